import stopWords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import { foldSearched, wordSigns } from '../model/search-index.ts';

/** Words that nearly every section has: they find nothing, and their places would be a third of the index. */
export interface CommonWords {
  /** Folded. */
  readonly words: readonly string[];
  /** As they stand in texts, with capitals and punctuation: these are left out of the index. */
  readonly forms: readonly string[];
}

/**
 * A word is common where its places would be much to load for one question: about two bytes each. A function word is,
 * from this share of all words on; any other word, where it is said more often than any that tells something.
 */
const timesOfAny = 15_000;
const shareOfFunctionWord = 0.002;
const shareOfOther = 0.025;
/** A form that is rarer than this share is left in the index: its places are few. */
const shareOfForm = 0.00002;
const formsKept = Math.min(600, wordSigns);

const lists: Readonly<Record<string, readonly string[] | undefined>> = stopWords;

/** Counts the words of a language's records, to see which of them are common. */
export class WordCounts {
  readonly #tokens = new Map<string, number>();
  #total = 0;

  /** Adds a text whose words are set apart by white space. */
  add(text: string): void {
    for (const token of text.split(/\s+/u)) {
      if (token === '') continue;
      this.#tokens.set(token, (this.#tokens.get(token) ?? 0) + 1);
      this.#total++;
    }
  }

  /** `language`: primary subtag. `all`: how many words there are in all, where not every text was counted. */
  choose(language: string, all = this.#total): CommonWords {
    const functionWords = new Set((lists[language] ?? []).map(foldSearched));
    const counts = new Map<string, number>();
    const folded = new Map<string, string>();
    const fewest = shareOfForm * this.#total;
    for (const [token, count] of this.#tokens) {
      // Most words are rare, and have no part in what is common.
      if (count < fewest) continue;
      const word = foldSearched(token);
      folded.set(token, word);
      counts.set(word, (counts.get(word) ?? 0) + count);
    }
    const isCommon = (word: string): boolean => {
      const share = (counts.get(word) ?? 0) / this.#total;
      const least = functionWords.has(word) ? shareOfFunctionWord : shareOfOther;
      return word !== '' && share >= least && share * all >= timesOfAny;
    };
    const words = [...counts.keys()].filter(isCommon).sort();
    const common = new Set(words);
    const forms = [...this.#tokens]
      .filter(([token]) => common.has(folded.get(token) ?? ''))
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
      .slice(0, formsKept)
      .map(([token]) => token);
    return { words, forms };
  }
}
