import { doubleMetaphone } from 'double-metaphone';
import { editDistance } from '../../text/edit-distance.ts';
import { inflectionOf } from '../../text/inflection.ts';
import { foldWord } from '../../text/normalize.ts';
import {
  placeByStart,
  placeLengths,
  rangesByEnd,
  rangesByStart,
  reachOf,
  type KeyRange,
} from '../../text/word-places.ts';
import { wordsOf } from '../../text/words.ts';
import { openPackedTable, type LoadText, type PackedTable } from './packed-lines.ts';

/** A word of the index that may be what was meant. */
export interface NearWord {
  /** As it is written most often. */
  readonly form: string;
  /** How unlike it is what was typed; the smaller, the likelier. */
  readonly cost: number;
}

/** A query with its misspelt words put right. */
export interface Correction {
  readonly text: string;
  /** No word is another one: only letters are written that were typed without their strokes (`Soren`: Søren). */
  readonly isSpelling: boolean;
  /** The words that were put right, as typed and as meant, in order. */
  readonly words: readonly { readonly typed: string; readonly meant: string }[];
}

/** Asks an index for its words. All reject when its words do not arrive. */
export interface NearestWords {
  /** Whether the word, or what it is the plural or another case of, is in the index. */
  readonly isKnown: (word: string) => Promise<boolean>;
  /** The likeliest first; at most `most`. */
  readonly nearest: (word: string, most?: number) => Promise<readonly NearWord[]>;
  /** The query with the nearest word in place of each that is not in the index; absent if there is nothing to offer. */
  readonly correct: (text: string) => Promise<Correction | undefined>;
}

interface Table {
  readonly byStart: PackedTable;
  readonly byEnd: PackedTable;
}

interface Candidate {
  readonly word: string;
  readonly form: string;
  /** How often it is there, as a power of two. */
  readonly power: number;
  readonly isName: boolean;
}

function readLine(line: string, prefix: number): Candidate {
  const [key = '', value = '', sign] = line.split('\t');
  const word = key.slice(prefix);
  const form = sign === undefined ? word : sign === '^' ? word.charAt(0).toUpperCase() + word.slice(1) : sign;
  return { word, form, power: Number.parseInt(value, 36) || 0, isName: value.endsWith('*') };
}

const isLatin = /^\p{Script=Latin}+$/u;
const withoutDoubles = (word: string): string => word.replace(/(.)\1+/gu, '$1');
const soundOf = (word: string): string =>
  isLatin.test(word) ? withoutDoubles(doubleMetaphone(word)[0]) : '';
const consonants = (word: string): string => withoutDoubles(word.replace(/[aeiouy]/g, ''));
const letters = (word: string): string => [...word].sort().join('');

/** Letters that differ, less what makes a slip likely: the same sound, letters swapped or doubled, another vowel, a common word. */
function costOf(typed: string, candidate: Candidate, steps: number): number {
  const { word, power, isName } = candidate;
  let cost = steps - 0.07 * Math.min(power, 15) - (isName ? 0.3 : 0);
  const sound = soundOf(typed);
  if (sound !== '' && sound === soundOf(word)) cost -= 0.7;
  if (withoutDoubles(typed) === withoutDoubles(word)) cost -= 0.3;
  if (consonants(typed) === consonants(word)) cost -= 0.2;
  if (letters(typed) === letters(word)) cost -= 0.3;
  if (typed[0] !== word[0]) cost += 0.4;
  if (typed.at(-1) !== word.at(-1)) cost += 0.1;
  return cost;
}

function rankCandidates(typed: string, candidates: readonly Candidate[]): NearWord[] {
  const reach = reachOf(typed.length);
  const best = new Map<string, NearWord>();
  for (const candidate of candidates) {
    if (Math.abs(candidate.word.length - typed.length) > reach || best.has(candidate.word)) continue;
    const steps = editDistance(typed, candidate.word);
    if (steps > 0 && steps <= reach)
      best.set(candidate.word, { form: candidate.form, cost: costOf(typed, candidate, steps) });
  }
  return [...best.values()].sort((a, b) => a.cost - b.cost || (a.form < b.form ? -1 : 1));
}

/** What the index makes of a word's letters: `Ø` is a letter of its own to it, `É` is an E. */
const withoutMarks = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Beyond this, what begins alike is not near enough to leave out what begins otherwise. */
const nearEnough = 0.6;

class Words implements NearestWords {
  readonly #tables: readonly Table[];
  readonly #language: string;

  constructor(tables: readonly Table[], language: string) {
    [this.#tables, this.#language] = [tables, language];
  }

  /** The word as it is written most often; absent where it is not in the index. */
  async #find(word: string): Promise<string | undefined> {
    const key = placeByStart(word);
    const found = this.#tables.map(({ byStart }) => byStart.range(key, `${key}\u0000`));
    const lines = (await Promise.all(found)).flat().map((line) => readLine(line, placeLengths.byStart));
    return lines.sort((a, b) => b.power - a.power)[0]?.form;
  }

  async isKnown(word: string): Promise<boolean> {
    const folded = foldWord(word, 'und');
    const bases = inflectionOf(this.#language).basesOf(folded);
    const found = await Promise.all([folded, ...bases].map((one) => this.#find(one)));
    return found.some((form) => form !== undefined);
  }

  async #candidates(ranges: readonly KeyRange[], of: keyof Table): Promise<Candidate[]> {
    const lines = await Promise.all(
      this.#tables.flatMap((table) => ranges.map(([from, to]) => table[of].range(from, to))),
    );
    return lines.flat().map((line) => readLine(line, placeLengths[of]));
  }

  async nearest(word: string, most = 3): Promise<readonly NearWord[]> {
    const typed = foldWord(word, 'und');
    if (reachOf(typed.length) === 0) return [];
    const candidates = await this.#candidates(rangesByStart(typed), 'byStart');
    const near = rankCandidates(typed, candidates);
    if ((near[0]?.cost ?? Infinity) <= nearEnough) return near.slice(0, most);
    const others = await this.#candidates(rangesByEnd(typed), 'byEnd');
    return rankCandidates(typed, [...candidates, ...others]).slice(0, most);
  }

  async correct(text: string): Promise<Correction | undefined> {
    let corrected = '';
    let end = 0;
    let isSpelling = true;
    const words: { typed: string; meant: string }[] = [];
    for (const match of text.matchAll(/[^\s"“”-]+/gu)) {
      const [first, ...more] = wordsOf(match[0].replace(/['\u2019]/gu, ''));
      if (!first || more.length > 0 || first.kind !== 'spaced' || /\p{N}/u.test(match[0])) continue;
      const typed = match[0];
      if (typed.length < 3) continue;
      const form = await this.#find(foldWord(typed, 'und'));
      const isWritten = form !== undefined && withoutMarks(form) !== withoutMarks(typed);
      if (!isWritten && (form !== undefined || (await this.isKnown(typed)))) continue;
      const meant = isWritten ? form : (await this.nearest(typed, 1))[0]?.form;
      if (meant === undefined) continue;
      isSpelling &&= isWritten;
      corrected += text.slice(end, match.index) + meant;
      end = match.index + typed.length;
      words.push({ typed, meant });
    }
    return words.length === 0 ? undefined : { text: corrected + text.slice(end), isSpelling, words };
  }
}

/**
 * Opens the words of one or more parts of an index, each by its folder's loader (`words/` below it). `language`
 * (BCP 47) is that of what is typed. A look-up of a word loads the directories once, and some packs.
 */
export async function openNearestWords(loads: readonly LoadText[], language: string): Promise<NearestWords> {
  const tables = loads.map(async (load) => {
    const [starts = '', ends = ''] = (await load('words/directory.txt')).split('\n\n');
    const loadPack: LoadText = (file) => load(`words/${file}`);
    return { byStart: openPackedTable(starts, loadPack), byEnd: openPackedTable(ends, loadPack) };
  });
  return new Words(await Promise.all(tables), language);
}
