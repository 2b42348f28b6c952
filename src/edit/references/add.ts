import { isDeepStrictEqual } from 'node:util';
import type { Message } from '../../diagnostics/message.ts';
import { addressKey } from '../../model/ids.ts';
import type { Source } from '../../model/source.ts';
import { lineEndOf } from '../splice.ts';
import { rememberWorks, type Likeness } from './duplicates.ts';
import {
  readReferenceFile,
  type ReferenceEntry,
  type ReferenceFile,
  type ReferenceFormat,
} from './entries.ts';

/** An entry that is to be added, under a key that nobody has. */
export interface AddedEntry {
  readonly entry: ReferenceEntry;
  readonly key: string;
  /** It is of a work that is there, and another entry takes fields from it, or all are wanted. */
  readonly twin?: Twin;
}

/** The entry of the same work that was there before. */
export interface Twin {
  readonly source: Source;
  readonly by: Likeness;
}

/** What of a bibliography is new, and what is not. */
export interface ReferenceChoice {
  readonly added: readonly AddedEntry[];
  readonly duplicates: readonly (Twin & { readonly entry: ReferenceEntry })[];
}

/** `smith2014`, or `smith2014b` and so on where that is taken; keys that share an address are one. */
function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(addressKey(key))) return key;
  const [, stem = key, letter] = /^(.*\d)([a-y])$/.exec(key) ?? [];
  for (let index = letter === undefined ? 1 : letter.charCodeAt(0) - 96; ; index++) {
    const free = stem + (index < 26 ? String.fromCharCode(97 + index) : `-${index + 1}`);
    if (!taken.has(addressKey(free))) return free;
  }
}

/**
 * Chooses the entries of a bibliography that are not there yet, neither among the sources nor further up in the file
 * itself. Entries that chosen ones take fields from are chosen, too. With `all`, every entry is.
 */
export function chooseReferences(
  file: ReferenceFile,
  sources: Iterable<Source>,
  options: { readonly all: boolean },
): ReferenceChoice {
  const present = [...sources];
  const works = rememberWorks(present);
  const twins = new Map<ReferenceEntry, Twin>();
  for (const entry of file.entries) {
    const twin = works.find(entry.source);
    if (twin === undefined) works.add(entry.source);
    else twins.set(entry, twin);
  }
  const wanted = new Set(file.entries.filter((entry) => options.all || !twins.has(entry)));
  const byKey = new Map<string, ReferenceEntry>(file.entries.map((entry) => [entry.source.key, entry]));
  for (const entry of wanted)
    for (const parent of entry.parents.map((key) => byKey.get(key)))
      if (parent !== undefined) wanted.add(parent);
  const taken = new Set(present.map(({ key }) => addressKey(key)));
  const added = file.entries
    .filter((entry) => wanted.has(entry))
    .map((entry): AddedEntry => {
      const key = freeKey(entry.source.key, taken);
      taken.add(addressKey(key));
      const twin = twins.get(entry);
      return { entry, key, ...(twin === undefined ? {} : { twin }) };
    });
  const duplicates = [...twins].flatMap(([entry, twin]) => (wanted.has(entry) ? [] : [{ ...twin, entry }]));
  return { added, duplicates };
}

/** Entries as text in their format, ready to stand in a file of it. */
function writeEntries(added: readonly AddedEntry[]): readonly string[] {
  const renamed = new Map(
    added.flatMap(({ entry, key }) =>
      entry.source.key === key ? [] : [[entry.source.key as string, key] as const],
    ),
  );
  return added.map(({ entry, key }) => entry.withKeys(key, renamed));
}

/** Abbreviations that the entries need and the other file lacks; `undefined` where one means something else there. */
function neededAbbreviations(
  file: ReferenceFile,
  added: readonly AddedEntry[],
  there: ReferenceFile | undefined,
): readonly string[] | undefined {
  const needed: string[] = [];
  const names = [...new Set(added.flatMap(({ entry }) => entry.abbreviations))];
  // one may be made of others
  for (const name of names) {
    const definition = file.abbreviations.get(name);
    const other = there?.abbreviations.get(name);
    if (definition === undefined) continue;
    if (other !== undefined && other.replace(/\s+/g, '') !== definition.replace(/\s+/g, '')) return undefined;
    if (other === undefined && !needed.includes(definition)) needed.push(definition);
    for (const word of definition.matchAll(/[#=]\s*([A-Za-z][\w-]*)/g)) {
      const more = word[1]?.toLowerCase() ?? '';
      if (file.abbreviations.has(more) && !names.includes(more)) names.push(more);
    }
  }
  return [...file.abbreviations.values()].filter(
    (text, at, all) => needed.includes(text) && all.indexOf(text) === at,
  );
}

const shift = (text: string, margin: string): string => {
  const own = /^ */.exec(text)?.[0] ?? '';
  if (own === margin) return text;
  return text.replace(/^.*$/gm, (line) =>
    line !== '' && line.startsWith(own) ? margin + line.slice(own.length) : line,
  );
};

/** A new file of the entries. */
function writeFile(format: ReferenceFormat, texts: readonly string[], before: readonly string[]): string {
  if (format === 'csl-json') return `[\n  ${texts.join(',\n  ')}\n]\n`;
  if (format === 'csl-yaml') return `references:\n${texts.map((text) => shift(text, '')).join('\n')}\n`;
  return `${[...before, ...texts].join('\n\n')}\n`;
}

/** The offset in a text of one in its readable form: line ends of two characters count as one there. */
function writtenOffset(source: string, readable: number): number {
  let at = 0;
  for (let seen = 0; seen < readable || source[at] === '\uFEFF'; at++)
    if (source[at] !== '\uFEFF' && !(source[at] === '\r' && source[at + 1] === '\n')) seen++;
  return at;
}

/** A file with entries below those it has; `undefined` where there is none to stand below. */
function appendTo(
  source: string,
  there: ReferenceFile,
  format: ReferenceFormat,
  texts: readonly string[],
  before: readonly string[],
): string | undefined {
  const eol = lineEndOf(source);
  const written = (text: string): string => text.replaceAll('\n', eol);
  if (format === 'bibtex' || format === 'ris') {
    const isOpen = source.trim() === '' || /(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)[ \t]*$/.test(source);
    const gap = isOpen ? '' : /[\r\n]$/.test(source) ? eol : eol + eol;
    return `${source}${gap}${written([...before, ...texts].join('\n\n'))}${eol}`;
  }
  const last = there.entries.at(-1);
  if (last === undefined) return undefined;
  const end = writtenOffset(source, last.end);
  const lineStart = there.text.lastIndexOf('\n', last.start) + 1;
  const margin = /^ */.exec(there.text.slice(lineStart))?.[0] ?? '';
  const added =
    format === 'csl-json'
      ? texts.map((text) => `,\n${margin}${text}`).join('')
      : texts.map((text) => `\n${shift(text, margin)}`).join('');
  return source.slice(0, end) + written(added) + source.slice(end);
}

/** A file of sources with entries added, or a new one. */
export interface WrittenReferences {
  readonly text: string;
  /** What is said of the added entries there, and was not said of them where they came from. */
  readonly messages: readonly Message[];
}

/** What can be compared of an entry, wherever it stands and whatever its key. */
const contentOf = ({ csl, archived }: Source): unknown => ({
  csl: { ...csl, id: '', 'citation-key': '' },
  archived,
});

/** Whether a file has all entries of before, and the added ones, saying what they said. */
function isWhole(
  now: ReferenceFile,
  before: readonly ReferenceEntry[],
  added: readonly AddedEntry[],
): boolean {
  const byKey = new Map<string, Source>(now.entries.map(({ source }) => [source.key, source]));
  const expected = [
    ...before.map(({ source }) => ({ source, key: source.key as string })),
    ...added.map(({ entry, key }) => ({ source: entry.source, key: key.normalize('NFC') })),
  ];
  return (
    now.entries.length === expected.length &&
    expected.every(({ source, key }) => {
      const found = byKey.get(key);
      return found !== undefined && isDeepStrictEqual(contentOf(found), contentOf(source));
    })
  );
}

/**
 * Puts entries, as they are written, into a file of their format, at its end; without one into a new file. Every entry
 * is read back from it: `undefined` where one would not say there what it said before, or the file cannot take them.
 */
export function writeReferences(
  file: ReferenceFile,
  added: readonly AddedEntry[],
  target: { readonly path: string; readonly format: ReferenceFormat; readonly source?: string },
): WrittenReferences | undefined {
  const { path, format, source } = target;
  const there = source === undefined ? undefined : readReferenceFile(source, path, format);
  const before = neededAbbreviations(file, added, there);
  if (before === undefined) return undefined;
  const texts = writeEntries(added);
  const text =
    source === undefined || there === undefined
      ? writeFile(format, texts, before)
      : appendTo(source, there, format, texts, before);
  if (text === undefined) return undefined;
  const now = readReferenceFile(text, path, format);
  if (!isWhole(now, there?.entries ?? [], added)) return undefined;
  const said = new Set(
    [...file.messages, ...(there?.messages ?? [])].map(({ rule, message }) => `${rule} ${message}`),
  );
  return { text, messages: now.messages.filter(({ rule, message }) => !said.has(`${rule} ${message}`)) };
}
