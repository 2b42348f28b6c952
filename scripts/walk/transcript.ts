import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FieldChange } from '../../src/edit/episode-fields.ts';
import type { LoadedEpisode } from '../../src/site/library.ts';
import { textOf } from '../command-line/arguments.ts';
import { shortPath } from '../command-line/command.ts';
import type { PlannedFile } from '../command-line/files.ts';
import { formatAsText } from '../command-line/messages.ts';
import { isUrl } from '../command-line/new-command.ts';
import { readTranscriptFile, type ReadTranscript } from '../command-line/transcript-file.ts';
import { meansNone, readTypedPath } from '../command-line/typed-path.ts';
import type { Desk } from './desk.ts';
import { planFields } from './front-matter.ts';

const endings = /\.(?:vtt|srt|ttml|json|lrc|html?|txt|md)$/i;

/** Names of the files in a folder; none where it cannot be read. */
const namesIn = (folder: string): Promise<readonly string[]> => readdir(folder).catch(() => []);

/** Files that may be the transcript: in the episode's folder, beside its audio, and where the host stands. */
async function* possibleFiles(desk: Desk, { files }: LoadedEpisode): AsyncGenerator<string> {
  const { contentDir, values } = desk.options;
  const folder = path.join(contentDir, 'episodes', files.slug);
  for (const name of await namesIn(folder))
    if (endings.test(name) && name !== 'episode.md') yield path.join(folder, name);
  const audio = textOf(values, 'audio');
  const local = audio === undefined || isUrl(audio) ? undefined : path.resolve(audio);
  const stems = [files.slug, ...(local === undefined ? [] : [path.parse(local).name])];
  const around = [...(local === undefined ? [] : [path.dirname(local)]), process.cwd(), contentDir];
  for (const place of new Set(around))
    for (const name of await namesIn(place))
      if (endings.test(name) && stems.some((stem) => name.startsWith(stem))) yield path.join(place, name);
}

/** The first file that is a transcript with words in it. */
async function findTranscript(desk: Desk, loaded: LoadedEpisode): Promise<string | undefined> {
  for await (const file of possibleFiles(desk, loaded)) {
    const { read } = await readTranscriptFile(file).catch(() => ({ read: undefined }));
    if ((read?.transcript.cues.length ?? 0) > 0) return file;
  }
  return undefined;
}

/** Asks for a transcript until one can be read; nothing where there is none yet. */
async function askForTranscript(
  desk: Desk,
  loaded: LoadedEpisode,
): Promise<{ readonly file: string; readonly read: ReadTranscript } | undefined> {
  let given = textOf(desk.options.values, 'transcript');
  const offer = given === undefined ? await findTranscript(desk, loaded) : undefined;
  for (;;) {
    const typed =
      given ??
      (await desk.ask('Transcript: a file (Enter for none yet)', offer === undefined ? {} : { offer }));
    if (meansNone(typed)) return undefined;
    const file = path.resolve(given ?? readTypedPath(typed));
    given = undefined;
    const { read, messages } = await readTranscriptFile(file);
    if (read !== undefined) return { file, read };
    desk.say(formatAsText(messages).trimEnd());
    if (!desk.isAttended) throw new Error(`${shortPath(file)} is no transcript that can be read`);
  }
}

/** Who or what made a transcript, as the host says; what made the one before is offered. */
async function askForMaker(desk: Desk, loaded: LoadedEpisode): Promise<string | undefined> {
  const { content } = await desk.open();
  const metas = content.episodes.map(({ parsed }) => parsed.value.meta);
  const [last] = metas
    .filter(({ provenance }) => provenance.transcript?.by !== undefined)
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  const offer = last?.provenance.transcript?.by;
  const by = await desk.ask('What made the transcript (Whisper, a name …; Enter to say nothing)', {
    ...(offer === undefined ? {} : { offer, isGuess: true }),
  });
  if (by === '')
    desk.wait(
      'nothing says who or what made the transcript',
      `write "provenance: {transcript: {by: …}}" into ${loaded.files.file.path}`,
    );
  return by === '' ? undefined : by;
}

/** Puts a transcript beside the episode, if it has none, and says what made it. */
export async function bringTranscript(desk: Desk, slug: string): Promise<void> {
  const loaded = await desk.episode(slug);
  const { meta } = loaded.parsed.value;
  const { contentDir, values } = desk.options;
  const has = meta.transcript?.file;
  if (has !== undefined && textOf(values, 'transcript') !== undefined)
    desk.say(`It has a transcript already, ${has}: "--transcript" is not used.`);
  const found = has === undefined ? await askForTranscript(desk, loaded) : undefined;
  if (has === undefined && found === undefined) {
    desk.wait('there is no transcript', `npm run episode -- ${slug} --transcript FILE`);
    return;
  }
  const planned: PlannedFile[] = [];
  const changes: FieldChange[] = [];
  if (found !== undefined) {
    const folder = path.dirname(path.join(contentDir, loaded.files.file.path));
    const isThere = path.dirname(found.file) === folder;
    const name = isThere ? path.basename(found.file) : found.read.name;
    if (!isThere) planned.push({ file: path.join(folder, name), body: found.read.bytes });
    if (isThere && !/^transcript\./i.test(name)) changes.push({ path: ['transcript'], value: name });
  }
  if (meta.provenance.transcript?.by === undefined) {
    const by = await askForMaker(desk, loaded);
    if (by !== undefined) changes.push({ path: ['provenance', 'transcript', 'by'], value: by });
  }
  const edited = changes.length === 0 ? undefined : await planFields(desk, slug, changes);
  if (edited !== undefined) planned.push(edited);
  if (planned.length > 0) await desk.write(planned);
}
