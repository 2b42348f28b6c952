import path from 'node:path';
import { knownHeadings } from '../../src/parse/episode-body.ts';
import { appNames, isMachineMade } from '../../src/edit/imports/notes-pieces.ts';
import { readExportedNotes } from '../../src/parse/exported-notes/index.ts';
import {
  noteApps,
  type ExportedEpisode,
  type NoteApp,
} from '../../src/parse/exported-notes/exported-episode.ts';
import { formatTimecode } from '../../src/model/time.ts';
import { readContent } from '../../src/read/content.ts';
import { decodeText } from '../../src/read/decode.ts';
import { loadContent, type LoadedContent } from '../../src/site/library.ts';
import { foldTitle } from '../../src/text/normalize.ts';
import { textOf, UsageError, type CommandSpec, type Values } from '../command-line/arguments.ts';
import { contentDirOption, readContentDir, type Run } from '../command-line/command.ts';
import { chooseEpisode } from '../command-line/episode-argument.ts';
import { readInput, writeTogether } from '../command-line/files.ts';
import { exitCodeOf, formatAsText } from '../command-line/messages.ts';
import { findEpisodesOf } from './notes/match.ts';
import { planNotes, type EpisodeNotes, type MatchedNotes } from './notes/plan.ts';

const spec: CommandSpec = {
  name: 'markdown',
  about: 'Puts notes into the episodes they are of: exported by Snipd or Podwise, or taken in Obsidian.',
  operands: { usage: 'FILE', about: 'a Markdown file', least: 1, most: 1 },
  options: {
    content: contentDirOption,
    to: {
      value: 'EPISODE',
      about: 'Slug of the episode or its beginning (default: found by address or title).',
    },
    from: { value: 'APP', about: `What the notes are from, if that is not seen: ${noteApps.join(', ')}.` },
    'dry-run': { about: 'Say what would be written, and write nothing.' },
  },
};

const say = (...lines: readonly string[]): void => {
  for (const line of lines) process.stderr.write(`${line}\n`);
};

function readApp(values: Values): NoteApp | undefined {
  const given = textOf(values, 'from')?.toLowerCase();
  const app = noteApps.find((name) => name === given);
  if (given !== undefined && app === undefined)
    throw new UsageError(`"--from" cannot be "${given}": it is ${noteApps.join(', ')}`);
  return app;
}

/** Notes without a title may be named after their episode. */
const withTitle = (notes: ExportedEpisode, file: string): ExportedEpisode =>
  notes.title === '' ? { ...notes, title: path.basename(file).replace(/\.[^.]*$/, '') } : notes;

const quoted = (title: string): string => (title === '' ? 'notes without a title' : `"${title}"`);

/** Which notes are of which episodes, and those that are of none. */
function match(
  all: readonly ExportedEpisode[],
  content: LoadedContent,
  to: string | undefined,
): { readonly matched: readonly MatchedNotes[]; readonly strangers: readonly ExportedEpisode[] } {
  const found = all.map((notes) => ({ notes, episodes: findEpisodesOf(notes, content) }));
  if (to !== undefined) {
    const episode = chooseEpisode(to, content);
    const own = all.length === 1 ? found : found.filter(({ episodes }) => episodes.includes(episode));
    const [only, second] = own;
    if (only === undefined || second !== undefined)
      throw new UsageError(
        `--to is for notes of one episode; these are of ${all.length}: ${all.map(({ title }) => quoted(title)).join(', ')}`,
      );
    return {
      matched: [{ notes: only.notes, episode }],
      strangers: all.filter((notes) => notes !== only.notes),
    };
  }
  for (const { notes, episodes } of found)
    if (episodes.length > 1)
      throw new UsageError(
        `${quoted(notes.title)} may be ${episodes.map(({ files }) => files.slug).join(' or ')}; say which with --to`,
      );
  return {
    matched: found.flatMap(({ notes, episodes: [episode] }) =>
      episode === undefined ? [] : [{ notes, episode }],
    ),
    strangers: found.flatMap(({ notes, episodes }) => (episodes.length === 0 ? [notes] : [])),
  };
}

/** How much of one text is shown, and how many of one kind. */
const [longest, most] = [120, 5];

const shorten = (text: string): string => (text.length <= longest ? text : `${text.slice(0, longest)}…`);

/** What has no place on a page, by what it is. */
function* describeUnplaced(notes: ExportedEpisode, slug: string): Generator<string> {
  const kinds = new Map<string, Set<string>>();
  const add = (what: string, text: string): void => {
    kinds.set(what, (kinds.get(what) ?? new Set()).add(text));
  };
  for (const { what, text } of notes.unplaced) add(what, text);
  for (const { stamp, title = [], blocks } of notes.notes)
    if (stamp !== undefined && title.length === 0 && blocks.length === 0)
      add('time without words', formatTimecode(stamp.start));
  for (const [what, texts] of kinds) {
    const shown = [...texts].slice(0, most).map((text) => JSON.stringify(shorten(text)));
    const more = texts.size - shown.length;
    yield `Left out (${what}): ${shown.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
  }
  if (kinds.has('full transcript') || kinds.has('transcript of a snip'))
    yield `  a transcript has its own way: npm run import -- transcript FILE ${slug}`;
}

/** What the notes say of their episode otherwise than the host. */
function* describeDoubts({ notes, episode }: MatchedNotes, show: string): Generator<string> {
  const { meta } = episode.parsed.value;
  if (
    notes.show !== undefined &&
    ![show, meta.about?.show ?? show].map(foldTitle).includes(foldTitle(notes.show))
  )
    yield `The notes are of the show ${quoted(notes.show)}.`;
  if (notes.date !== undefined && ![meta.date, meta.about?.date].includes(notes.date))
    yield `The notes say ${notes.date}, the episode is of ${meta.date}.`;
}

const names: Readonly<Record<string, string>> = { summary: 'summary', ...knownHeadings };

const shownWords = ({ words }: EpisodeNotes['changed'][number]): string =>
  JSON.stringify(shorten(words.join(' ')));

function* describeEpisode({
  slug,
  added,
  set,
  unchanged,
  kept,
  changed,
  removed,
}: EpisodeNotes): Generator<string> {
  const parts = [...added].map(([name, count]) => `${names[name] ?? name}: ${count}`);
  const fields = set.length === 0 ? [] : [`front matter: ${set.join(', ')}`];
  const what = [...parts, ...fields];
  yield `episodes/${slug}/episode.md ${what.length === 0 ? 'stays as it is' : `(${what.join('; ')})`}${unchanged === 0 ? '' : `; ${unchanged} there already`}`;
  for (const { field, mine, theirs } of kept) yield `  ${field} stays: ${mine}; the notes say ${theirs}`;
  for (const piece of changed) yield `  left alone, changed in the app since: ${shownWords(piece)}`;
  for (const piece of removed) yield `  left alone, edited or taken out here: ${shownWords(piece)}`;
}

const run: Run = async (values, [file = '']) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const wanted = readApp(values);
  const content = loadContent(await readContent(contentDir));
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array)) {
    process.stderr.write(formatAsText([bytes]));
    return 1;
  }
  const { app, episodes } = readExportedNotes(decodeText(bytes).text, wanted);
  const all = episodes.map((notes) => withTitle(notes, file));
  const { matched, strangers } = match(all, content, textOf(values, 'to'));
  if (matched.length === 0)
    throw new UsageError(
      `no episode here is ${all.map(({ title }) => quoted(title)).join(' or ')}; say which with --to EPISODE, or begin it with npm run new`,
    );
  say(
    isMachineMade(app)
      ? `Notes from ${appNames[app]}: machine-made, and their times are marked "~" until somebody has confirmed them.`
      : `Notes as Obsidian has them.`,
  );
  for (const { title } of strangers) say(`Left out (episode that is not here): ${quoted(title)}`);
  const plan = await planNotes(matched, app, content, contentDir);
  process.stderr.write(formatAsText(plan.messages));
  if (exitCodeOf(plan.messages) !== 0) return 1;
  for (const one of matched)
    say(
      ...describeUnplaced(one.notes, one.episode.files.slug),
      ...describeDoubts(one, content.library.show.title),
    );
  const isDry = values['dry-run'] === true;
  if (isDry) say('Would be written:');
  else await writeTogether(plan.files);
  const people = plan.people.map(({ id, person }) => `  new in people.yaml: ${id}, ${person.name}`);
  process.stdout.write(
    `${[...plan.episodes.flatMap((one) => [...describeEpisode(one)]), ...people].join('\n')}\n`,
  );
  if (!isDry && plan.files.length > 0) say('Next: npm run check');
  return 0;
};

/** `npm run import -- markdown FILE` */
export const markdownImport = { spec, run };
