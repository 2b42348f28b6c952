import stopWords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };
import { newStemmer } from 'snowball-stemmers';
import { baseLanguage, foldWord, normalizeTyping } from '../../text/normalize.ts';
import { wordsOf } from '../../text/words.ts';

/** Snowball's names of the languages that are stemmed. */
const stemmed: Readonly<Record<string, string>> = {
  en: 'english',
  de: 'german',
  es: 'spanish',
  fr: 'french',
  pt: 'portuguese',
  it: 'italian',
  nl: 'dutch',
};

/** A word of a text in the form in which it is compared. */
export interface TermAt {
  readonly term: string;
  /** A word that tells nothing by itself. */
  readonly plain: boolean;
  /** Where the word begins and ends in its text. */
  readonly start: number;
  readonly end: number;
}

/** Takes texts of one language apart into what is compared: stems without stop words, in their order. */
export type Analyse = (text: string) => readonly TermAt[];

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words as ranges: those that stand apart, or, where a script sets none apart, those of the platform's dictionary. */
function rangesOf(
  text: string,
  language: string,
): readonly { readonly start: number; readonly end: number }[] {
  if (!unspaced.test(text)) return wordsOf(text);
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/**
 * Makes what takes texts of a language apart. Languages without a stemmer here are compared word by word; a tag that
 * is none is read as `und`.
 */
export function createAnalyser(tag: string): Analyse {
  const language = baseLanguage(tag);
  const algorithm = stemmed[language];
  const stemmer = algorithm === undefined ? undefined : newStemmer(algorithm);
  const lists: Readonly<Record<string, readonly string[]>> = stopWords;
  const stops = new Set((lists[language] ?? []).map((word) => foldWord(word, language)));
  const known = new Map<string, { readonly term: string; readonly plain: boolean }>();
  const termOf = (word: string) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const folded = foldWord(word, language);
    // the stemmer wants the language's own spelling, not one without its accents
    const stem = stemmer ? foldWord(stemmer.stem(normalizeTyping(word).toLowerCase()), language) : folded;
    const term = { term: stem, plain: stops.has(folded) || (folded.length === 1 && !unspaced.test(folded)) };
    known.set(word, term);
    return term;
  };
  return (text) =>
    rangesOf(text, language === 'und' ? 'en' : language).map(({ start, end }) => ({
      ...termOf(text.slice(start, end)),
      start,
      end,
    }));
}
