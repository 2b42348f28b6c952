import { keyLength, nameForms, typedForms } from '../../text/name-forms.ts';
import { wordsOf } from '../../text/words.ts';
import { openPackedTable, type LoadText, type PackedTable } from './packed-lines.ts';

/** A term or a source that is called what was typed. */
export interface FoundName {
  /** Path below the base with a leading `/`. */
  readonly url: string;
  readonly kind: 'glossary' | 'source';
  readonly title: string;
  /** The other name that was meant, where it was not the title. */
  readonly alias?: string;
  /** A line that says what it is. */
  readonly text: string;
  /**
   * `exact`: this is its name; `beginning`: its name begins so; `part`: a later word of its name does; `within`: its
   * name stands among the words typed.
   */
  readonly match: 'exact' | 'beginning' | 'part' | 'within';
}

/** Looks names up, best first; at most as many as asked for (8). Rejects when the names do not arrive. */
export type FindNames = (typed: string, most?: number) => Promise<readonly FoundName[]>;

const matches = ['exact', 'beginning', 'part', 'within'] as const;
const end = '\uFFFF';
const isAscii = /^[\x20-\x7E]*$/;
/** Packs that are loaded for the beginning of a name: what begins with a letter or two is only sampled. */
const packsForBeginnings = 2;
const wordsLookedAt = 6;
const wordsOfName = 4;

/** How an entry matches: index in {@link matches}, and the letters of its key that were not typed. */
interface Match {
  readonly ordinal: string;
  readonly rank: number;
  readonly rest: number;
}

const readLine = (line: string): { key: string; values: readonly string[] } => {
  const [key = '', values = ''] = line.split('\t');
  return { key, values: values.split(',') };
};

async function matchesOf(keys: PackedTable, typed: string, isWhole: boolean): Promise<Match[]> {
  const to = isWhole ? `${typed}\u0000` : typed + end;
  const lines = await keys.range(typed, to, packsForBeginnings);
  return lines.map(readLine).flatMap(({ key, values }) =>
    values.map((value) => {
      const isPart = value.endsWith('~');
      const ordinal = value.replace('~', '');
      const isExact = key === typed && !isPart;
      return { ordinal, rank: isExact ? 0 : isPart ? 2 : 1, rest: key.length - typed.length };
    }),
  );
}

/** Runs of the words typed that are a whole name, the longest first. */
async function matchesWithin(keys: PackedTable, typed: string): Promise<Match[]> {
  const words = wordsOf(typed).map(({ start, end: to }) => typed.slice(start, to));
  if (words.length < 2) return [];
  const starts = [...words.keys()].sort((a, b) => (words[b] ?? '').length - (words[a] ?? '').length);
  const found = starts.slice(0, wordsLookedAt).map(async (from) => {
    const runs = Array.from({ length: wordsOfName }, (__, length) =>
      words.slice(from, from + length + 1).join(' '),
    );
    const wanted = [...new Set(runs)]
      .filter((run) => run.length > 2)
      .flatMap((run) => typedForms(run, 'und').begins);
    const all = await Promise.all(wanted.map((key) => matchesOf(keys, key, true)));
    return all
      .flat()
      .flatMap((match, index) => (match.rank === 0 ? [{ ...match, rank: 3, rest: -index }] : []));
  });
  return (await Promise.all(found)).flat();
}

/** The best match of each entry, in order. */
function bestOf(all: readonly Match[], most: number): Match[] {
  const best = new Map<string, Match>();
  for (const match of all) {
    const known = best.get(match.ordinal);
    if (!known || match.rank < known.rank || (match.rank === known.rank && match.rest < known.rest))
      best.set(match.ordinal, match);
  }
  const isSource = ({ ordinal }: Match): number => Number(ordinal.startsWith('s'));
  return [...best.values()]
    .sort(
      (a, b) =>
        a.rank - b.rank || isSource(a) - isSource(b) || a.rest - b.rest || (a.ordinal < b.ordinal ? -1 : 1),
    )
    .slice(0, most);
}

/** The name, other than the title, because of which an entry was found. */
function aliasOf(title: string, forms: readonly string[], typed: readonly string[]): string | undefined {
  const fits = (form: string): boolean => {
    const { whole, parts } = nameForms(form, 'und');
    return [...whole, ...parts].some((key) => typed.some((one) => key.startsWith(one)));
  };
  return fits(title) ? undefined : forms.find((form) => form !== title && fits(form));
}

async function readEntry(entries: PackedTable, match: Match, typed: readonly string[]): Promise<FoundName[]> {
  const [line] = await entries.range(match.ordinal, `${match.ordinal}\u0000`);
  if (line === undefined) return [];
  const [, url = '', title = '', forms = '', text = ''] = line.split('\t');
  const alias = match.rank === 3 ? undefined : aliasOf(title, forms.split(' | '), typed);
  return [
    {
      url,
      kind: match.ordinal.startsWith('t') ? 'glossary' : 'source',
      title,
      ...(alias === undefined ? {} : { alias }),
      text,
      match: matches[match.rank] ?? 'within',
    },
  ];
}

/**
 * Opens the names of an index by its folder's loader (`names/` below it). A look-up loads the directory once, a pack
 * or two per word, and the entries it shows. `language` (BCP 47) is the show's: plurals are taken back by it.
 */
export async function openNames(load: LoadText, language: string): Promise<FindNames> {
  const [keyDirectory = '', entryDirectory = ''] = (await load('names/directory.txt')).split('\n\n');
  const loadPack: LoadText = (file) => load(`names/${file}`);
  const keys = openPackedTable(keyDirectory, loadPack);
  const entries = openPackedTable(entryDirectory.replace(/^\n/, ''), loadPack);
  return async (typed, most = 8) => {
    const { begins, equals } = typedForms(typed.slice(0, keyLength * 4), language);
    const all = await Promise.all([
      ...begins.map((key) => matchesOf(keys, key, false)),
      ...equals.map((key) => matchesOf(keys, key, true)),
      matchesWithin(keys, typed),
    ]);
    const best = bestOf(
      all.flat(),
      (begins[0]?.length ?? 0) < 3 && isAscii.test(typed) ? Math.min(3, most) : most,
    );
    const found = await Promise.all(best.map((match) => readEntry(entries, match, [...begins, ...equals])));
    return found.flat();
  };
}
