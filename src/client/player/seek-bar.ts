import type { EpisodePart } from '../../model/episode-data.ts';
import { formatTimecode, type Seconds } from '../../model/time.ts';
import type { Playback } from '../playback/playback.ts';
import { partAt } from './parts.ts';
import { elementOf } from '../page/element.ts';

/** How far keys move the slider, in seconds. */
const steps: Readonly<Record<string, Seconds>> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -60,
  PageUp: 60,
};

/** Moves of less than this share of the line cannot be seen, and each costs style and layout. */
const finest = 1 / 2000;

/**
 * The slider of what is heard, with the episode's parts marked on it. Pointers choose before they let go; the sound
 * goes there once.
 */
export class SeekBar {
  readonly #slider = elementOf<HTMLInputElement>('seek');
  readonly #marks = elementOf('seek-marks');
  readonly #hint = elementOf<HTMLOutputElement>('seek-hint');
  readonly #playback: Playback;
  readonly #parts: readonly EpisodePart[];
  #length = 0;
  #time: Seconds = 0;
  /** Where the thumb was drawn, in steps of the finest move. */
  #place = -1;
  #marked = '';
  #chosen: Seconds | undefined;
  #described = '';

  constructor(playback: Playback, parts: readonly EpisodePart[]) {
    this.#playback = playback;
    this.#parts = parts;
    this.#slider.addEventListener('input', () => {
      this.#chosen = this.#slider.valueAsNumber;
      this.#fill(this.#chosen);
      this.#showHint(this.#chosen);
    });
    this.#slider.addEventListener('change', () => {
      this.#chosen = undefined;
      this.#hint.hidden = true;
      playback.goToHeard(this.#slider.valueAsNumber);
    });
    this.#slider.addEventListener('keydown', (event) => this.#step(event));
    this.#slider.addEventListener('focus', () => this.#describe());
    this.#slider.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse' && this.#chosen === undefined) this.#showHint(this.#timeUnder(event));
    });
    this.#slider.addEventListener('pointerleave', () => (this.#hint.hidden = true));
  }

  /** Draws a time of what is heard, and how long that is (`undefined` while nobody knows). */
  draw(time: Seconds, length: Seconds | undefined): void {
    const max = String(length ?? 1);
    const place = Math.round(time / (length || 1) / finest);
    const moves = place !== this.#place || !this.#playback.playing || max !== this.#slider.max;
    [this.#length, this.#time] = [length ?? 0, time];
    if (this.#slider.disabled !== (length === undefined)) this.#slider.disabled = length === undefined;
    if (max !== this.#slider.max) this.#slider.max = max;
    this.#mark();
    if (this.#chosen !== undefined) return;
    if (moves) {
      this.#place = place;
      this.#slider.value = String(time);
      this.#fill(time);
    }
    // A slider that is focused is read out whenever its words change: not by the second.
    if (document.activeElement !== this.#slider || !this.#playback.playing) this.#describe();
  }

  #fill(time: Seconds): void {
    const share = this.#length > 0 ? Math.min(1, time / this.#length) : 0;
    this.#marks.style.setProperty('--heard', `${(share * 100).toFixed(3)}%`);
  }

  #labelAt(heard: Seconds): string {
    return partAt(this.#parts, this.#playback.saidAt(heard))?.label ?? '';
  }

  #describe(): void {
    const time = Math.min(this.#chosen ?? this.#time, this.#length || Infinity);
    const of = this.#length > 0 ? ` of ${formatTimecode(this.#length)}` : '';
    const label = this.#labelAt(time);
    const words = `${formatTimecode(time)}${of}${label === '' ? '' : `, ${label}`}`;
    if (words === this.#described) return;
    this.#described = words;
    this.#slider.setAttribute('aria-valuetext', words);
  }

  /** One mark per part, where it is heard; drawn anew only if that changes. */
  #mark(): void {
    const places = this.#parts.map(({ start }) => this.#playback.heardAt(start));
    const key = [this.#length, ...places].join();
    if (key === this.#marked) return;
    this.#marked = key;
    const marks = this.#parts.map(({ kind, label }, index) => {
      const place = (places[index] ?? 0) / this.#length;
      if (!(place > 0 && place < 1)) return '';
      const mark = document.createElement('i');
      mark.className = kind;
      mark.title = label;
      mark.style.left = `${(place * 100).toFixed(3)}%`;
      return mark;
    });
    this.#marks.replaceChildren(...marks);
  }

  #step(event: KeyboardEvent): void {
    const step = steps[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const time = (this.#playback.heardTime ?? 0) + step;
    this.#playback.goToHeard(Math.max(0, Math.min(this.#length, time)));
    this.#describe();
  }

  /** The time under a pointer; the line is inset by half of the thumb. */
  #timeUnder({ clientX }: PointerEvent): Seconds {
    const { left, width } = this.#marks.getBoundingClientRect();
    return Math.max(0, Math.min(1, (clientX - left) / width)) * this.#length;
  }

  #showHint(time: Seconds): void {
    this.#hint.hidden = this.#length === 0;
    const label = this.#labelAt(time);
    this.#hint.textContent = label === '' ? formatTimecode(time) : `${formatTimecode(time)} ${label}`;
    this.#hint.style.setProperty('--at', `${((time / (this.#length || 1)) * 100).toFixed(2)}%`);
  }
}
