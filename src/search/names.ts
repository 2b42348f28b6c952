import { nameForms } from '../text/name-forms.ts';
import type { NameEntry } from './name-entries.ts';
import { packLines } from './packed-lines.ts';

/** Titles of sources are found from this many of their later words. */
const partsOfSource = 4;

/** Letters of a pack of entries: what is found is from several. */
const entryPack = 4_000;

const clean = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Terms before sources, each in order of their titles, so that what is found together lies together. */
const inOrder = (entries: readonly NameEntry[]): NameEntry[] =>
  [...entries].sort(
    (a, b) =>
      Number(a.kind === 'source') - Number(b.kind === 'source') ||
      (a.title.toLowerCase() < b.title.toLowerCase()
        ? -1
        : a.title.toLowerCase() > b.title.toLowerCase()
          ? 1
          : 0) ||
      (a.url < b.url ? -1 : 1),
  );

const ordinalOf = (entry: NameEntry, index: number): string =>
  `${entry.kind === 'glossary' ? 't' : 's'}${index.toString(36).padStart(4, '0')}`;

function lineOfEntry(entry: NameEntry, ordinal: string): string {
  const shown = entry.forms.filter(({ hidden }) => hidden !== true).map(({ form }) => clean(form));
  return [ordinal, entry.url, clean(entry.title), [...new Set(shown)].join(' | '), clean(entry.text)].join(
    '\t',
  );
}

/**
 * The files by which names are looked up, by path below the index: `names/directory.txt` (where the packs of keys
 * begin; an empty line; where those of entries do) and the packs.
 *
 * A line of keys is a key of {@link nameForms}, a tab, and the entries that have it, set apart by commas: `t0003`,
 * or `t0003~` where the key begins inside the name. A line of entries is its number (`t…` term, `s…` source),
 * address, title, names set apart by ` | `, and a line of text, set apart by tabs.
 */
export function packNames(entries: readonly NameEntry[]): ReadonlyMap<string, string> {
  const keys = new Map<string, Set<string>>();
  const lines = inOrder(entries).map((entry, index) => {
    const ordinal = ordinalOf(entry, index);
    const whole = new Set<string>();
    const parts = new Set<string>();
    for (const { form, language, wholeOnly } of entry.forms) {
      const found = nameForms(form, language, entry.kind === 'source' ? partsOfSource : undefined);
      for (const key of found.whole) whole.add(key);
      if (wholeOnly !== true) for (const key of found.parts) parts.add(key);
    }
    const add = (key: string, value: string): void => {
      const values = keys.get(key);
      if (values) values.add(value);
      else keys.set(key, new Set([value]));
    };
    for (const key of whole) add(key, ordinal);
    for (const key of parts) if (!whole.has(key)) add(key, `${ordinal}~`);
    return lineOfEntry(entry, ordinal);
  });
  const keyTable = packLines([...keys].map(([key, values]) => `${key}\t${[...values].join(',')}`));
  const entryTable = packLines(lines, entryPack);
  return new Map([
    ['names/directory.txt', `${keyTable.directory}\n${entryTable.directory}`],
    ...[...keyTable.packs, ...entryTable.packs].map(([name, body]) => [`names/${name}`, body] as const),
  ]);
}
