import { readCitedLink } from '../../model/cited-link.ts';
import { findNearestPassage, parsePassageId, type NearestPassage } from '../../model/passage-id.ts';
import { showHere } from '../page/here.ts';
import type { Notice } from '../page/notice.ts';
import { passageElementAt } from '../transcript/passage-at.ts';
import { markWords } from './cited-words.ts';
import { tellCited } from './cited-note.ts';
import { markSearched } from './searched-words.ts';

const edited = 'This passage has been edited since the link was made.';
const gone = 'The passage this link leads to is no longer in the transcript.';

/** The passage that is most like one that is not there any more. */
function nearestTo(id: string): NearestPassage | undefined {
  const passages = document.querySelectorAll<HTMLElement>('.transcript-text > p[id]');
  return findNearestPassage(
    id,
    Array.from(passages, (passage) => passage.id),
  );
}

/** A link that carries nothing but the passage's id. */
function leadToNearest(id: string, notice: Notice): void {
  const nearest = nearestTo(id);
  if (nearest === undefined) {
    notice.say(gone);
    return;
  }
  showHere(document.getElementById(nearest.id) ?? undefined);
  if (!nearest.exact) notice.say(edited);
}

/**
 * Leads to the passage that the address names by its id, or to what has become of it. The address may carry `words`
 * that are cited: they are marked where they still stand; where they do not, they are told beside what stands there now.
 * That a passage of this very id never had other words than it has, its id says itself. Or it carries what a search
 * found, to be `mark`ed.
 */
export function leadToPassage(id: string, notice: Notice, carries: string | undefined): void {
  if (carries === 'mark') {
    markSearched(location);
    return;
  }
  const cited = carries === 'words' ? readCitedLink(location.search, location.hash) : undefined;
  const here = document.getElementById(id);
  if (id !== '' && !here && parsePassageId(id) === undefined) return;
  if (cited?.words === undefined) {
    if (!here && id !== '') leadToNearest(id, notice);
    return;
  }
  const { words, time } = cited;
  const atTime = time === undefined ? undefined : passageElementAt(time);
  if (here || id === '') {
    const passage = here ?? atTime;
    if (passage?.matches('.transcript-text > p')) markWords(passage, words);
    return;
  }
  const nearest = nearestTo(id);
  const place = document.getElementById(nearest?.id ?? '') ?? atTime;
  if (place) {
    if (nearest) markWords(place, words);
    if (!nearest?.exact)
      tellCited(place, { words, ...(time === undefined ? {} : { time }) }, nearest !== undefined);
    showHere(place);
  } else notice.say(gone);
}
