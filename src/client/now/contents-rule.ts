import type { EpisodeData } from '../../model/episode-data.ts';
import type { Seconds } from '../../model/time.ts';
import { parseMediaFragment } from '../playback/media-fragment.ts';
import { endOf } from '../player/parts.ts';

interface Row {
  readonly element: HTMLElement;
  readonly stamp: HTMLElement;
  readonly start: Seconds;
  readonly end: Seconds;
  /** Which of its hundredths were heard. */
  heard: number;
}

/** The rule that runs along the contents while the episode plays, as far as it has come. */
export class ContentsRule {
  readonly #rows: readonly Row[];

  constructor({ parts, duration = Infinity }: EpisodeData) {
    const stamps = document.querySelectorAll<HTMLAnchorElement>('.contents .timed > .stamp');
    this.#rows = Array.from(stamps).flatMap((stamp): Row[] => {
      const second = parseMediaFragment(stamp.hash)?.start;
      const label = stamp.nextElementSibling?.textContent;
      const own = parts.filter(({ start }) => Math.floor(start) === second);
      const part = own.find((one) => one.label === label) ?? own[0];
      if (!part) return [];
      const end = Math.min(endOf(part, parts), duration);
      return [{ element: stamp.parentElement as HTMLElement, stamp, start: part.start, end, heard: 0 }];
    });
  }

  /** Touches only what is another by a hundredth of its part. */
  show(time: Seconds): void {
    for (const row of this.#rows) {
      const share = (time - row.start) / Math.max(1, row.end - row.start);
      const heard = Math.round(100 * Math.max(0, Math.min(1, share)));
      if (heard !== row.heard) row.element.style.setProperty('--heard', String(heard / 100));
      row.heard = heard;
      const isOn = row.start <= time && time < row.end;
      if (isOn === row.stamp.hasAttribute('aria-current')) continue;
      if (isOn) row.stamp.setAttribute('aria-current', 'time');
      else row.stamp.removeAttribute('aria-current');
    }
  }
}
