import type { EpisodeSound } from '../../model/sound.ts';
import { GoingOn } from '../continue/going-on.ts';
import type { Stretch } from '../playback/playback.ts';
import { explainBeyond } from '../player/play-or-explain.ts';
import type { Strip } from '../strip/strip.ts';
import type { StripPart, WayBack } from '../strip/strip-part.ts';
import { StripSound } from '../strip/strip-sound.ts';
import type { StripLook } from '../strip/strip-view.ts';
import { HeardLine } from './heard-line.ts';
import { endOfPassage, lookOf } from './passage-look.ts';

/** What is heard, by which stamp, and what the listener was at before. */
export interface PassageSource {
  readonly sound: EpisodeSound;
  readonly stretch: Stretch;
  readonly stamp: HTMLAnchorElement;
  readonly back: WayBack | undefined;
  /** Made by the reader's press. */
  readonly audio: HTMLAudioElement;
}

/**
 * A passage of an episode that is heard in passing, on a page that is not its own: just that, and then it stops.
 * Nothing of it is remembered, and it ends with the page, unless the listener wants to go on.
 */
export class Passage implements StripPart {
  readonly name = 'Passage';
  readonly line: HeardLine;
  readonly #strip: Strip;
  readonly #sound: StripSound;
  readonly #stretch: Stretch;
  readonly #back: WayBack | undefined;
  #over = false;
  #handedOn = false;

  constructor(strip: Strip, { sound, stretch, stamp, back, audio }: PassageSource) {
    [this.#strip, this.#stretch, this.#back] = [strip, stretch, back];
    this.line = new HeardLine(stamp);
    this.#sound = StripSound.asKept(strip, sound, audio);
  }

  get from(): HTMLAnchorElement {
    return this.line.stamp;
  }

  begin(signal: AbortSignal): void {
    const { playback } = this.#sound;
    signal.addEventListener('abort', () => {
      this.line.mark(false);
      if (!this.#handedOn) this.#sound.end();
    });
    const letGo = [
      playback.on(['play'], () => {
        this.#over = false;
        this.line.mark(playback.playing);
      }),
      playback.on(['pause', 'end', 'error'], () => this.#rest()),
    ];
    signal.addEventListener('abort', () => letGo.forEach((end) => end()));
    this.#sound.connect(this, signal);
    void this.#sound.play(this.#stretch);
  }

  look(): StripLook {
    const { playback, here, waiting, failed } = this.#sound;
    const { playing, time = 0 } = playback;
    const look = lookOf({
      stretch: this.#stretch,
      time: Math.max(time, this.#stretch.start),
      playing,
      over: this.#over,
      back: this.#back,
    });
    return {
      ...look,
      ...(waiting ? { time: 'Loading…' } : {}),
      ...(failed ? { play: 'Try again', on: false } : {}),
      title: here.title,
      link: { label: 'Open there', href: this.line.stamp.href },
    };
  }

  toggle(): void {
    const { playback } = this.#sound;
    if (playback.playing) playback.pause();
    else void this.#sound.play(this.#over ? this.#stretch : undefined);
  }

  goOn(): void {
    this.#handedOn = true;
    this.#strip.put(new GoingOn(this.#strip, this.#sound));
    void this.#sound.play('past');
  }

  goBack(): void {
    this.#strip.clear(this);
    this.#back?.go();
  }

  /** The strip has what was in it before. */
  stop(): void {
    this.#strip.clear(this);
    this.#back?.restore?.();
  }

  leave(): void {
    this.#back?.leave?.();
  }

  giveWay(): WayBack | undefined {
    return this.#back;
  }

  /** It is silent: at its end, or because somebody paused it. */
  #rest(): void {
    const { playback } = this.#sound;
    this.line.mark(playback.playing);
    const { start, end } = this.#stretch;
    const atEnd = end !== undefined && playback.stretch === undefined && (playback.time ?? 0) > start;
    const wasOver = this.#over;
    this.#over = !playback.playing && (atEnd || playback.keeper?.time === playback.keeper?.duration);
    const beyond = explainBeyond(playback, start);
    if (beyond !== undefined) this.#strip.say(beyond);
    else if (this.#over && !wasOver) this.#strip.say(endOfPassage, true);
    this.#strip.draw();
  }
}
