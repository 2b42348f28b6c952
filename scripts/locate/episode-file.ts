import path from 'node:path';
import { readFile } from 'node:fs/promises';
import type { LocatableItem, LocatableTranscript } from '../../src/annotate/locate/model.ts';

/** An item of an {@link EpisodeFile}. */
export interface FileItem extends LocatableItem {
  /** An introduction, a sponsor, a farewell: it has its place among the others, but nobody asks where. */
  readonly generic: boolean;
  /** Where it starts, in a file made for measuring; never used to locate. */
  readonly known: number | undefined;
}

/** `{lang, duration_s, segments[{start, end?, text, speaker?}], items[{text, title?, generic?}]}`, read. */
export interface EpisodeFile {
  /** Base name. */
  readonly file: string;
  /** Whose data it is, in a folder of several shows. */
  readonly source: string;
  readonly transcript: LocatableTranscript;
  readonly items: readonly FileItem[];
}

/** What is wrong with a file; the message says where. */
export class EpisodeFileError extends Error {}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function listOf(fields: Fields, name: string): readonly Fields[] {
  const list = fields[name];
  if (!Array.isArray(list)) throw new EpisodeFileError(`"${name}" must be a list`);
  return list.map((entry: unknown, index) => {
    if (!isFields(entry)) throw new EpisodeFileError(`${name}[${index}] must be an object`);
    return entry;
  });
}

const textIn = (fields: Fields, name: string): string | undefined => {
  const value = fields[name];
  return typeof value === 'string' ? value : undefined;
};

const numberIn = (fields: Fields, name: string): number | undefined => {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
};

function readItem(fields: Fields, index: number): FileItem {
  const title = textIn(fields, 'title');
  const text = textIn(fields, 'text') ?? title;
  if (text === undefined) throw new EpisodeFileError(`items[${index}] must have a "text"`);
  return { text, title, generic: fields['generic'] === true, known: numberIn(fields, 'start') };
}

/** Reads the text of a file. Throws {@link EpisodeFileError}. */
export function parseEpisodeFile(file: string, text: string): EpisodeFile {
  let fields: unknown;
  try {
    fields = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new EpisodeFileError(`no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isFields(fields)) throw new EpisodeFileError('must be an object with "segments" and "items"');
  const segments = listOf(fields, 'segments').map((segment, index) => {
    const start = numberIn(segment, 'start');
    if (start === undefined) throw new EpisodeFileError(`segments[${index}] must have a "start" in seconds`);
    return {
      start,
      end: numberIn(segment, 'end'),
      text: textIn(segment, 'text') ?? '',
      speaker: textIn(segment, 'speaker'),
    };
  });
  return {
    file: path.basename(file),
    source: textIn(fields, 'source') ?? 'all',
    transcript: {
      language: textIn(fields, 'lang') ?? 'und',
      duration: numberIn(fields, 'duration_s') ?? 0,
      segments,
    },
    items: listOf(fields, 'items').map(readItem),
  };
}

/** Reads a file. Throws {@link EpisodeFileError} where it cannot be read or is of another shape. */
export async function readEpisodeFile(file: string): Promise<EpisodeFile> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    throw new EpisodeFileError(error instanceof Error ? error.message : String(error));
  }
  return parseEpisodeFile(file, text);
}
