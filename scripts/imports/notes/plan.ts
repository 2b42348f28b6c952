import path from 'node:path';
import { VFile } from 'vfile';
import { addNotes } from '../../../src/edit/imports/notes.ts';
import { addNoteFields } from '../../../src/edit/imports/notes-fields.ts';
import { introducePeople, type Introductions } from '../../../src/edit/people.ts';
import type { Message } from '../../../src/diagnostics/message.ts';
import { makerOf, type NotesPiece } from '../../../src/edit/imports/notes-pieces.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import type { ExportedEpisode, NoteApp } from '../../../src/parse/exported-notes/exported-episode.ts';
import type { LoadedContent, LoadedEpisode } from '../../../src/site/library.ts';
import { shortPath } from '../../command-line/command.ts';
import { readEditable, type PlannedFile } from '../../command-line/files.ts';
import { planPeople } from '../../command-line/people-file.ts';
import { notesRecordsPath, readRecords, writeRecords, type ImportRecords } from '../import-records.ts';

/** Notes and the episode that they are of. */
export interface MatchedNotes {
  readonly notes: ExportedEpisode;
  readonly episode: LoadedEpisode;
}

/** What an import of notes will do to one episode. */
export interface EpisodeNotes {
  readonly slug: string;
  readonly added: ReadonlyMap<string, number>;
  readonly set: readonly string[];
  readonly unchanged: number;
  readonly kept: readonly { readonly field: string; readonly mine: string; readonly theirs: string }[];
  readonly changed: readonly NotesPiece[];
  readonly removed: readonly NotesPiece[];
}

/** What an import of notes will do. */
export interface NotesPlan {
  /** People first, then episodes, and last what is remembered. */
  readonly files: readonly PlannedFile[];
  readonly episodes: readonly EpisodeNotes[];
  readonly people: Introductions['added'];
  readonly messages: readonly Message[];
}

/** The errors of an episode's file that it would not have without the notes. */
function newErrors(
  before: string,
  after: string,
  { files }: LoadedEpisode,
  content: LoadedContent,
): readonly Message[] {
  const errorsOf = (value: string): readonly Message[] =>
    parseEpisode(new VFile({ path: files.file.path, value }), {
      show: content.library.show,
      slug: files.slug,
      siblings: files.siblings,
    }).messages.filter(({ severity }) => severity === 'error');
  const known = new Set(errorsOf(before).map(({ rule, message }) => `${rule} ${message}`));
  return errorsOf(after).filter(({ rule, message }) => !known.has(`${rule} ${message}`));
}

/** Makes of notes the files that are to be written, and writes none. */
export async function planNotes(
  matched: readonly MatchedNotes[],
  app: NoteApp,
  content: LoadedContent,
  contentDir: string,
): Promise<NotesPlan> {
  const { people, show } = content.library;
  const { ids, added } = introducePeople(
    matched.flatMap(({ notes }) => notes.guests),
    people.values(),
  );
  const named = new Set<string>();
  const recordsFile = path.join(contentDir, notesRecordsPath);
  const recordsText = await readEditable(recordsFile);
  const records: Record<string, ImportRecords[string]> = { ...readRecords(recordsText, notesRecordsPath) };
  const files: PlannedFile[] = [];
  const messages: Message[] = [];
  const episodes: EpisodeNotes[] = [];
  for (const { notes, episode } of matched) {
    const { slug } = episode.files;
    const file = path.join(contentDir, episode.files.file.path);
    const source = await readEditable(file);
    if (source === undefined) throw new Error(`${shortPath(file)} is gone`);
    const at = { path: episode.files.file.path, headings: show.sections };
    const { by } = episode.parsed.value.meta.provenance.summaries ?? {};
    const isOthers = by === undefined ? {} : { isOthers: by !== makerOf(app) };
    const noted = addNotes(source, notes, app, { ...at, ...isOthers, record: records[slug] ?? {} });
    const guests = notes.guests.map(({ name }) => ids.get(name) ?? name);
    const { meta } = episode.parsed.value;
    const fields = addNoteFields(noted.source, notes, app, {
      ...at,
      meta,
      guests,
      isAllApp: noted.isAllApp && noted.added.size > 0,
      record: noted.record,
    });
    if (fields.set.includes('guests')) for (const id of guests) named.add(id);
    messages.push(
      ...noted.messages,
      ...fields.messages,
      ...newErrors(source, fields.source, episode, content),
    );
    records[slug] = fields.record;
    if (fields.source !== source) files.push({ file, body: fields.source, instead: source });
    const { unchanged, changed, removed } = noted;
    episodes.push({
      slug,
      added: noted.added,
      set: fields.set,
      unchanged,
      kept: fields.kept,
      changed,
      removed,
    });
  }
  // who is no guest here, as others are, would be a person without an episode
  const newcomers = added.filter(({ id }) => named.has(id));
  const peoplePlan = await planPeople(contentDir, content.library, newcomers);
  messages.push(...peoplePlan.messages);
  files.unshift(...peoplePlan.files);
  const body = writeRecords(records);
  if (body !== recordsText && matched.length > 0)
    files.push({ file: recordsFile, body, ...(recordsText === undefined ? {} : { instead: recordsText }) });
  return { files, episodes, people: newcomers, messages };
}
