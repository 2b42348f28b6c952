import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import {
  signOfPassage,
  signOfWord,
  speakerSigns,
  withoutSigns,
  type PagefindEntry,
  type SearchShard,
} from '../model/search-index.ts';
import { encodeTimeTable } from '../model/time-table.ts';
import { separateUnspaced } from '../text/unspaced.ts';
import type { CommonWords } from './common-words.ts';
import { compactIndex } from './compact-index.ts';
import { LookupFiles } from './lookup-files.ts';
import type { RecordBatch, SearchRecord } from './record.ts';
import { ShardTables } from './shard-tables.ts';

/** Languages whose words Pagefind would find by a dictionary of its own; their letters are set apart already. */
const dictionaryLanguages = ['zh', 'ja', 'th', 'lo', 'km', 'my', 'und'];

/** Of what Pagefind writes, what no page uses: interfaces, a worker and an index of the indices of its own. */
const unusedFile = /^pagefind-/;

/** The index of a language, by its primary subtag, as Pagefind is asked for it. */
const languageOfIndex = (language: string): string =>
  dictionaryLanguages.includes(language) ? 'unknown' : language;

/** The words of a record's text, as they stand. */
const wordsOf = ({ content }: SearchRecord): readonly string[] =>
  withoutSigns(content)
    .split(/\s+/u)
    .filter((word) => word !== '');

/** A record's text as it is indexed, common words and passages as signs; and the speakers that signs count. */
function signText(
  record: SearchRecord,
  words: readonly string[],
  signs: ReadonlyMap<string, string>,
): { readonly content: string; readonly speakers: readonly string[] } {
  const speakers: string[] = [];
  const starts = new Map<number, string>();
  for (const { word, speaker } of record.passages) {
    if (speaker !== undefined && !speakers.includes(speaker)) speakers.push(speaker);
    const number = speaker === undefined ? -1 : speakers.indexOf(speaker);
    starts.set(word, signOfPassage(number >= 0 && number < speakerSigns ? number : undefined));
  }
  // A record of nothing but common words would not be found even by its filters.
  const isPlain = words.every((word) => signs.has(word));
  const signed = (word: string): string => (isPlain ? word : (signs.get(word) ?? word));
  return {
    content: words.map((word, index) => (starts.get(index) ?? '') + signed(word)).join(' '),
    speakers: speakers.slice(0, speakerSigns),
  };
}

const filled = (lists: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(lists)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, [...values]]),
  );

type PagefindRecord = Parameters<
  NonNullable<Awaited<ReturnType<typeof createIndex>>['index']>['addCustomRecord']
>[0];

/** What Pagefind keeps of a record. It makes words of metadata, but none of filters: so these carry the names. */
function recordFor(
  record: SearchRecord,
  words: readonly string[],
  signs: ReadonlyMap<string, string>,
  language: string,
): PagefindRecord {
  const { content, speakers } = signText(record, words, signs);
  const times = encodeTimeTable(record.times);
  return {
    url: record.url,
    content,
    language,
    meta: {
      ...(record.title === undefined ? {} : { title: separateUnspaced(record.title) }),
      ...(times === '' ? {} : { times }),
    },
    filters: filled({
      episode: record.episode ? [record.episode.title] : [],
      speakers,
      // one for each passage, so that they can be counted
      ids: record.passages.some(({ id }) => id !== undefined)
        ? record.passages.map(({ id }, index) => id ?? `-${index}`)
        : [],
    }),
  };
}

/** Files of our own are packed, as Pagefind's are: not every server packs what it sends. */
const writePacked = (file: string, value: unknown): Promise<void> =>
  writeFile(file, gzipSync(JSON.stringify(value), { level: 9 }));

async function writeTables(folder: string, tables: ReturnType<ShardTables['finish']>): Promise<void> {
  for (const [name, table] of Object.entries(tables))
    await writePacked(path.join(folder, `${name}.data`), table);
}

async function writeTexts(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [name, text] of files) {
    const place = path.join(folder, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }
}

/** Pagefind's module has a class for one index, which says more than what the module exports. */
async function openEngine(file: string): Promise<void> {
  const module = await readFile(file, 'utf8');
  if (!module.includes('var PagefindInstance=class'))
    throw new Error('search: Pagefind’s module is another one');
  await writeFile(file, `${module}\nexport{PagefindInstance};\n`);
}

interface EntryLanguage {
  readonly hash: string;
  /** `null`: there is no stemmer for the language. */
  readonly wasm: string | null;
  readonly page_count: number;
}

/** A shard that was made, and what is the same for all of its language. */
export interface MadeShard extends Omit<SearchShard, 'folder'> {
  readonly wasm: string;
  readonly pagefind: PagefindEntry;
}

/** What `pagefind-entry.json` says of the one language of a shard. */
async function readEntry(folder: string): Promise<PagefindEntry & EntryLanguage> {
  const { languages, version, include_characters } = JSON.parse(
    await readFile(path.join(folder, 'pagefind-entry.json'), 'utf8'),
  ) as PagefindEntry & { readonly languages: Readonly<Record<string, EntryLanguage>> };
  const [language] = Object.values(languages);
  if (!language) throw new Error('search: Pagefind wrote no index');
  return { ...language, version, include_characters };
}

/**
 * Indexes some batches of one language into a folder. Pagefind runs in a process of its own, which gives its memory
 * back at the end; one shard at a time. The same batches give the same bytes. Throws with what Pagefind says when it
 * cannot.
 */
export async function writeShard(
  batches: readonly RecordBatch[],
  options: { readonly folder: string; readonly language: string; readonly common: CommonWords },
): Promise<MadeShard> {
  const { folder, common } = options;
  const language = languageOfIndex(options.language);
  const signs = new Map(common.forms.map((form, number) => [form, signOfWord(number)]));
  const tables = new ShardTables();
  const lookups = new LookupFiles();
  let words = 0;
  try {
    const { index, errors } = await createIndex({ forceLanguage: language });
    if (!index) throw new Error(`search: Pagefind did not start: ${errors.join('; ')}`);
    for (const batch of batches) {
      for (const record of await batch.read()) {
        const found = wordsOf(record);
        const added = await index.addCustomRecord(recordFor(record, found, signs, language));
        if (added.errors.length > 0) throw new Error(`search: ${record.url}: ${added.errors.join('; ')}`);
        // Pagefind passes over a record without any word.
        if (added.file.uniqueWords === 0) continue;
        tables.add(record);
        lookups.add(record, found);
      }
      words += batch.words;
    }
    const written = await index.writeFiles({ outputPath: folder });
    if (written.errors.length > 0) throw new Error(`search: ${written.errors.join('; ')}`);
  } finally {
    await close();
  }
  const { hash, wasm, page_count: records, version, include_characters } = await readEntry(folder);
  if (records !== tables.count)
    throw new Error(`search: Pagefind kept ${records} of ${tables.count} records`);
  compactIndex(folder, `pagefind.${hash}.pf_meta`);
  await openEngine(path.join(folder, 'pagefind.js'));
  // Filters are for our own use in the fragments: their files are never asked for.
  await rm(path.join(folder, 'filter'), { recursive: true, force: true });
  for (const name of await readdir(folder))
    if (unusedFile.test(name)) await rm(path.join(folder, name), { recursive: true });
  await writeTables(folder, tables.finish(common.forms));
  await writeTexts(folder, lookups.files());
  return {
    records,
    meta: `pagefind.${hash}.pf_meta`,
    hash,
    words,
    wasm: wasm ?? 'unknown',
    pagefind: { version, include_characters },
  };
}
