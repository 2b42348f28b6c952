import { formatTimecode } from '../model/time.ts';
import { textOfWords, timeOfWord, type SpokenText, type WordRange } from './spoken-text.ts';

/** The longest words that a message repeats, in UTF-16 units. */
const longest = 200;

/** Words as a message repeats them: cut at a word if they are many. */
export function shorten(words: string): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).toWellFormed()}…`;
}

/** What the transcript says that comes nearest, for a hint. */
export function quoteNearest(spoken: SpokenText, nearest: WordRange | undefined): string | undefined {
  if (nearest === undefined) return undefined;
  const time = timeOfWord(spoken, nearest.start);
  const when = time === undefined ? '' : ` at ${formatTimecode(time)}`;
  return `the nearest is “${shorten(textOfWords(spoken, nearest))}”${when}`;
}
