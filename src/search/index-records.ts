import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { close, createIndex } from 'pagefind';
import { encodeTimeTable } from '../model/time-table.ts';
import { separateUnspaced } from '../text/unspaced.ts';
import type { SearchRecord } from './record.ts';

/** Languages whose words Pagefind would find by a dictionary of its own; their letters are set apart already. */
const dictionaryLanguages = ['zh', 'ja', 'th', 'lo', 'km', 'my'];

/** Of what Pagefind writes, the ready-made interfaces that the search page does not use. */
const unusedFile = /^pagefind-(?:ui|modular-ui|component-ui|highlight)\./;

const stringMap = (entries: readonly (readonly [string, string | undefined])[]): Record<string, string> =>
  Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''),
  );

const listMap = (lists: Readonly<Record<string, readonly string[]>>): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(lists)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, [...values]]),
  );

/**
 * The primary language subtag that the index is made for. All records share one: a browser loads the index of the
 * page's language only, and would not find an episode in another.
 */
function languageOfIndex(language: string): string {
  const primary = (language.split('-')[0] ?? '').toLowerCase();
  return primary === '' || dictionaryLanguages.includes(primary) ? 'unknown' : primary;
}

/**
 * Writes a Pagefind index of the records into a folder (`dist/pagefind`), for pages in the show's language (BCP 47).
 * Pagefind runs in a process of its own, which gives its memory back at the end; one index at a time in this one.
 * The same records give the same bytes. Resolves to the number of records; throws with what Pagefind says when it cannot.
 */
export async function indexRecords(
  records: Iterable<SearchRecord> | AsyncIterable<SearchRecord>,
  { outDir, language }: { readonly outDir: string; readonly language: string },
): Promise<number> {
  let count = 0;
  try {
    const { index, errors } = await createIndex({ forceLanguage: languageOfIndex(language) });
    if (!index) throw new Error(`search: Pagefind did not start: ${errors.join('; ')}`);
    for await (const record of records) {
      const added = await index.addCustomRecord({
        url: record.url,
        content: record.content,
        language: languageOfIndex(language),
        meta: stringMap([
          ['title', record.title === undefined ? undefined : separateUnspaced(record.title)],
          ['aliases', record.aliases.map(separateUnspaced).join(' | ')],
          ['times', encodeTimeTable(record.times)],
        ]),
        filters: listMap({
          kind: [record.kind],
          episode: record.filters.episode === undefined ? [] : [record.filters.episode],
          person: record.filters.person,
          term: record.filters.term,
          year: record.filters.year === undefined ? [] : [record.filters.year],
        }),
        sort: stringMap([['date', record.date]]),
      });
      if (added.errors.length > 0) throw new Error(`search: ${record.url}: ${added.errors.join('; ')}`);
      count++;
    }
    const written = await index.writeFiles({ outputPath: outDir });
    if (written.errors.length > 0) throw new Error(`search: ${written.errors.join('; ')}`);
  } finally {
    await close();
  }
  for (const name of await readdir(outDir)) if (unusedFile.test(name)) await rm(join(outDir, name));
  return count;
}
