import type { Seconds } from '../../model/time.ts';

/** So many places of the playhead can be told apart. */
const places = 500;

/** Where playing has come to in the map of the episode. Moved by a transform, so that nothing is laid out again. */
export class Playhead {
  readonly #duration: Seconds;
  readonly #head: HTMLElement | undefined;
  #at: number | undefined;

  /** `duration`: the map's width in seconds; without one there is no map. */
  constructor(duration: Seconds | undefined) {
    this.#duration = duration ?? 0;
    const lanes = document.querySelector('.episode-map .timeline-lanes');
    if (!lanes || !(this.#duration > 0)) return;
    const frame = document.createElement('div');
    frame.className = 'playhead';
    this.#head = document.createElement('div');
    frame.append(this.#head);
    lanes.append(frame);
  }

  show(time: Seconds): void {
    const share = Math.max(0, Math.min(1, time / this.#duration));
    const at = Math.round(share * places) / places;
    if (at === this.#at) return;
    this.#at = at;
    this.#head?.style.setProperty('--at', String(at));
  }
}
