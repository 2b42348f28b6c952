import type { Background } from './background.ts';
import type { Token } from './tokens.ts';

/** How a word is written over all episodes. */
export interface WordCount {
  /** In lower case. */
  lower: number;
  /** With a capital where only names have one: not at the beginning of a sentence. */
  capital: number;
  /** With a capital that says nothing. */
  opening: number;
  /** Behind an article, as German nouns stand and most names do not. */
  behindArticle: number;
}

/** The words of a show, by folded key. */
export interface WordCounts {
  readonly words: ReadonlyMap<string, WordCount>;
  readonly total: number;
}

/** Counts the words of all places. */
export function countWords(places: Iterable<readonly Token[]>, background: Background): WordCounts {
  const words = new Map<string, WordCount>();
  let total = 0;
  for (const tokens of places) {
    for (const [index, { key, capital, opens, follows }] of tokens.entries()) {
      let count = words.get(key);
      if (!count) words.set(key, (count = { lower: 0, capital: 0, opening: 0, behindArticle: 0 }));
      total++;
      if (capital === 'none') count.lower++;
      else if (opens) count.opening++;
      else count.capital++;
      const before = follows ? tokens[index - 1] : undefined;
      if (before !== undefined && background.isArticle(before.key)) count.behindArticle++;
    }
  }
  return { words, total };
}

/** How surely a word is a name, by its capitals: 0 to 1. */
export function namenessOf({ words }: WordCounts, key: string): number {
  const count = words.get(key);
  if (!count || count.capital === 0) return 0;
  return count.capital / (count.capital + count.lower);
}

/** How often a word occurs. */
export function frequencyOf({ words }: WordCounts, key: string): number {
  const count = words.get(key);
  return count ? count.lower + count.capital + count.opening : 0;
}
