import { countLeading } from '../model/ascending.ts';
import type { Range } from '../model/position.ts';
import { isContraction, isElision } from '../text/clitics.ts';
import { foldWord } from '../text/normalize.ts';
import type { Word } from '../text/words.ts';

const apostrophe = /['\u2018\u2019\u201B\u02BB\u02BC\u00B4\u0060\uFF07]/;
/** What makes one word of two without a space: parts of acronyms, firms, addresses. */
const joint = /[.&@\uFF20]/;

/**
 * Whether a range of the text, which begins and ends at words (or at what leans on one), is whole words: not a part
 * of `O’Brien`, `bybit.com`, `AT&T`, `C++` or a longer Thai word. A hyphen parts words; so does a change of script.
 */
export function isWhole(
  text: string,
  words: readonly Word[],
  range: Range,
  language: string,
  edges: ReadonlySet<number> | undefined,
): boolean {
  // The first word that ends behind the beginning of the range, and the last that begins before its end.
  const first = countLeading(words, (word) => word.end <= range.start);
  const last = countLeading(words, (word) => word.start < range.end) - 1;
  return (
    beginsWhole(text, words, first, range.start, language, edges) &&
    endsWhole(text, words, last, range.end, language, edges)
  );
}

function beginsWhole(
  text: string,
  words: readonly Word[],
  index: number,
  start: number,
  language: string,
  edges: ReadonlySet<number> | undefined,
): boolean {
  const word = words[index];
  if (word?.kind === 'syllable' && !edges?.has(start)) return false;
  if (start === 0 || (word && word.start < start)) return true;
  const before = text.charAt(start - 1);
  const previous = words[index - 1];
  if (previous?.end !== start - 1) return true;
  if (apostrophe.test(before))
    return isElision(foldWord(text.slice(previous.start, previous.end), language), language);
  return !joint.test(before);
}

function endsWhole(
  text: string,
  words: readonly Word[],
  index: number,
  end: number,
  language: string,
  edges: ReadonlySet<number> | undefined,
): boolean {
  const word = words[index];
  if (word?.kind === 'syllable' && !edges?.has(end)) return false;
  if (word && end < word.end) return true;
  const after = text.charAt(end);
  if (after === '+' || after === '#') return false;
  const next = words[index + 1];
  if (next?.start !== end + 1) return true;
  if (apostrophe.test(after))
    return isContraction(foldWord(text.slice(next.start, next.end), language), language);
  return !joint.test(after);
}
