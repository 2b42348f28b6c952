import path from 'node:path';
import { writeItem } from '../../src/edit/episode-file.ts';
import { findSections, writeSection } from '../../src/edit/sections.ts';
import type { DraftChapter } from '../../src/model/draft.ts';
import type { Episode } from '../../src/model/episode.ts';
import type { Show } from '../../src/model/show.ts';
import type { ChapterList } from '../../src/parse/chapters/chapter-list.ts';
import { parseChapters } from '../../src/parse/chapters/index.ts';
import { readContent } from '../../src/read/content.ts';
import { decodeText } from '../../src/read/decode.ts';
import { loadContent, type LoadedEpisode } from '../../src/site/library.ts';
import { formatTimecode } from '../../src/model/time.ts';
import { foldTitle } from '../../src/text/normalize.ts';
import { textOf, type CommandSpec } from '../command-line/arguments.ts';
import { contentDirOption, readContentDir, shortPath, type Run } from '../command-line/command.ts';
import { chooseEpisode } from '../command-line/episode-argument.ts';
import { readEditable, readInput, writeTogether, type PlannedFile } from '../command-line/files.ts';
import { formatCount } from '../command-line/messages.ts';

const spec: CommandSpec = {
  name: 'chapters',
  about:
    "Puts chapters into an episode: from a player's or an editor's file, from lines of text, or from its audio.",
  operands: {
    usage: 'FILE EPISODE',
    about: 'Podcasting 2.0 JSON, Podlove, WebVTT, text or audio, and the slug of an episode or its beginning',
    least: 2,
    most: 2,
  },
  options: {
    content: contentDirOption,
    replace: { about: 'Take the place of the chapters that the episode has.' },
    'dry-run': { about: 'Show the chapters, and write nothing.' },
  },
};

const say = (...lines: readonly string[]): void => {
  for (const line of lines) process.stderr.write(`${line}\n`);
};

/** Files that chapters are within, not of. */
const audio = /\.(?:mp3|m4a|m4b|mp4|aac|ogg|oga|opus|flac|wav|aiff?)$/i;

/** The chapters of a file, of the episode meant where it is a whole feed; what is left out is said. */
async function readChapters(
  file: string,
  { title, guid }: Episode['meta'],
): Promise<readonly DraftChapter[]> {
  if (audio.test(file)) {
    const { readAudioFile } = await import('../command-line/audio-file.ts');
    const { chapters } = await readAudioFile(file);
    if (chapters.length === 0) throw new Error(`there are no chapters in ${file}`);
    return chapters;
  }
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array)) throw new Error(`cannot read ${file}: ${bytes.message}`);
  const { lists, fault, format } = parseChapters(decodeText(bytes).text);
  if (fault !== undefined) say(`${file}:${fault.line}: this is not quite ${format}: ${fault.reason}`);
  const [only, second] = lists;
  const isMeant = (list: ChapterList): boolean =>
    (guid !== undefined && list.guid === guid) || foldTitle(list.title ?? '').includes(foldTitle(title));
  const list = second === undefined ? only : lists.find(isMeant);
  if (list === undefined && second !== undefined)
    throw new Error(
      `${file} has chapters of ${lists.length} episodes, and none has the title or the guid of this one`,
    );
  for (const { line, text, reason } of list?.leftOut ?? [])
    say(`${file}:${line}: left out${text === '' ? '' : ` ${JSON.stringify(text)}`}: ${reason}`);
  if (list === undefined || list.chapters.length === 0) throw new Error(`there are no chapters in ${file}`);
  return list.chapters;
}

const lineOf = ({ title, stamp }: DraftChapter): string =>
  writeItem({ text: title, ...(stamp ? { stamp } : {}) });

/** Whether the episode's deep dives, which are its chapters where it names no others, say the same. */
function saidByDives({ sections }: Episode, chapters: readonly DraftChapter[]): boolean {
  const dives = sections.flatMap((section) => (section.kind === 'deep-dives' ? section.dives : []));
  return (
    dives.length === chapters.length &&
    dives.every(
      ({ heading, stamp }, index) =>
        heading.block.text.trim() === chapters[index]?.title && stamp?.start === chapters[index].stamp?.start,
    )
  );
}

/** What a listener would stumble over. */
function* describeDoubts(chapters: readonly DraftChapter[], duration: number | undefined): Generator<string> {
  const untimed = chapters.filter(({ stamp }) => stamp === undefined).length;
  if (untimed > 0) yield `${untimed} of them have no time, and will not be shown by players.`;
  const last = chapters.at(-1)?.stamp?.start;
  if (duration !== undefined && last !== undefined && last >= duration)
    yield `The last begins at ${formatTimecode(last)}, after the end of the audio (${formatTimecode(duration)}): are they of this recording?`;
}

/** What bringing chapters into an episode would do. */
export interface ChaptersPlan {
  /** As they will stand in the file. */
  readonly after: string;
  /** Those that the episode has. */
  readonly before: string;
  readonly count: number;
  /** The file to be written; absent where the episode says the same already, for which `same` is the reason. */
  readonly planned?: PlannedFile;
  readonly same?: string;
  /** What a listener would stumble over. */
  readonly doubts: readonly string[];
}

/** Reads chapters for an episode. Throws where there are none, or the file cannot be read. */
export async function planChapters(
  contentDir: string,
  loaded: LoadedEpisode,
  { sections: headings }: Pick<Show, 'sections'>,
  file: string,
): Promise<ChaptersPlan> {
  const episode = loaded.parsed.value;
  const chapters = await readChapters(file, episode.meta);
  const place = path.join(contentDir, loaded.files.file.path);
  const source = await readEditable(place);
  if (source === undefined) throw new Error(`${shortPath(place)} is gone`);
  const old = findSections(source, headings).find(({ kind }) => kind === 'chapters');
  const before = old === undefined ? '' : source.slice(old.bodyStart, old.end).trim();
  const after = chapters.map(lineOf).join('\n');
  const doubts = [...describeDoubts(chapters, episode.meta.audio?.duration ?? episode.meta.duration)];
  const plan = { after, before, count: chapters.length, doubts };
  if (before.replace(/\r\n?/g, '\n') === after)
    return { ...plan, same: `${shortPath(place)} has these very chapters` };
  if (before === '' && saidByDives(episode, chapters))
    return { ...plan, same: `The deep dives of ${shortPath(place)} are these very chapters` };
  const body = writeSection(source, 'chapters', after, headings);
  return { ...plan, planned: { file: place, body, instead: source } };
}

const run: Run = async (values, [file = '', wanted = '']) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const content = loadContent(await readContent(contentDir));
  const loaded = chooseEpisode(wanted, content);
  const plan = await planChapters(contentDir, loaded, content.library.show, file);
  const { before, after, planned } = plan;
  if (planned === undefined) {
    say(`${plan.same ?? ''}; nothing was written`);
    return 0;
  }
  const place = shortPath(planned.file);
  if (before !== '') say(`Chapters that ${place} has:`, before, '');
  if (before !== '' && values['replace'] !== true) {
    say('Chapters of the file:', after, '');
    throw new Error('the episode has chapters already; --replace puts those of the file in their place');
  }
  say(...plan.doubts);
  if (values['dry-run'] === true) {
    say(`Would be written to ${place}:`);
    process.stdout.write(`${after}\n`);
    return 0;
  }
  await writeTogether([planned]);
  const count = formatCount(plan.count, 'chapter');
  process.stdout.write(`${place}: ${count}${before === '' ? '' : ', in the place of those it had'}\n`);
  return 0;
};

/** `npm run import -- chapters FILE EPISODE` */
export const chaptersImport = { spec, run };
