import type { Place } from '../../model/annotation.ts';
import type { Range } from '../../model/position.ts';
import { isContraction, isElision } from '../../text/clitics.ts';
import { foldWord } from '../../text/normalize.ts';
import { wordsOf } from '../../text/words.ts';
import { findAddresses } from '../addresses.ts';

/** A word as names are made of: hyphens and apostrophes join (`Felbab-Brown`, `ch’ien`), `’s` and `l’` stay outside. */
export interface Token extends Range {
  /** Folded; a hyphen is a space, so that one name is one however it is joined. */
  readonly key: string;
  /** `inner`: a capital behind the first letter, too (`FinCEN`, `UTXO`). */
  readonly capital: 'none' | 'first' | 'inner';
  /** Whether it stands where any word has a capital: at the beginning of a sentence or a text. */
  readonly opens: boolean;
  /** Whether nothing but a space stands between it and the token before. */
  readonly follows: boolean;
}

const capitalFirst = /^\p{Lu}/u;
const capitalInside = /^.+\p{Lu}/su;
const letters = /^[\p{L}\p{M}]/u;
// A sentence or a heading may begin behind these; a comma or semicolon begins none.
const opening = /[.!?…:|\n\r"“”„«»‹›¿¡([{–—‒♪>*]|--|(?:^|\s)['‘’]/u;
const joining = /^['’\u2010\u2011-]$/u;

/**
 * The tokens of a place outside closed ranges and addresses; where nearly all words have capitals, none has one.
 * Folding is remembered in `folded`.
 */
export function tokensOf(place: Place, folded: Map<string, string>): Token[] {
  const { text, language } = place;
  const fold = (word: string): string => {
    let key = folded.get(word);
    if (key === undefined)
      folded.set(
        word,
        (key = foldWord(word, language)
          .replace(/['’]/g, "'")
          .replace(/[\u2010\u2011-]/g, ' ')),
      );
    return key;
  };
  const shut = [...place.closed, ...findAddresses(text)];
  const found: Token[] = [];
  let last: { start: number; end: number; follows: boolean; opens: boolean } | undefined;
  let previousEnd = 0;
  let cut = true;
  const flush = (): void => {
    if (last === undefined) return;
    const word = text.slice(last.start, last.end);
    if (letters.test(word))
      found.push({
        ...last,
        key: fold(word),
        capital: !capitalFirst.test(word) && !capitalInside.test(word) ? 'none' : capitalOf(word),
      });
    else cut = true;
    last = undefined;
  };
  for (const word of wordsOf(text)) {
    const gap = text.slice(previousEnd, word.start);
    previousEnd = word.end;
    if (shut.some((range) => word.start < range.end && range.start < word.end)) {
      flush();
      cut = true;
      continue;
    }
    const own = fold(text.slice(word.start, word.end));
    if (last !== undefined && joining.test(gap)) {
      if (gap.length === 1 && "'’".includes(gap) && isContraction(own, language)) {
        flush();
        cut = true;
        continue;
      }
      if (!isElision(fold(text.slice(last.start, last.end)), language)) {
        last.end = word.end;
        continue;
      }
    }
    flush();
    const opens =
      found.length === 0 && last === undefined
        ? isStart(text, word.start) || opening.test(gap)
        : opening.test(gap);
    last = { start: word.start, end: word.end, follows: !cut && gap === ' ', opens };
    cut = false;
  }
  flush();
  return isAllCapitals(found) ? found.map((token) => ({ ...token, capital: 'none' as const })) : found;
}

const isStart = (text: string, offset: number): boolean => text.slice(0, offset).trim() === '';

const capitalOf = (word: string): Token['capital'] => {
  // each part of a compound may have a capital of its own: Felbab-Brown is no FinCEN
  const parts = word.split(/['’\u2010\u2011-]/);
  return parts.some((part) => capitalInside.test(part)) ? 'inner' : 'first';
};

/** Whether capitals say nothing, as all words have them, or most (captions, titles). */
function isAllCapitals(tokens: readonly Token[]): boolean {
  const capitals = tokens.filter(({ capital }) => capital !== 'none').length;
  return tokens.length >= 4 && capitals > tokens.length * 0.7;
}
