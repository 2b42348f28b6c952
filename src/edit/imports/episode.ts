import type { Message } from '../../diagnostics/message.ts';
import type { EpisodeDraft } from '../../model/draft.ts';
import type { Show } from '../../model/show.ts';
import { parseFrontMatter } from '../../parse/front-matter.ts';
import { editEpisodeFields, type FieldChange } from '../episode-fields.ts';
import { frontMatterOf, writeItem, type IdOf } from '../episode-file.ts';
import { startOfBody } from '../front-matter.ts';
import { mergeImport, type Imported, type ImportRecord, type LeftAlone } from './merge.ts';
import { addItems, findSections, writeSection } from '../sections.ts';
import { applySplices, lineEndOf, startOfLine, startOfNextLine } from '../splice.ts';
import { meaningOf, meaningOfValue, type Meaning } from '../yaml/plain.ts';
import type { YamlValue } from '../yaml/scalar.ts';

/** Fields whose parts are merged each by itself. */
const divided = ['audio', 'listen'] as const;

/** What a value says, without whether it is written as text or as a number. */
function importedOf(meaning: Meaning): Imported {
  if (typeof meaning === 'string') return meaning.replace(/^(?:string|number|boolean):/, '');
  if (meaning instanceof Map)
    return Object.fromEntries(
      [...(meaning as ReadonlyMap<string, Meaning>)].map(([name, value]) => [name, importedOf(value)]),
    );
  return (meaning as readonly Meaning[]).map(importedOf);
}

const isRecord = (value: unknown): value is Readonly<Record<string, never>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields by their paths: `audio.url`. An audio that stands alone is its address. */
function divide<Value>(fields: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  const parts = Object.entries(fields).flatMap(([name, value]): (readonly [string, Value])[] => {
    if (!divided.some((field) => field === name)) return [[name, value]];
    if (isRecord(value))
      return Object.entries<Value>(value).map(([part, inner]) => [`${name}.${part}`, inner]);
    return [[name === 'audio' ? 'audio.url' : name, value]];
  });
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

/** The chapters of a draft as the lines of their section. */
const writeChapters = ({ chapters = [] }: EpisodeDraft): string =>
  chapters.map(({ title, stamp }) => writeItem({ text: title, ...(stamp ? { stamp } : {}) })).join('\n');

/** The excerpts of a draft as the takeaways that are such. */
const writeSoundbites = ({ takeaways = [] }: EpisodeDraft): string =>
  takeaways
    .filter(({ soundbite }) => soundbite)
    .map(writeItem)
    .join('\n');

/** What an import has for a file: its fields by path, the summary as Markdown, chapters and soundbites as lines. */
export interface ImportedEpisode {
  readonly fields: Readonly<Record<string, YamlValue>>;
  readonly summary: string;
  readonly chapters: string;
  readonly soundbites: string;
}

/** A draft as an import has it for a file. `summary` is its Markdown. */
export const importedEpisode = (draft: EpisodeDraft, summary: string, idOf: IdOf): ImportedEpisode => ({
  fields: divide(frontMatterOf(draft, idOf)),
  summary,
  chapters: writeChapters(draft),
  soundbites: writeSoundbites(draft),
});

/** The values of an import as they are compared. */
function valuesOf({
  fields,
  summary,
  chapters,
  soundbites,
}: ImportedEpisode): Readonly<Record<string, Imported>> {
  const values = Object.entries(fields).map(
    ([name, value]) => [name, importedOf(meaningOfValue(value))] as const,
  );
  return {
    ...Object.fromEntries(values),
    ...(summary === '' ? {} : { summary }),
    ...(chapters === '' ? {} : { chapters }),
    ...(soundbites === '' ? {} : { soundbites }),
  };
}

/** What is remembered of a first import. */
export const recordOf = (imported: ImportedEpisode): ImportRecord =>
  mergeImport({}, {}, valuesOf(imported)).record;

const isSameRecord = (one: ImportRecord, other: ImportRecord): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([field, print]) => other[field] === print);

/** The summary of a file: where it stands and what it says. */
function summaryOf(source: string, headings: Show['sections']): { start: number; end: number; text: string } {
  const body = startOfBody(source);
  const end = findSections(source, headings)[0]?.start ?? source.length;
  const text = source.slice(body, end);
  const trimmed = text.trim();
  const start = trimmed === '' ? body : body + text.indexOf(trimmed);
  return { start, end: start + trimmed.length, text: trimmed };
}

/** Lines of a file that are takeaways to be played as soundbites, from their marks on, and where they stand. */
function soundbitesIn(source: string, headings: Show['sections']) {
  const section = findSections(source, headings).find(({ kind }) => kind === 'takeaways');
  if (section === undefined) return [];
  const { bodyStart, end } = section;
  return [...source.slice(bodyStart, end).matchAll(/^[-*+] .*\{soundbite\}(?=[ \t]*\r?$)/gim)].map(
    ({ 0: line, index }) => ({
      text: `-${line.slice(1)}`,
      start: bodyStart + index,
      end: bodyStart + index + line.length,
    }),
  );
}

/** Puts soundbites in the place of those that are there, or below the other takeaways. */
function replaceSoundbites(source: string, soundbites: string, headings: Show['sections']): string {
  const found = soundbitesIn(source, headings);
  const [first, ...more] = found;
  if (first === undefined)
    return addItems(
      source,
      'takeaways',
      soundbites.split('\n').map((line) => line.slice(2)),
      headings,
    );
  const gone = more.map(({ start, end }) => ({
    start: startOfLine(source, start),
    end: startOfNextLine(source, end),
    text: '',
  }));
  const text = soundbites.replaceAll('\n', lineEndOf(source));
  return applySplices(source, [{ start: first.start, end: first.end, text }, ...gone]);
}

/** The fields of a file as they are compared. */
function valuesIn(
  source: string,
  path: string,
  headings: Show['sections'],
): Readonly<Record<string, Imported>> {
  const written = importedOf(meaningOf(parseFrontMatter(source, path, []).value.fields));
  const chapters = findSections(source, headings).find(({ kind }) => kind === 'chapters');
  const lines = chapters === undefined ? '' : source.slice(chapters.bodyStart, chapters.end).trim();
  const { text } = summaryOf(source, headings);
  const bites = soundbitesIn(source, headings);
  return {
    ...divide(isRecord(written) ? (written as Readonly<Record<string, Imported>>) : {}),
    ...(text === '' ? {} : { summary: text }),
    ...(lines === '' ? {} : { chapters: lines }),
    ...(bites.length === 0 ? {} : { soundbites: bites.map(({ text }) => text).join('\n') }),
  };
}

/** A file after an import was brought into it. */
export interface UpdatedEpisode {
  readonly source: string;
  /** Fields that were set or removed. */
  readonly changed: readonly string[];
  readonly left: readonly LeftAlone[];
  readonly record: ImportRecord;
  /** Why nothing could be changed. */
  readonly messages: readonly Message[];
}

/** What stands below the front matter. */
const inBody = new Set(['summary', 'chapters', 'soundbites']);
/** Fields that, once there, stay whatever an import says: apps know the episode by them. */
const forEver = new Set(['guid']);
/** Fields without which a file is no episode, or that an import only ever adds. */
const never = new Set(['title', 'date', 'summary', 'chapters', 'soundbites', 'guid', 'image']);

/** Which fields an import sets and removes, which are left alone, and what is remembered. */
interface Decision extends Pick<UpdatedEpisode, 'left' | 'record'> {
  readonly set: readonly string[];
  readonly remove: readonly string[];
}

/** Merges what the host has with what an import has, but for what stays whatever an import says. */
function decide(
  mine: Readonly<Record<string, Imported>>,
  then: ImportRecord | undefined,
  imported: ImportedEpisode,
): Decision {
  const merge = mergeImport(mine, then, valuesOf(imported));
  const hasOwnAudio =
    merge.left.some(({ field }) => field === 'audio.url') ||
    (mine['audio.url'] !== undefined &&
      merge.set['audio.url'] === undefined &&
      mine['audio.url'] !== imported.fields['audio.url']);
  const isKept = (field: string): boolean =>
    (forEver.has(field) && mine[field] !== undefined) || (hasOwnAudio && /^audio\./.test(field));
  const kept = Object.entries(merge.set).flatMap(([field, theirs]): LeftAlone[] =>
    forEver.has(field) && isKept(field) ? [{ field, why: 'edited', theirs }] : [],
  );
  return {
    set: Object.keys(merge.set).filter((field) => !isKept(field)),
    remove: merge.remove.filter((field) => !isKept(field) && !never.has(field)),
    left: [...merge.left, ...kept],
    record: merge.record,
  };
}

/** The summary of a file in other words. */
function replaceSummary(source: string, summary: string, headings: Show['sections']): string {
  const eol = lineEndOf(source);
  const { start, end, text } = summaryOf(source, headings);
  const written = summary.replaceAll('\n', eol);
  return source.slice(0, start) + (text === '' ? `${eol}${written}${eol}` : written) + source.slice(end);
}

/**
 * Brings what an import has into an `episode.md`: what the host has not edited follows, all else stays, to the byte.
 * A guid never changes. Of audio that is not the import's, nothing is changed.
 */
export function updateEpisode(
  source: string,
  imported: ImportedEpisode,
  options: { readonly path: string; readonly record?: ImportRecord; readonly headings?: Show['sections'] },
): UpdatedEpisode {
  const { path, record: then, headings = {} } = options;
  // what is as it was the last time changes nothing, whatever the host did since
  if (then !== undefined && isSameRecord(then, recordOf(imported)))
    return { source, changed: [], left: [], record: then, messages: [] };
  const { set, remove, left, record } = decide(valuesIn(source, path, headings), then, imported);
  const inFront = [...set, ...remove].filter((field) => !inBody.has(field));
  const changes = inFront.map((field): FieldChange => ({
    path: field.split('.'),
    value: remove.includes(field) ? undefined : imported.fields[field],
  }));
  const edited = editEpisodeFields(source, changes, path);
  if (edited.messages.length > 0)
    return { source, changed: [], left, record: then ?? {}, messages: edited.messages };
  let { value } = edited;
  if (set.includes('summary')) value = replaceSummary(value, imported.summary, headings);
  if (set.includes('chapters')) value = writeSection(value, 'chapters', imported.chapters, headings);
  if (set.includes('soundbites')) value = replaceSoundbites(value, imported.soundbites, headings);
  return { source: value, changed: [...set, ...remove], left, record, messages: [] };
}
