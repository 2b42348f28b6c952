import type { EpisodePart } from '../../model/episode-data.ts';
import { parseMediaFragment } from '../playback/media-fragment.ts';

/** Marks what is on where it stands in the text: the takeaway that was just made, the deep dive or chapter. */
export class TextMarks {
  #takeaway: Element | undefined;
  #part: Element | undefined;
  #partStart: number | undefined;

  show(takeaway: Element | undefined, part: EpisodePart | undefined): void {
    if (takeaway !== this.#takeaway) {
      this.#takeaway?.removeAttribute('aria-current');
      takeaway?.setAttribute('aria-current', 'true');
      this.#takeaway = takeaway;
    }
    if (part?.start === this.#partStart) return;
    this.#partStart = part?.start;
    this.#part?.removeAttribute('aria-current');
    this.#part = part && this.#find(part);
    this.#part?.setAttribute('aria-current', 'true');
  }

  #find({ id, start }: EpisodePart): Element | undefined {
    if (id !== undefined) return document.getElementById(id)?.closest('.dive') ?? undefined;
    const stamps = document.querySelectorAll<HTMLAnchorElement>('.chapters > li > .stamp');
    const own = Array.from(stamps).find(({ hash }) => parseMediaFragment(hash)?.start === Math.floor(start));
    return own?.closest('li') ?? undefined;
  }
}
