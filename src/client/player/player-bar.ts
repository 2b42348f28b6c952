import { formatTimecode, type Seconds } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import { AudioKeeper } from '../playback/audio-keeper.ts';
import { readSkips, writeSkips, writeSpeed } from './memory.ts';
import { playOrExplain } from './play-or-explain.ts';
import { elementOf } from '../page/element.ts';
import { partAfter, partBefore } from './parts.ts';
import { SeekBar } from './seek-bar.ts';

/** Sound that has not moved on for so many ticks is waited for. */
const patience = 3;

/** The bar at the foot of the window: shows what plays, and does what its buttons and keys say. */
export class PlayerBar {
  readonly #page: EpisodePage;
  readonly #player = elementOf('player');
  readonly #speed = elementOf<HTMLSelectElement>('speed');
  readonly #mute = elementOf<HTMLInputElement>('mute');
  readonly #heard = elementOf('heard-time');
  readonly #length = elementOf('heard-length');
  readonly #seekBar: SeekBar;
  #lastTime = -1;
  #second = -1;
  #stillFor = 0;

  constructor(page: EpisodePage) {
    this.#page = page;
    const { playback, data } = page;
    this.#seekBar = new SeekBar(playback, data.parts);
    elementOf('play-button').addEventListener('click', () => this.toggle());
    elementOf('back-button').addEventListener('click', () => this.skip(-readSkips(data).back));
    elementOf('on-button').addEventListener('click', () => this.skip(readSkips(data).on));
    this.#speed.addEventListener('change', () => this.setSpeed(Number(this.#speed.value)));
    this.#mute.addEventListener('change', () => this.setMuted(this.#mute.checked));
    this.#startSkips();
    playback.on(
      ['play', 'pause', 'seek', 'rate', 'duration', 'end', 'error', 'keeper', 'alignment', 'wait'],
      () => this.draw(),
    );
    playback.on(['tick'], () => this.#tick());
  }

  /** Of what is heard: as loaded, and before that as declared. `undefined` if neither is known. */
  get length(): Seconds | undefined {
    const { playback, data } = this.#page;
    return (
      playback.keeper?.duration ?? (data.duration === undefined ? undefined : playback.heardAt(data.duration))
    );
  }

  toggle(): void {
    const { playback } = this.#page;
    if (playback.playing) playback.pause();
    else void playOrExplain(this.#page);
  }

  /** Goes on or back by seconds of what is heard. */
  skip(by: Seconds): void {
    const { playback } = this.#page;
    const time = (playback.heardTime ?? 0) + by;
    playback.goToHeard(Math.max(0, Math.min(time, this.length ?? Infinity)));
  }

  /** Goes to the next chapter or deep dive, or (-1) to the one before. */
  skipPart(by: 1 | -1): void {
    const { playback, data } = this.#page;
    const part = (by === 1 ? partAfter : partBefore)(data.parts, playback.time ?? 0);
    if (part) playback.goTo({ start: part.start });
    else if (by === -1) playback.goToHeard(0);
  }

  setSpeed(speed: number): void {
    this.#page.playback.setRate(speed);
    writeSpeed(this.#page.data, speed);
  }

  /** To the next of the speeds that are offered, faster (1) or slower (-1). */
  changeSpeed(by: 1 | -1): void {
    const speeds = Array.from(this.#speed.options, ({ value }) => Number(value));
    const now = this.#page.playback.rate;
    const next =
      by === 1
        ? speeds.find((speed) => speed > now + 0.001)
        : speeds.findLast((speed) => speed < now - 0.001);
    if (next !== undefined) this.setSpeed(next);
  }

  get muted(): boolean {
    return this.#audio?.muted ?? false;
  }

  setMuted(muted: boolean): void {
    if (this.#audio) this.#audio.muted = muted;
    this.draw();
  }

  get #audio(): HTMLAudioElement | undefined {
    const { keeper } = this.#page.playback;
    return keeper instanceof AudioKeeper ? keeper.element : undefined;
  }

  draw(): void {
    const { playback } = this.#page;
    this.#stillFor = 0;
    this.#player.toggleAttribute('data-playing', playback.playing);
    this.#player.toggleAttribute('data-waiting', false);
    this.#player.toggleAttribute('data-muted', this.muted);
    this.#mute.checked = this.muted;
    elementOf('mute-row').hidden = this.#audio === undefined;
    this.#drawSpeed(playback.rate);
    this.#drawTime();
  }

  #drawSpeed(rate: number): void {
    const value = String(rate);
    if (!Array.from(this.#speed.options).some((option) => option.value === value))
      this.#speed.add(new Option(`${Math.round(rate * 100) / 100}×`, value));
    this.#speed.value = value;
  }

  #drawTime(): void {
    const { length } = this;
    const time = Math.min(this.#page.playback.heardTime ?? 0, length ?? Infinity);
    this.#second = Math.floor(time);
    this.#write(this.#heard, formatTimecode(time));
    this.#write(this.#length, length === undefined ? '' : ` / ${formatTimecode(length)}`);
    this.#seekBar.draw(time, length);
  }

  /**
   * Writes only what changes: layout costs more than asking. A text is changed in its place: where nodes come and go,
   * the browser looks for styles that depend on what is inside of something (`:has`), which may be the whole page's.
   */
  #write(element: HTMLElement, text: string): void {
    if (element.textContent === text) return;
    if (element.firstChild instanceof Text) element.firstChild.data = text;
    else element.textContent = text;
  }

  #tick(): void {
    const time = this.#page.playback.heardTime ?? 0;
    this.#stillFor = time === this.#lastTime ? this.#stillFor + 1 : 0;
    this.#lastTime = time;
    const waits = this.#stillFor >= patience;
    if (waits !== this.#player.hasAttribute('data-waiting'))
      this.#player.toggleAttribute('data-waiting', waits);
    // a second is the least that shows
    if (Math.floor(time) !== this.#second) this.#drawTime();
  }

  #startSkips(): void {
    const { data } = this.#page;
    const back = elementOf<HTMLSelectElement>('skip-back');
    const on = elementOf<HTMLSelectElement>('skip-on');
    const show = (): void => {
      const skips = readSkips(data);
      [back.value, on.value] = [String(skips.back), String(skips.on)];
      elementOf('back-button').querySelector('[data-seconds]')?.replaceChildren(back.value);
      elementOf('on-button').querySelector('[data-seconds]')?.replaceChildren(on.value);
    };
    for (const select of [back, on])
      select.addEventListener('change', () => {
        writeSkips(data, { back: Number(back.value), on: Number(on.value) });
        show();
      });
    show();
  }
}
