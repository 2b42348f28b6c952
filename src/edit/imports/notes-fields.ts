import type { Message } from '../../diagnostics/message.ts';
import type { EpisodeMeta } from '../../model/episode.ts';
import type { ExportedEpisode, NoteApp } from '../../parse/exported-notes/exported-episode.ts';
import { editEpisodeFields, type FieldChange } from '../episode-fields.ts';
import { editFrontMatter } from '../front-matter.ts';
import { fingerprint, type ImportRecord } from './merge.ts';
import { isMachineMade, makerOf } from './notes-pieces.ts';

/** Front matter with what notes say of their episode. */
export interface NotedFields {
  readonly source: string;
  /** Fields that were set or added to. */
  readonly set: readonly string[];
  /** Fields that say something else, and stay. */
  readonly kept: readonly { readonly field: string; readonly mine: string; readonly theirs: string }[];
  readonly record: ImportRecord;
  readonly messages: readonly Message[];
}

const same = (one: string, other: string): boolean =>
  one.normalize('NFC').toLowerCase() === other.normalize('NFC').toLowerCase();

/**
 * Fills in fields of an `episode.md` that the host has left out: guests, duration, tags, and who made the summaries, if
 * all of these are the app's. What is there stays, and so does what the host has taken out since an earlier import.
 */
export function addNoteFields(
  source: string,
  notes: ExportedEpisode,
  app: NoteApp,
  options: {
    readonly path: string;
    readonly meta: EpisodeMeta;
    /** Ids of the notes' guests. */
    readonly guests: readonly string[];
    readonly isAllApp: boolean;
    readonly record: ImportRecord;
  },
): NotedFields {
  const { path, meta, guests, isAllApp, record: then } = options;
  const record: Record<string, string> = { ...then };
  const changes: FieldChange[] = [];
  const kept: { field: string; mine: string; theirs: string }[] = [];
  const offer = (
    field: string,
    mine: string | undefined,
    theirs: string,
    value: FieldChange['value'],
  ): void => {
    const print = fingerprint(theirs);
    const key = `field|${field}`;
    const isKnown = then[key] !== undefined;
    record[key] = print;
    if (mine === undefined && !isKnown) changes.push({ path: field.split('.'), value });
    else if (mine !== undefined && mine !== theirs && then[key] !== print) kept.push({ field, mine, theirs });
  };
  const newGuests = guests.filter((id) => !meta.hosts.some((host) => host === id));
  if (newGuests.length > 0)
    offer(
      'guests',
      meta.guests.length === 0 ? undefined : meta.guests.join(', '),
      newGuests.join(', '),
      newGuests,
    );
  const duration = meta.duration ?? meta.audio?.duration;
  if (notes.duration !== undefined)
    offer(
      'duration',
      duration === undefined ? undefined : String(Math.round(duration)),
      String(Math.round(notes.duration)),
      notes.duration,
    );
  const by = makerOf(app);
  const made = meta.provenance.summaries;
  if (isMachineMade(app) && isAllApp && made === undefined)
    offer('provenance.summaries', undefined, by, {
      by,
      ...(notes.exported === undefined ? {} : { date: notes.exported }),
    });

  const tags = notes.tags.filter(
    (tag) => !meta.tags.some((own) => same(own, tag)) && then[`tag|${tag}`] === undefined,
  );
  for (const tag of notes.tags) record[`tag|${tag}`] = fingerprint(tag);
  if (tags.length > 0 && meta.tags.length === 0) changes.push({ path: ['tags'], value: tags });
  let edited = editEpisodeFields(source, changes, path);
  if (edited.messages.length === 0 && tags.length > 0 && meta.tags.length > 0)
    edited = editFrontMatter(
      edited.value,
      tags.map((value) => ({ do: 'insert', path: ['tags'], value })),
      path,
    );
  if (edited.messages.length > 0) return { source, set: [], kept, record: then, messages: edited.messages };
  const set = [
    ...changes.map(({ path: field }) => field.join('.')),
    ...(tags.length > 0 && meta.tags.length > 0 ? ['tags'] : []),
  ];
  return { source: edited.value, set, kept, record, messages: [] };
}
