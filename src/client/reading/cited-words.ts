import citedStyles from '../../styles/cited.css?url';
import { plainLine } from '../../model/cited-link.ts';
import { addStyles } from '../page/add-styles.ts';
import { makeHighlight } from '../page/highlights.ts';
import { PassageText } from '../transcript/passage-text.ts';

const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** Where words stand in a text, whatever white space is between them. */
function findWords(text: string, words: string): readonly [start: number, end: number] | undefined {
  for (const form of ['NFC', 'NFD'] as const) {
    const parts = plainLine(words).normalize(form).split(' ').map(escapePattern);
    const match = new RegExp(parts.join('\\s+'), 'u').exec(text);
    if (match && match[0] !== '') return [match.index, match.index + match[0].length];
  }
  return undefined;
}

/** Marks the words of a link in a passage, if they stand there. */
export function markWords(passage: HTMLElement, words: string): void {
  const text = new PassageText(passage);
  const found = findWords(text.text, words);
  if (!found) return;
  void addStyles(citedStyles);
  makeHighlight('cited-words')?.add(text.select(...found, document.createRange()));
}
