import { readStored, writeStored } from '../page/stored.ts';
import { showHere } from '../page/here.ts';
import type { EpisodeData } from '../../model/episode-data.ts';
import type { Notice } from '../page/notice.ts';

/** Id of the element that the address names. */
function idInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

/**
 * Makes links to passages outlive edits: an address whose passage is not there any more leads to the nearest one, and
 * the page says so; of a link that cites words (cited-link.ts), they are marked, or told; of a search result's, they are
 * marked. One that is there is the browser's own business.
 */
export function followPassageLinks(notice: Notice): void {
  const follow = (carries?: string): void => {
    const id = idInAddress();
    const isTime = /(?:^|&)t=/.test(id);
    if (!isTime) showHere(undefined);
    notice.clear();
    if (carries === 'mark' || (!isTime && (carries || (id !== '' && document.getElementById(id) === null))))
      void import('./lead-to-passage.ts').then(({ leadToPassage }) => {
        if (id === idInAddress()) leadToPassage(id, notice, carries);
      });
  };
  const carried = (): string | undefined => /[?&](words|mark)=/.exec(location.search)?.[1];
  window.addEventListener('hashchange', () => follow(carried() === 'mark' ? 'mark' : undefined));
  follow(carried());
}

const key = 'transcript-headings';

/** Remembers whether the reader wants headings in transcripts. The switch works without this. */
export function rememberHeadings({ base }: Pick<EpisodeData, 'base'>): void {
  const box = document.querySelector<HTMLInputElement>('.show-headings input');
  if (!box) return;
  box.checked = readStored(base, key) !== false;
  box.addEventListener('change', () => writeStored(base, key, box.checked));
}
