import type { Background } from './background.ts';
import type { Token } from './tokens.ts';
import { frequencyOf, namenessOf, type WordCounts } from './word-counts.ts';

/** Neighbouring tokens that may be a term: a name by its capitals, or an expression of rare or fixed words. */
export interface Run {
  readonly kind: 'name' | 'word' | 'expression';
  readonly tokens: readonly Token[];
}

// Small words within names. Not "and" nor "in", which more often stand between two names.
const inNames = new Set(
  'of the de del della der den des di do dos du el la las los le van von vom zu zum al ul bin ibn ben'.split(
    ' ',
  ),
);
// Small words within expressions: proof of work, replace by fee.
const inExpressions = new Set('of by per'.split(' '));
const longestName = 5;
/** An expression, and a word that is no name, must occur this often to be looked at. */
export const leastExpressions = 4;

/** What a place holds that may be a term. `isTaken` says which tokens belong to a known one. */
export function runsOf(
  tokens: readonly Token[],
  isTaken: (token: Token) => boolean,
  counts: WordCounts,
  background: Background,
): Run[] {
  const runs: Run[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const end = endOfName(tokens, index, isTaken, counts);
    if (end > index) {
      const name = trimName(tokens.slice(index, end), counts, background);
      if (name.length > 0 && isName(name, counts, background)) runs.push({ kind: 'name', tokens: name });
      index = end - 1;
      continue;
    }
    runs.push(...expressionsAt(tokens, index, isTaken, counts, background));
  }
  return runs;
}

function endOfName(
  tokens: readonly Token[],
  first: number,
  isTaken: (token: Token) => boolean,
  counts: WordCounts,
): number {
  const begin = tokens[first] as Token;
  const begins =
    begin.capital === 'inner' ||
    (begin.capital === 'first' && (!begin.opens || namenessOf(counts, begin.key) > 0.5));
  if (!begins || isTaken(begin)) return first;
  let end = first + 1;
  while (end < tokens.length && end - first < longestName) {
    const token = tokens[end] as Token;
    if (!token.follows || isTaken(token)) break;
    if (token.capital !== 'none') {
      end++;
      continue;
    }
    let after = end;
    while (after < tokens.length && after - end < 2 && inNames.has(tokens[after]?.key ?? '')) after++;
    const next = tokens[after];
    if (after === end || !next?.follows || next.capital === 'none' || isTaken(next)) break;
    end = after + 1;
  }
  return end;
}

/** Without function words at its ends: the article at the beginning of a sentence, the pronoun "I". */
function trimName(tokens: readonly Token[], counts: WordCounts, { isPlain }: Background): readonly Token[] {
  let [start, end] = [0, tokens.length];
  // "New York" begins with a function word of the lists, but one that often has a capital
  const isEmpty = (token: Token | undefined): boolean =>
    token === undefined ||
    token.key.length < 2 ||
    (token.capital !== 'inner' &&
      isPlain(token.key) &&
      (token.opens || namenessOf(counts, token.key) < 0.15));
  while (start < end && isEmpty(tokens[start])) start++;
  while (end > start && isEmpty(tokens[end - 1])) end--;
  return tokens.slice(start, end);
}

function isName(tokens: readonly Token[], counts: WordCounts, background: Background): boolean {
  const [only] = tokens;
  if (only === undefined) return false;
  if (tokens.length > 1) return true;
  if (background.isPlain(only.key)) return false;
  return only.capital === 'inner' || namenessOf(counts, only.key) >= 0.7;
}

/** Expressions of two or three words that begin here, and a word by itself that the dictionary does not have. */
function expressionsAt(
  tokens: readonly Token[],
  index: number,
  isTaken: (token: Token) => boolean,
  counts: WordCounts,
  background: Background,
): Run[] {
  const isContent = (token: Token): boolean =>
    token.key.length >= 3 &&
    !background.isPlain(token.key) &&
    !isTaken(token) &&
    frequencyOf(counts, token.key) >= leastExpressions;
  const [first, second, third] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (first === undefined || !isContent(first)) return [];
  const runs: Run[] = [];
  if (background.hasDictionary && first.capital === 'none' && background.expected(first.key) === undefined)
    runs.push({ kind: 'word', tokens: [first] });
  if (!second?.follows) return runs;
  if (isContent(second)) {
    if (second.capital === 'none') runs.push({ kind: 'expression', tokens: [first, second] });
  } else if (inExpressions.has(second.key) && third?.follows && third.capital === 'none' && isContent(third))
    runs.push({ kind: 'expression', tokens: [first, second, third] });
  return runs;
}
