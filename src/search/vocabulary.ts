import { foldWord } from '../text/normalize.ts';
import { placeByEnd, placeByStart } from '../text/word-places.ts';
import { wordsOf } from '../text/words.ts';
import { packLines } from './packed-lines.ts';

interface Counted {
  count: number;
  /** How it is written most often, and how often that is. */
  form: string;
  most: number;
  isName: boolean;
}

const longestWord = 40;
const hasDigit = /\p{N}/u;

/** `` for a word in small letters, `^` for one with a capital first; else the word as it is written. */
function formSign(word: string, form: string): string {
  if (form === word) return '';
  return form.charAt(0).toLowerCase() + form.slice(1) === word ? '^' : form;
}

/**
 * The words of an index, to find the nearest to one that is misspelt. Adding a text costs about a millisecond per
 * 10,000 words: words are folded only once, when the files are made.
 */
export class Vocabulary {
  readonly #counts = new Map<string, { count: number }>();
  readonly #names = new Set<string>();

  /** Adds words as they stand in a text; `isName` where they are what something is called. */
  addWords(words: readonly string[], isName = false): void {
    for (const word of words) {
      const known = this.#counts.get(word);
      if (known) known.count++;
      else this.#counts.set(word, { count: 1 });
      if (isName) this.#names.add(word);
    }
  }

  /** Adds the words of a text. */
  add(text: string, isName = false): void {
    this.addWords(text.split(/[ \n]/), isName);
  }

  #fold(): Map<string, Counted> {
    const words = new Map<string, Counted>();
    for (const [token, { count }] of this.#counts) {
      const bare = token.replace(/['\u2019](?:s|S)(?=\P{L}*$)/u, '').replace(/['\u2019]/gu, '');
      for (const { start, end, kind } of wordsOf(bare)) {
        const form = bare.slice(start, end);
        if (kind !== 'spaced' || form.length < 2 || form.length > longestWord || hasDigit.test(form))
          continue;
        const word = foldWord(form, 'und');
        const known = words.get(word);
        const isName = this.#names.has(token);
        if (!known) words.set(word, { count, form, most: count, isName });
        else {
          known.count += count;
          if (count > known.most) [known.form, known.most] = [form, count];
          known.isName ||= isName;
        }
      }
    }
    return words;
  }

  /**
   * The files by which words are looked up, by path below the index: `words/directory.txt` (where the packs by
   * beginning begin; an empty line; where those by the end do) and the packs. A line is a key of `word-places.ts`,
   * a tab, how often the word is there (a power of two, to the base 36; `*` behind it for a word of a name) and, after
   * another tab, how it is written if not in small letters (`^`: with a capital first).
   */
  pack(): ReadonlyMap<string, string> {
    const starts: string[] = [];
    const ends: string[] = [];
    for (const [word, { count, form, isName }] of this.#fold()) {
      const sign = formSign(word, form);
      const value = `${Math.floor(Math.log2(count)).toString(36)}${isName ? '*' : ''}${sign === '' ? '' : `\t${sign}`}`;
      starts.push(`${placeByStart(word)}\t${value}`);
      ends.push(`${placeByEnd(word)}\t${value}`);
    }
    const [byStart, byEnd] = [packLines(starts), packLines(ends)];
    return new Map([
      ['words/directory.txt', `${byStart.directory}\n${byEnd.directory}`],
      ...[...byStart.packs, ...byEnd.packs].map(([name, body]) => [`words/${name}`, body] as const),
    ]);
  }
}
