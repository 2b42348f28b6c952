import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../diagnostics/message.ts';
import type { About, Audio, Episode, EpisodeMeta } from '../model/episode.ts';
import { mintEpisodeSlug, mintPersonId, type PersonId } from '../model/ids.ts';
import type { Position } from '../model/position.ts';
import type { Show } from '../model/show.ts';
import { parseEpisodeBody } from './episode-body.ts';
import { parseFrontMatter } from './front-matter.ts';
import type { PersonReference } from './people.ts';
import { episodeSchema } from './yaml/episode-schema.ts';
import type { Placed } from './yaml/field.ts';
import { folderOf, type FileListing, type Folder } from './yaml/files.ts';
import { readRecord, type Values } from './yaml/record.ts';

/** What an episode stands in. */
export interface EpisodeContext {
  readonly show: Show;
  /** Name of the episode's folder. */
  readonly slug: string;
  /** The other files in the episode's folder. */
  readonly siblings: readonly FileListing[];
}

/** An episode, and the people it names, to be checked once `people.yaml` is read. */
export interface ParsedEpisode extends Parsed<Episode> {
  readonly personReferences: readonly PersonReference[];
}

type Fields = Values<ReturnType<typeof episodeSchema>>;

/** Endings of transcripts, the one to be preferred first; others follow by name. */
const transcriptEndings = ['vtt', 'json', 'srt', 'ttml', 'html', 'lrc', 'txt', 'md'];
/** What carries the name of a transcript and is none. */
const noTranscript = /\.(?:pdf|docx?|odt|rtf|png|jpe?g|mp3|m4a|bak|orig|tmp)$/i;

/** Files of the folder that could be its transcript, the preferred one first. */
export function findTranscripts(names: Iterable<string>): readonly string[] {
  const rank = (name: string): number => {
    const found = transcriptEndings.indexOf(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
    return found < 0 ? transcriptEndings.length : found;
  };
  return [...names]
    .filter((name) => /^transcript(?:\.[\w-]+)+$/i.test(name) && !noTranscript.test(name))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** A file of the folder that was probably meant for a field that is not there. */
function reportUnused(
  folder: Folder,
  kind: RegExp,
  hint: (file: string) => string,
  position: Position,
  messages: Message[],
): void {
  const file = [...folder.files.keys()].find((name) => !name.includes('/') && kind.test(name));
  if (file !== undefined) messages.push(describe('unused-file', position, { file }, hint(file)));
}

function chooseTranscript(
  given: Fields['transcript'],
  folder: Folder,
  position: Position,
  messages: Message[],
): EpisodeMeta['transcript'] {
  const revised = given?.revised === undefined ? {} : { revised: given.revised };
  if (given?.file !== undefined) return { file: given.file, ...revised };
  const candidates = findTranscripts(folder.files.keys());
  const [chosen] = candidates;
  if (chosen === undefined) {
    reportUnused(
      folder,
      /\.(?:vtt|srt)$/i,
      (file) => `name it transcript.${file.split('.').at(-1) ?? ''}, or write "transcript: ${file}"`,
      position,
      messages,
    );
    return undefined;
  }
  if (candidates.length > 1) {
    const parameters = { files: candidates.join(', '), chosen };
    messages.push(
      describe(
        'several-transcripts',
        position,
        parameters,
        'say which one in the front matter: "transcript: …"',
      ),
    );
  }
  return { file: chosen, ...revised };
}

const mediaTypes: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  m4b: 'audio/mp4',
  mp4: 'audio/mp4',
  aac: 'audio/aac',
  ogg: 'audio/ogg',
  oga: 'audio/ogg',
  opus: 'audio/ogg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  webm: 'audio/webm',
};

/** The audio with what its file says: media type from the ending, size from the folder. */
function completeAudio(given: Fields['audio'], folder: Folder): Audio | undefined {
  if (given?.url === undefined) return undefined;
  const path = given.url.replace(/[?#].*$/s, '');
  const type = mediaTypes[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
  const size = folder.files.get(given.url)?.size;
  return {
    ...(type === undefined ? {} : { type }),
    ...(size === undefined ? {} : { bytes: size }),
    ...given,
    url: given.url,
  };
}

const ids = (people: readonly Placed<string>[] = []): readonly PersonId[] =>
  people.map((person) => mintPersonId(person.value));

function readAbout(given: Fields['about']): About | undefined {
  if (given?.title === undefined) return undefined;
  return { ...given, title: given.title, guests: ids(given.guests) };
}

/** Fields whose value needs no other shape than the one it was read in. */
function plainFields(fields: Fields): Partial<EpisodeMeta> {
  const { number, season, duration, language, guid, explicit, licence } = fields;
  return {
    ...(number === undefined ? {} : { number }),
    ...(season === undefined ? {} : { season }),
    ...(duration === undefined ? {} : { duration }),
    ...(language === undefined ? {} : { language }),
    ...(guid === undefined ? {} : { guid }),
    ...(explicit === undefined ? {} : { explicit }),
    ...(licence === undefined ? {} : { licence }),
  };
}

function readMeta(fields: Fields, context: EpisodeContext, folder: Folder): EpisodeMeta {
  const { date, image } = fields;
  const audio = completeAudio(fields.audio, folder);
  const about = readAbout(fields.about);
  return {
    title: fields.title ?? context.slug,
    date: date?.day ?? '1970-01-01',
    ...(date?.published === undefined ? {} : { published: date.published }),
    ...plainFields(fields),
    type: fields.type ?? 'full',
    hosts: ids(fields.hosts),
    guests: ids(fields.guests),
    speakers: new Map((fields.speakers ?? []).map(({ name, value }) => [name, mintPersonId(value.value)])),
    ...(audio === undefined ? {} : { audio }),
    ...(image?.file === undefined ? {} : { image: { file: image.file, alt: image.alt ?? '' } }),
    tags: fields.tags ?? [],
    draft: fields.draft ?? false,
    listen: (fields.listen ?? []).map(({ name, value }) => ({ service: name, url: value })),
    ...(about === undefined ? {} : { about }),
    provenance: fields.provenance ?? {},
  };
}

/** Where speakers are mapped, or could be: in the last line of the front matter. */
function speakerPlacesOf(
  fields: Fields,
  field: Position | undefined,
  end: Position,
): NonNullable<Episode['speakerPlaces']> {
  const names = new Map((fields.speakers ?? []).map(({ name, namePosition }) => [name, namePosition]));
  return { given: field !== undefined, field: field ?? end, names };
}

function namedPeople(fields: Fields): readonly PersonReference[] {
  const speakers = (fields.speakers ?? []).map((speaker) => speaker.value);
  return [
    ...(fields.hosts ?? []),
    ...(fields.guests ?? []),
    ...speakers,
    ...(fields.about?.guests ?? []),
  ].map(({ value, position }) => ({ id: value, position }));
}

/**
 * Reads an `episode.md`: front matter, summary and sections. Without a `transcript` field the folder's own
 * `transcript.*` is taken. A missing title or date is an error; slug and 1970-01-01 stand in for them, so that
 * the rest can still be checked.
 */
export function parseEpisode(file: VFile, context: EpisodeContext): ParsedEpisode {
  const { value: parts, messages: found } = parseFrontMatter(String(file.value), file.path, [
    'title',
    'date',
  ]);
  const messages: Message[] = [...found];
  const folder = folderOf(file.path, context.siblings);
  const fields = readRecord(parts.fields, episodeSchema(folder), messages);
  const entries = parts.fields.kind === 'map' ? parts.fields.entries : [];
  const field = entries.find((entry) => entry.key === 'transcript');
  const { position } = parts.fields;
  const image = entries.find((entry) => entry.key === 'image');
  if (image !== undefined && fields.image?.file !== undefined && fields.image.alt === undefined)
    messages.push(
      describe(
        'missing-alt',
        image.value.position,
        { file: fields.image.file },
        'write "image: {file: …, alt: …}"',
      ),
    );
  const transcript = chooseTranscript(fields.transcript, folder, field?.keyPosition ?? position, messages);
  if (!entries.some(({ key }) => key === 'audio')) {
    const hint = (file: string): string => `write "audio: ${file}"`;
    reportUnused(folder, /\.(?:mp3|m4a|aac|ogg|opus|flac|wav)$/i, hint, position, messages);
  }
  const body = parseEpisodeBody(parts.body.text, {
    path: file.path,
    firstLine: parts.body.firstLine,
    headings: context.show.sections,
    folder,
  });
  const meta = { ...readMeta(fields, context, folder), ...(transcript === undefined ? {} : { transcript }) };
  const { summary, sections } = body.value;
  const start: Position = { path: file.path, line: 1, column: 1 };
  return {
    value: {
      slug: mintEpisodeSlug(context.slug),
      meta,
      summary,
      sections,
      position: start,
      speakerPlaces: speakerPlacesOf(fields, entries.find((entry) => entry.key === 'speakers')?.keyPosition, {
        ...start,
        line: Math.max(1, parts.body.firstLine - 1),
      }),
    },
    messages: [...messages, ...body.messages],
    personReferences: namedPeople(fields),
  };
}
