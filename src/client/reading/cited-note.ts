import citedStyles from '../../styles/cited.css?url';
import { firstWords, type CitedPlace } from '../../model/cited-link.ts';
import { formatTimecode } from '../../model/time.ts';
import { addStyles } from '../page/add-styles.ts';
import { makeButton, makeElement } from '../page/make-element.ts';
import { PassageText } from '../transcript/passage-text.ts';

const changed = 'This passage has been edited since it was cited.';
const gone = 'The passage that was cited is no longer in the transcript.';

/** A line of what stood and stands there. The words are shown as words, whatever they hold. */
function makeLine(label: string, words: string): HTMLElement {
  const quoted = makeElement('bdi', '', words);
  const more = /[.!?…。！？؟۔]["”’»)]?$/u.test(words) ? '' : ' …';
  return makeElement(
    'div',
    '',
    makeElement('dt', '', `${label} `),
    makeElement('dd', '', '“', quoted, `${more}”`),
  );
}

/**
 * Says above a passage that what was cited is not what stands here: the words and the time of the link, and the words
 * now. `isSame`: it is the same passage, edited; else only the one that is said at that time.
 */
export function tellCited(passage: HTMLElement, { words = '', time }: CitedPlace, isSame: boolean): void {
  void addStyles(citedStyles);
  const when = time === undefined ? '' : `, at ${formatTimecode(time)}`;
  const now = firstWords(new PassageText(passage).text, true);
  const status = makeElement('p', '');
  status.role = 'status';
  const dismiss = makeButton('Dismiss', () => {
    note.remove();
    passage.tabIndex = -1;
    passage.focus({ preventScroll: true });
    passage.addEventListener('blur', () => passage.removeAttribute('tabindex'), { once: true });
  });
  const note = makeElement(
    'div',
    'cited-note',
    status,
    makeElement(
      'dl',
      '',
      makeLine(`The link says${when}:`, words),
      makeLine(isSame ? 'Here it says now:' : 'Said at that time now:', now),
    ),
    dismiss,
  );
  note.role = 'group';
  note.ariaLabel = 'About the link that led here';
  // it speaks English on pages of every script
  [note.lang, note.dir] = ['en', 'ltr'];
  passage.before(note);
  // a live region must be there before it says something
  requestAnimationFrame(() => (status.textContent = isSame ? changed : gone));
}
