import type { ImportRecord } from '../../src/edit/imports/merge.ts';

/** What imports brought the last time, by the folders of episodes. */
export type ImportRecords = Readonly<Record<string, ImportRecord>>;

/** Where it is kept, below the content folder. */
export const recordsPath = 'episodes/imported.json';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where what imports of notes brought is kept. */
export const notesRecordsPath = 'episodes/imported-notes.json';

/** Reads what is remembered. Throws where the file is there and is not what an import wrote. */
export function readRecords(text: string | undefined, file = recordsPath): ImportRecords {
  if (text === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new Error(`${file} is no JSON; put it right, or remove it`, { cause });
  }
  const episodes = isRecord(value) ? value['episodes'] : undefined;
  if (!isRecord(episodes)) throw new Error(`${file} is not what an import writes; move it away`);
  return Object.fromEntries(
    Object.entries(episodes).map(([slug, fields]) => [
      slug,
      Object.fromEntries(
        Object.entries(isRecord(fields) ? fields : {}).filter(
          (field): field is [string, string] => typeof field[1] === 'string',
        ),
      ),
    ]),
  );
}

/** The file, a line for each field, so that versions of it can be compared. */
export function writeRecords(records: ImportRecords): string {
  const sorted = Object.entries(records).sort(([a], [b]) => (a < b ? -1 : 1));
  const about = 'What imports wrote, so that the next one leaves alone what was edited since.';
  return `${JSON.stringify({ about, episodes: Object.fromEntries(sorted) }, null, 1)}\n`;
}
