import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseFeed } from '../../src/parse/feed/feed.ts';
import type { Unplaced } from '../../src/model/draft.ts';
import { readContent } from '../../src/read/content.ts';
import { unpack } from '../../src/read/unpack.ts';
import { loadContent } from '../../src/site/library.ts';
import { textOf, UsageError, type CommandSpec, type Values } from '../command-line/arguments.ts';
import { contentDirOption, readContentDir, shortPath, type Run } from '../command-line/command.ts';
import { readInput, writeTogether } from '../command-line/files.ts';
import { exitCodeOf, formatAsText, formatCount } from '../command-line/messages.ts';
import { readDay } from '../command-line/values.ts';
import { fetchInTime } from './feed/fetch.ts';
import { matchEpisodes, type MatchedEpisode } from './feed/match.ts';
import { planFeed, type FeedPlan } from './feed/plan.ts';

const spec: CommandSpec = {
  name: 'feed',
  about: "Makes show and episodes of a podcast's feed, or brings in what is new in it.",
  operands: {
    usage: 'FILE|URL',
    about: "a feed's file, or its address, which is fetched by https",
    least: 1,
    most: 1,
  },
  options: {
    content: contentDirOption,
    since: { value: 'DATE', about: 'Only episodes from this day on: 2025-05-15.' },
    limit: { value: 'NUMBER', about: 'Only so many episodes, the latest.' },
    only: { value: 'SLUG', about: 'Only the episode of this folder.' },
    fetch: { about: 'Fetch the transcripts, chapters and pictures that the feed names, too.' },
    'dry-run': { about: 'Say what would be written, and write nothing.' },
  },
};

/** The bytes of a feed; `undefined`, said on stderr, where there are none. */
async function readFeed(source: string): Promise<Uint8Array | undefined> {
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(source)) return unpack((await fetchInTime(source)).bytes);
  const bytes = await readInput(source);
  if (bytes instanceof Uint8Array) return unpack(bytes);
  process.stderr.write(formatAsText([bytes]));
  return undefined;
}

/**
 * Of folders in which no episode stands those that something else stands in, by their names. An import that was killed
 * may have made one, and nothing in it.
 */
async function keepTaken(contentDir: string, folders: readonly string[]): Promise<readonly string[]> {
  const taken: string[] = [];
  for (const folder of folders) {
    const names = await readdir(path.join(contentDir, folder));
    if (names.some((name) => !name.startsWith('.'))) taken.push(folder.replace(/^episodes\//, ''));
  }
  return taken;
}

function readLimit(values: Values): number | undefined {
  const given = textOf(values, 'limit');
  if (given === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(given))
    throw new UsageError(`"--limit" cannot be "${given}": it is a number from 1 on`);
  return Number(given);
}

/** Those of the episodes that are asked for. */
function select(matched: readonly MatchedEpisode[], values: Values): readonly MatchedEpisode[] {
  const [since, limit, only] = [readDay(values, 'since'), readLimit(values), textOf(values, 'only')];
  const dateOf = ({ episode }: MatchedEpisode): string => episode.draft.date ?? '';
  const chosen = matched.filter(
    (entry) => (since === undefined || dateOf(entry) >= since) && (only === undefined || entry.slug === only),
  );
  if (only !== undefined && chosen.length === 0)
    throw new UsageError(`the feed has no episode for episodes/${only}`);
  if (limit === undefined) return chosen;
  const latest = chosen.toSorted((a, b) => (dateOf(a) < dateOf(b) ? 1 : dateOf(a) > dateOf(b) ? -1 : 0));
  const kept = new Set(latest.slice(0, limit));
  return chosen.filter((entry) => kept.has(entry));
}

/** How many texts of one kind are given each by itself. */
const most = 3;

/** What has no place, by what it is. */
function* describeUnplaced(unplaced: readonly Unplaced[]): Generator<string> {
  const kinds = new Map<string, string[]>();
  for (const { what, text } of unplaced) kinds.set(what, [...(kinds.get(what) ?? []), text]);
  for (const [what, texts] of kinds) {
    const different = [...new Set(texts)];
    const shown = what === 'element' ? different : different.slice(0, most);
    const more = different.length - shown.length;
    const words =
      what === 'element' ? shown.join(', ') : shown.map((text) => JSON.stringify(text)).join(', ');
    yield `Left out (${what}): ${words}${more > 0 ? `, and ${more} more` : ''}`;
  }
}

/** What was done, or would be. */
function* describePlan(plan: FeedPlan): Generator<string> {
  const { added, updated, unchanged, left, people, files } = plan;
  for (const slug of added) yield `episodes/${slug}/episode.md`;
  for (const { slug, changed } of updated) yield `episodes/${slug}/episode.md (${changed.join(', ')})`;
  for (const { id, person } of people) yield `  new in people.yaml: ${id}, ${person.name}`;
  for (const { file } of files) if (/[\\/]show\.yaml$/.test(file)) yield shortPath(file);
  const why = { edited: 'edited here', removed: 'removed here', unknown: 'not from an import' } as const;
  for (const entry of left)
    yield `  left alone: ${entry.field} of episodes/${entry.slug}, ${why[entry.why]}${entry.theirs === undefined ? '' : '; the feed has something else now'}`;
  yield `${formatCount(added.length, 'episode')} new, ${updated.length} changed, ${unchanged} as before.`;
}

const run: Run = async (values, [source = '']) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  // what is wrong with the options is said before anything is fetched
  select([], { ...values, only: undefined });
  const bytes = await readFeed(source);
  if (bytes === undefined) return 1;
  const { value: feed, messages } = parseFeed(bytes, source);
  process.stderr.write(formatAsText(messages));
  if (feed === undefined) return 1;
  if (feed.show.title === '' && feed.episodes.length === 0)
    throw new Error(`${source} has neither a title nor episodes`);

  const folder = await readContent(contentDir);
  const content = loadContent(folder);
  const folders = await keepTaken(contentDir, folder.foldersWithoutEpisode);
  const episodes = select(matchEpisodes(feed.episodes, content, folders), values);
  const plan = await planFeed({
    show: feed.show.title === '' ? { ...feed.show, title: 'Podcast' } : feed.show,
    episodes,
    content,
    contentDir,
    hasShow: folder.show !== undefined,
    fetches: values['fetch'] === true,
  });
  process.stderr.write(formatAsText(plan.messages));
  if (exitCodeOf(plan.messages) !== 0) return 1;
  for (const line of [...describeUnplaced([...feed.unplaced, ...plan.unplaced]), ...plan.notes])
    process.stderr.write(`${line}\n`);
  const isDry = values['dry-run'] === true;
  if (isDry) process.stderr.write('Would be written:\n');
  else await writeTogether(plan.files);
  process.stdout.write(`${[...describePlan(plan)].join('\n')}\n`);
  if (isDry || plan.files.length === 0) return 0;
  const next = [
    ...(folder.show === undefined ? ['put the address of your site into episodes/show.yaml'] : []),
    'npm run check',
  ];
  process.stderr.write(`Next: ${next.join('\n      ')}\n`);
  return 0;
};

/** `npm run import -- feed FILE|URL` */
export const feedImport = { spec, run };
