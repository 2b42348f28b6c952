import { createHash } from 'node:crypto';
import type { RecordBatch, SearchRecord } from './record.ts';

/** A short hash of several texts; where one ends and the next begins is part of it. */
export function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(`${input.length}:`).update(input);
  return hash.digest('hex').slice(0, 12);
}

/** Records as batches: a batch per episode, and one of all others in the show's language. */
export function batchRecords(records: readonly SearchRecord[], showLanguage: string): readonly RecordBatch[] {
  const groups = new Map<string, SearchRecord[]>();
  for (const record of records) {
    const slug = record.episode?.slug ?? '';
    const known = groups.get(slug);
    if (known) known.push(record);
    else groups.set(slug, [record]);
  }
  return [...groups.values()].map((group) => makeBatch(group, showLanguage));
}

/** Records that come and go together; with those of no episode, the language is the show's. */
export function makeBatch(records: readonly SearchRecord[], showLanguage: string): RecordBatch {
  return { ...describeBatch(records, showLanguage), read: async () => records };
}

/** What an index must know of records before it reads them. */
export function describeBatch(
  records: readonly SearchRecord[],
  showLanguage: string,
): Omit<RecordBatch, 'read'> {
  const { episode, language } = records[0] ?? {};
  return {
    key: hashOf([JSON.stringify(records)]),
    language: episode && language !== undefined ? language : showLanguage,
    words: records.reduce((sum, { content }) => sum + content.split(/\s+/u).length, 0),
    ...(episode ? { date: `${episode.date} ${episode.slug}` } : {}),
  };
}
