import type { Seconds } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { Stretch } from '../playback/playback.ts';
import { playOrExplain } from '../player/play-or-explain.ts';
import type { Strip } from '../strip/strip.ts';
import type { StripPart, WayBack } from '../strip/strip-part.ts';
import type { StripLook } from '../strip/strip-view.ts';
import { HeardLine } from './heard-line.ts';
import { endOfPassage, lookOf } from './passage-look.ts';

/** Whoever had not heard more than this has nothing to go back to. */
const notBegun: Seconds = 1;

/**
 * A passage of the episode that a page is of, heard in passing in its own player: the strip shows what was pressed in
 * the sheet beside it, and the way back to where the listener was. That is what is remembered meanwhile.
 */
export class OwnPassage implements StripPart {
  readonly name = 'Passage';
  readonly line: HeardLine;
  /** Where the listener was, in what is heard. */
  readonly left: Seconds;
  readonly #strip: Strip;
  readonly #page: EpisodePage;
  readonly #stretch: Stretch;
  #over = false;

  /** `left`: where the listener was before another such passage. */
  constructor(strip: Strip, page: EpisodePage, stretch: Stretch, stamp: HTMLAnchorElement, left?: Seconds) {
    [this.#strip, this.#page, this.#stretch] = [strip, page, stretch];
    this.line = new HeardLine(stamp);
    this.left = left ?? page.playback.heardTime ?? 0;
  }

  get from(): HTMLAnchorElement {
    return this.line.stamp;
  }

  begin(signal: AbortSignal): void {
    const { playback } = this.#page;
    playback.leftAt = playback.saidAt(this.left);
    const letGo = [
      playback.on(['play', 'seek', 'keeper'], () => this.#follow()),
      playback.on(['pause', 'end', 'error'], () => this.#rest()),
      playback.on(['tick'], () => this.#strip.draw()),
    ];
    signal.addEventListener('abort', () => {
      playback.leftAt = undefined;
      this.line.mark(false);
      for (const end of letGo) end();
    });
    this.#play();
  }

  look(): StripLook {
    const { playing, time = 0 } = this.#page.playback;
    const look = lookOf({
      stretch: this.#stretch,
      time: Math.max(time, this.#stretch.start),
      playing,
      over: this.#over,
      back: this.left > notBegun ? { at: this.left } : undefined,
    });
    return { ...look, title: this.#page.data.title, link: { label: 'Open there', href: this.from.href } };
  }

  toggle(): void {
    const { playback } = this.#page;
    if (playback.playing) playback.pause();
    else if (this.#over) this.#play();
    else void playOrExplain(this.#page);
  }

  goOn(): void {
    this.#strip.clear(this);
    this.#page.playback.playOn().catch(() => undefined);
  }

  goBack(): void {
    this.#return();
    void playOrExplain(this.#page);
  }

  stop(): void {
    this.#page.playback.pause();
    this.#return();
  }

  /** What the next page goes on with is kept by the player. */
  leave(): void {
    this.stop();
  }

  giveWay(): WayBack {
    this.stop();
    return wayBackTo(this.#page, this.left);
  }

  #play(): void {
    this.#over = false;
    void playOrExplain(this.#page, this.#stretch);
    // there is no such time
    if (this.#page.playback.stretch !== this.#stretch) this.#strip.clear(this);
  }

  /** Where the listener was is where the player stands again. */
  #return(): void {
    this.#page.playback.goToHeard(this.left);
    this.#strip.clear(this);
  }

  /** Whoever plays past the end, or leaves the passage by the player, listens there from now on. */
  #follow(): void {
    const { playback } = this.#page;
    if (playback.stretch !== this.#stretch) this.#strip.clear(this);
    else this.line.mark(playback.playing);
    this.#strip.draw();
  }

  /** It is silent: at its end, or because somebody paused it. */
  #rest(): void {
    const { playback } = this.#page;
    this.line.mark(false);
    const wasOver = this.#over;
    this.#over = !playback.playing && playback.stretch !== this.#stretch;
    if (this.#over && !wasOver) this.#strip.say(endOfPassage, true);
    this.#strip.draw();
  }
}

/** The player of a page goes on where it was. */
export const wayBackTo = (page: Pick<EpisodePage, 'playback' | 'notice'>, at: Seconds): WayBack => ({
  at,
  go: () => void playOrExplain(page),
});
