import path from 'node:path';
import type { EpisodeDraft, PersonDraft } from '../../src/model/draft.ts';
import { addressKey } from '../../src/model/ids.ts';
import { readContent } from '../../src/read/content.ts';
import { loadContent, type LoadedContent } from '../../src/site/library.ts';
import { slugOf } from '../../src/edit/slug.ts';
import { textOf, UsageError, type CommandSpec, type Values } from './arguments.ts';
import { readAudioFile, type AudioFile } from './audio-file.ts';
import { contentDirOption, readContentDir, type Run } from './command.ts';
import { formatAsText } from './messages.ts';
import { planEpisode, writePlan, type BesideFile } from './new-episode.ts';
import { findOffers, type Offers } from './offers.ts';
import { createAsker, isAskable, type Asker } from './questions.ts';
import { readTranscriptFile } from './transcript-file.ts';
import { readDay, readNameList } from './values.ts';

const spec: CommandSpec = {
  name: 'new',
  about: 'Begins an episode. At a terminal it asks for what is not given; what it guesses it only offers.',
  options: {
    content: contentDirOption,
    title: { value: 'TEXT', about: 'Title, without the number.' },
    date: { value: 'DATE', about: 'Day of publication: 2025-05-15.' },
    number: { value: 'NUMBER', about: 'Number, as it is to be written: 12, 012.' },
    host: { value: 'NAMES', about: 'Hosts, by name or id, with commas between them.' },
    guest: { value: 'NAMES', about: 'Guests, in the same way.' },
    audio: { value: 'FILE', about: 'The audio, which is copied beside, or its address.' },
    'audio-url': { value: 'URL', about: 'Where FILE will be: it is only read then, and not copied.' },
    transcript: { value: 'FILE', about: 'A transcript, which is put beside.' },
    alt: { value: 'TEXT', about: 'What the picture in the audio file shows.' },
    slug: { value: 'NAME', about: "Name of the episode's folder, which is its address." },
    'dry-run': { about: 'Show what would be written, and write nothing.' },
  },
};

/** What a host says of an episode, by options or when asked. */
export interface Answers {
  readonly title?: string;
  readonly date?: string;
  readonly number?: string;
  readonly hosts?: readonly string[];
  readonly guests?: readonly string[];
  readonly slug?: string;
}

/** Whether it is an address, not a file. */
export const isUrl = (text: string): boolean => /^https?:\/\//i.test(text);

/** Asks for what was not given. Names are completed with those in `people.yaml`. */
export async function askForEpisode(
  asker: Asker,
  given: Answers,
  offers: Offers & { readonly title?: string },
  names: readonly string[],
): Promise<Answers> {
  const optional = (offer: string | undefined) => (offer === undefined ? {} : { offer });
  const listed = (answer: string): readonly string[] =>
    answer
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && name !== '-');
  let { title = '', date = '' } = given;
  while (title === '') title = await asker.ask('Title', optional(offers.title));
  const number = given.number ?? (await asker.ask('Number (- for none)', optional(offers.number)));
  while (date === '') {
    const answer = await asker.ask('Date', optional(offers.date));
    try {
      date = readDay({ date: answer }) ?? '';
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      date = '';
    }
  }
  const known = { choices: names };
  const hosts =
    given.hosts ??
    listed(await asker.ask('Hosts (- for none)', { ...known, offer: offers.hosts.join(', ') }));
  const guests = given.guests ?? listed(await asker.ask('Guests', known));
  const kept = number === '' || number === '-' ? {} : { number };
  const slug = given.slug ?? (await asker.ask('Folder', { offer: slugOf({ ...kept, title }) }));
  return { title, date, ...kept, hosts, guests, slug };
}

/** Without a terminal everything must be said: what could be guessed is only named. Throws {@link UsageError}. */
function demand(given: Answers, offers: Offers & { readonly title?: string }): readonly string[] {
  const says = (name: string, offer: string | undefined): string =>
    offer === undefined ? `--${name}` : `--${name} (perhaps ${JSON.stringify(offer)})`;
  const missing = [
    ...(given.title === undefined ? [says('title', offers.title)] : []),
    ...(given.date === undefined ? [says('date', offers.date)] : []),
  ];
  if (missing.length > 0) throw new UsageError(`an episode needs ${missing.join(' and ')}`);
  return given.number === undefined && offers.number !== undefined
    ? [`No number was given; it may be --number ${offers.number}.`]
    : [];
}

/** A transcript as it will lie beside the episode. `undefined` (said on stderr) if it cannot be read. */
async function readTranscript(file: string): Promise<BesideFile | undefined> {
  const { read, messages } = await readTranscriptFile(file);
  if (read !== undefined) return { name: read.name, size: read.bytes.length, body: read.bytes };
  process.stderr.write(formatAsText(messages));
  return undefined;
}

/** The name of a file as it can stand in an address: without spaces and signs. */
function safeName(file: string): string {
  const { name, ext } = path.parse(file);
  const key = addressKey(name);
  return `${key === '' ? 'audio' : key}${ext.toLowerCase()}`;
}

/** The audio in a draft, and the files that come with it; a file in one of the folders `there` stays where it is. */
export function describeAudio(
  values: Values,
  audio: string | undefined,
  read: AudioFile | undefined,
  there: readonly string[],
): { readonly draft: Partial<EpisodeDraft>; readonly beside: readonly BesideFile[] } {
  if (audio === undefined) return { draft: {}, beside: [] };
  if (read === undefined) return { draft: { audio: { url: audio } }, beside: [] };
  const { duration, size, chapters, cover } = read;
  const elsewhere = textOf(values, 'audio-url');
  const length = duration === undefined ? {} : { duration };
  const isThere = there.includes(path.resolve(audio));
  const name = isThere ? path.basename(audio) : safeName(audio);
  const alt = textOf(values, 'alt');
  const image = cover && `cover.${cover.extension}`;
  return {
    draft: {
      audio: elsewhere === undefined ? { url: name, ...length } : { url: elsewhere, bytes: size, ...length },
      ...(chapters.length === 0 ? {} : { chapters }),
      ...(image === undefined ? {} : { image: { file: image, ...(alt === undefined ? {} : { alt }) } }),
    },
    beside: [
      ...(elsewhere === undefined && !isThere ? [{ name, size, body: { copyOf: path.resolve(audio) } }] : []),
      ...(cover === undefined || image === undefined
        ? []
        : [{ name: image, size: cover.body.length, body: cover.body }]),
    ],
  };
}

/** The day that it is here. */
function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const people = (names: readonly string[] | undefined): readonly PersonDraft[] | undefined =>
  names?.map((name) => ({ name }));

function readAnswers(values: Values): Answers {
  const given = {
    title: textOf(values, 'title'),
    date: readDay(values),
    number: textOf(values, 'number'),
    hosts: readNameList(values, 'host'),
    guests: readNameList(values, 'guest'),
    slug: textOf(values, 'slug'),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/**
 * Reads audio, asks or demands, and tells what is to be written. `undefined` if a file cannot be read. `there` are the
 * files that lie in the episode's folder already, absolute. Throws {@link UsageError}.
 */
export async function prepareEpisode(
  values: Values,
  content: LoadedContent,
  asker: Asker | undefined,
  there: readonly string[] = [],
) {
  const audio = textOf(values, 'audio');
  const elsewhere = textOf(values, 'audio-url');
  if (elsewhere !== undefined && (audio === undefined || isUrl(audio)))
    throw new UsageError('"--audio-url" says where the file of "--audio" will be: give that, too');
  if (elsewhere !== undefined && !isUrl(elsewhere))
    throw new UsageError('"--audio-url" is an address that begins with https://');
  const given = readAnswers(values);
  const read = audio === undefined || isUrl(audio) ? undefined : await readAudioFile(audio);
  const transcriptFile = textOf(values, 'transcript');
  const transcript = transcriptFile === undefined ? undefined : await readTranscript(transcriptFile);
  if (transcriptFile !== undefined && transcript === undefined) return undefined;
  const found = findOffers(content.episodes, audio);
  // a first episode has none before it to tell its day by
  const day = asker === undefined ? {} : { date: today() };
  const offers = { ...day, ...found, ...(read?.title === undefined ? {} : { title: read.title }) };
  const names = [...content.library.people.values()].map(({ name }) => name);
  const notes = asker === undefined ? demand(given, offers) : [];
  const answers = asker === undefined ? given : await askForEpisode(asker, given, offers, names);
  const { title = '', date, number, hosts, guests, slug } = answers;
  const sound = describeAudio(values, audio, read, there);
  const draft: EpisodeDraft = {
    title,
    ...(date === undefined ? {} : { date }),
    ...(number === undefined ? {} : { number }),
    ...(hosts === undefined ? {} : { hosts: people(hosts) ?? [] }),
    ...(guests === undefined ? {} : { guests: people(guests) ?? [] }),
    ...sound.draft,
  };
  const beside = [...sound.beside, ...(transcript === undefined ? [] : [transcript])];
  return { draft, beside, notes, ...(slug === undefined ? {} : { slug }) };
}

const run: Run = async (values) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const content = loadContent(await readContent(contentDir));
  const dryRun = values['dry-run'] === true;
  const asker = isAskable() ? createAsker({ input: process.stdin, output: process.stderr }) : undefined;
  try {
    const prepared = await prepareEpisode(values, content, asker);
    if (prepared === undefined) return 1;
    const { draft, beside, notes, slug } = prepared;
    const plan = await planEpisode(draft, {
      contentDir,
      content,
      beside,
      ...(slug === undefined ? {} : { slug }),
    });
    const isThere = beside.some(({ name }) => name.startsWith('transcript.'));
    const next = [
      `write the summary in episodes/${plan.slug}/episode.md`,
      ...(isThere ? [] : [`npm run import -- transcript FILE ${plan.slug}`]),
      'npm run check, and npm run dev to look at it',
    ];
    const confirm =
      asker === undefined
        ? {}
        : {
            confirm: async () =>
              /^(?:y|yes)$/i.test(await asker.ask('Write these files? (yes, no)', { offer: 'yes' })),
          };
    return await writePlan(plan, draft, { dryRun, notes, next, ...confirm });
  } finally {
    asker?.close();
  }
};

/** `npm run new` */
export const newCommand = { spec, run };
