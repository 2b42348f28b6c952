import { readStored, writeStored } from '../page/stored.ts';
import { showHere } from '../page/here.ts';
import type { EpisodeData } from '../../model/episode-data.ts';
import type { Notice } from '../page/notice.ts';

const edited = 'This passage has been edited since the link was made.';
const gone = 'The passage this link leads to is no longer in the transcript.';

function idInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return '';
  }
}

/** Leads to the passage that is most like one that is not there any more, and says so. */
async function leadToNearest(id: string, notice: Notice): Promise<void> {
  const { findNearestPassage, parsePassageId } = await import('../../model/passage-id.ts');
  if (parsePassageId(id) === undefined || id !== idInAddress()) return;
  const passages = document.querySelectorAll<HTMLElement>('.transcript-text > p[id]');
  const nearest = findNearestPassage(
    id,
    Array.from(passages, (passage) => passage.id),
  );
  if (nearest === undefined) {
    notice.say(gone);
    return;
  }
  showHere(document.getElementById(nearest.id) ?? undefined);
  if (!nearest.exact) notice.say(edited);
}

/**
 * Makes links to passages outlive edits: an address whose passage is not there any more leads to the nearest one, and
 * a notice says so. One that is there is the browser's own business.
 */
export function followPassageLinks(notice: Notice): void {
  const follow = (): void => {
    const id = idInAddress();
    const isTime = /(?:^|&)t=/.test(id);
    if (!isTime) showHere(undefined);
    notice.clear();
    if (id !== '' && !isTime && document.getElementById(id) === null) void leadToNearest(id, notice);
  };
  window.addEventListener('hashchange', follow);
  follow();
}

const key = 'transcript-headings';

/** Remembers whether the reader wants headings in transcripts. The switch works without this. */
export function rememberHeadings({ base }: Pick<EpisodeData, 'base'>): void {
  const box = document.querySelector<HTMLInputElement>('.show-headings input');
  if (!box) return;
  box.checked = readStored(base, key) !== false;
  box.addEventListener('change', () => writeStored(base, key, box.checked));
}
