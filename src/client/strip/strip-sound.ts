import type { Alignment } from '../../model/alignment.ts';
import type { EpisodeData } from '../../model/episode-data.ts';
import { readAlignment } from '../align/kept-alignment.ts';
import { AudioKeeper } from '../playback/audio-keeper.ts';
import { Playback, type Stretch } from '../playback/playback.ts';
import { readSpeed } from '../player/memory.ts';
import { keepOneTabPlaying } from '../player/one-tab.ts';
import { failure } from '../player/player-line.ts';
import type { Strip } from './strip.ts';
import type { StripPart } from './strip-part.ts';
import { tellSystem } from './system-player.ts';

/** An episode that is played on a page that is not its own. */
export interface SoundHere extends Pick<EpisodeData, 'slug' | 'base' | 'show' | 'artwork'> {
  /** Path of the episode's page. */
  readonly address: string;
  /** What it is called beside a player. */
  readonly title: string;
  /** Address of the audio. */
  readonly src: string;
}

/** Sound of the strip's own. One thing sounds at a time: the page's own player is silent while it plays. */
export class StripSound {
  readonly here: SoundHere;
  readonly playback: Playback;
  readonly #audio: HTMLAudioElement;
  readonly #ended = new AbortController();
  readonly #strip: Strip;

  /** An episode with its times shifted and at the speed as the listener set them for it. */
  static asKept(strip: Strip, here: SoundHere, audio?: HTMLAudioElement): StripSound {
    return new StripSound(strip, here, readAlignment(here, 'audio').anchors, readSpeed(here), audio);
  }

  /** `audio` may be one that the reader's own press has made: some browsers let only such a one play later on. */
  constructor(strip: Strip, here: SoundHere, alignment: Alignment, rate: number, audio = new Audio()) {
    [this.#strip, this.here, this.#audio] = [strip, here, audio];
    audio.preload = 'none';
    audio.src = here.src;
    audio.dataset['stripAudio'] = '';
    this.playback = new Playback(this.#ended.signal);
    this.playback.setKeeper(new AudioKeeper(audio), alignment);
    this.playback.setRate(rate);
  }

  /** It plays, and there is nothing to be heard yet. */
  get waiting(): boolean {
    return this.playback.playing && this.#audio.readyState < HTMLMediaElement.HAVE_FUTURE_DATA;
  }

  /** It cannot be had, or no more of it. */
  get failed(): boolean {
    return this.#audio.error !== null;
  }

  /** It belongs to a part of the strip until `signal`. */
  connect(part: StripPart, signal: AbortSignal): void {
    const [strip, { playback, here }] = [this.#strip, this];
    document.body.append(this.#audio);
    const letGo = [
      playback.on(['play', 'pause', 'seek', 'tick', 'wait', 'end'], () => strip.draw()),
      playback.on(['error'], () => strip.say(failure)),
      strip.own?.on(['play'], () => {
        if (strip.own?.keeper?.kind === 'audio') strip.clear(part);
      }),
    ];
    signal.addEventListener('abort', () => letGo.forEach((end) => end?.()));
    keepOneTabPlaying(playback, here.base, (why) => strip.say(why), signal);
    tellSystem(playback, () => void this.play(), here, signal);
  }

  /** Plays, or says why not. `past` the end of a stretch, or just a stretch. */
  async play(stretch?: Stretch | 'past'): Promise<void> {
    const [strip, { playback }] = [this.#strip, this];
    strip.say('');
    if (strip.own?.keeper?.kind === 'audio') strip.own.pause();
    try {
      await (stretch === 'past' ? playback.playOn() : playback.play(stretch));
    } catch {
      // refused, or not to be had (which is said elsewhere): the button stays
    }
    strip.draw();
  }

  /** There is nothing more of it. */
  end(): void {
    this.playback.pause();
    this.#ended.abort();
    this.#audio.remove();
  }
}
