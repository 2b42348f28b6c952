import path from 'node:path';
import { VFile } from 'vfile';
import type { Message } from '../../src/diagnostics/message.ts';
import { listUnwritten, writeEpisodeFile } from '../../src/edit/episode-file.ts';
import { introducePeople, type Introductions } from '../../src/edit/people.ts';
import { slugOf, slugProblem } from '../../src/edit/slug.ts';
import type { EpisodeDraft, PersonDraft } from '../../src/model/draft.ts';
import { addressKey } from '../../src/model/ids.ts';
import type { FileListing } from '../../src/read/folder.ts';
import { parseEpisode } from '../../src/parse/episode.ts';
import type { LoadedContent } from '../../src/site/library.ts';
import { foldTitle } from '../../src/text/normalize.ts';
import { UsageError } from './arguments.ts';
import { shortPath } from './command.ts';
import { writeTogether, type PlannedFile } from './files.ts';
import { exitCodeOf, formatAsText } from './messages.ts';
import { planPeople } from './people-file.ts';

/** A file that will lie beside a new `episode.md`. */
export interface BesideFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly body: PlannedFile['body'];
}

/** A new episode before it is written. */
export interface EpisodePlan {
  readonly slug: string;
  /** The new `episode.md`. */
  readonly text: string;
  /** All that will be written, the episode last: who it names is there before it. */
  readonly files: readonly PlannedFile[];
  readonly added: Introductions['added'];
  readonly messages: readonly Message[];
}

/** The name of the folder: as wished, or made up. Throws if it cannot be one, or is somebody else's. */
function chooseSlug(draft: EpisodeDraft, wished: string | undefined, content: LoadedContent): string {
  const slug = wished ?? draft.slug ?? slugOf(draft);
  const problem = slugProblem(slug);
  if (problem !== undefined)
    throw new UsageError(`"${slug}" cannot be the name of an episode's folder: ${problem}`);
  const slugs = [...content.episodes.map(({ files }) => files.slug)];
  const same = slugs.find((other) => addressKey(other) === addressKey(slug));
  if (same !== undefined) throw new Error(`episodes/${same} is there already; nothing was written`);
  if (wished !== undefined) return slug;
  for (const { files, parsed } of content.episodes) {
    const { meta } = parsed.value;
    const alike = foldTitle(meta.title) === foldTitle(draft.title);
    if (alike || (draft.number !== undefined && meta.number === draft.number && meta.season === draft.season))
      throw new Error(
        `episodes/${files.slug} has the same ${alike ? 'title' : 'number'}; if this is another episode, say so with --slug ${slug}`,
      );
  }
  return slug;
}

const peopleOf = ({ hosts = [], guests = [], speakers, about }: EpisodeDraft): readonly PersonDraft[] => [
  ...hosts,
  ...guests,
  ...(speakers?.values() ?? []),
  ...(about?.guests ?? []),
];

/**
 * Makes of a draft the files of a new episode, and writes none of them. `beside` are files that will lie in its folder.
 * Throws where the folder is there already, or another episode has the number or the title.
 */
export async function planEpisode(
  draft: EpisodeDraft,
  options: {
    readonly contentDir: string;
    readonly content: LoadedContent;
    readonly slug?: string;
    readonly beside?: readonly BesideFile[];
    /** Files that lie in its folder already. */
    readonly there?: readonly FileListing[];
  },
): Promise<EpisodePlan> {
  const { contentDir, content, beside = [], there = [] } = options;
  const slug = chooseSlug(draft, options.slug, content);
  const { people, show } = content.library;
  const { ids, added } = introducePeople(peopleOf(draft), people.values());
  const text = writeEpisodeFile(draft, ({ name }) => ids.get(name) ?? name);
  const folder = `episodes/${slug}`;
  const siblings = [...there, ...beside.map(({ name, size }) => ({ path: `${folder}/${name}`, size }))];
  const file = new VFile({ path: `${folder}/episode.md`, value: text });
  const messages: Message[] = [...parseEpisode(file, { show, slug, siblings }).messages];

  const files: PlannedFile[] = beside.map(({ name, body }) => ({
    file: path.join(contentDir, folder, name),
    body,
  }));
  const peoplePlan = await planPeople(contentDir, content.library, added);
  messages.push(...peoplePlan.messages);
  files.push(...peoplePlan.files);
  files.push({ file: path.join(contentDir, folder, 'episode.md'), body: text });
  return { slug, text, files, added, messages };
}

/** Lines that say what will be, or was, written. */
function* describePlan({ files, added }: EpisodePlan): Generator<string> {
  for (const { file, instead } of files)
    yield `${shortPath(file)}${instead === undefined ? '' : ' (added to)'}`;
  for (const { id, person } of added) yield `  new in people.yaml: ${id}, ${person.name}`;
}

/** What an import found that stands nowhere, by what it was taken for. */
function* describeUnwritten(draft: EpisodeDraft): Generator<string> {
  const kinds = new Map<string, string[]>();
  for (const { what, text } of listUnwritten(draft)) kinds.set(what, [...(kinds.get(what) ?? []), text]);
  for (const [what, texts] of kinds)
    yield `Left out (${what}): ${texts.map((text) => JSON.stringify(text)).join(', ')}`;
}

/**
 * Says what will be written, and writes it, unless it is only to be shown. What was guessed and what was left out goes
 * to stderr, the paths of the files to stdout. The exit code is 1, and nothing is written, where the result would be
 * wrong.
 */
export async function writePlan(
  plan: EpisodePlan,
  draft: EpisodeDraft,
  options: {
    readonly dryRun: boolean;
    readonly notes: readonly string[];
    readonly next: readonly string[];
    /** Asks whether to go on, once it has been said what will be written. */
    readonly confirm?: () => Promise<boolean>;
  },
): Promise<number> {
  const say = (lines: Iterable<string>): void => {
    for (const line of lines) process.stderr.write(`${line}\n`);
  };
  const serious = plan.messages.filter(({ severity }) => severity === 'error');
  process.stderr.write(formatAsText(serious));
  if (exitCodeOf(serious) !== 0) return 1;
  say(describeUnwritten(draft));
  say(options.notes);
  if (options.dryRun) {
    say(['Would be written:', ...describePlan(plan), '']);
    process.stdout.write(plan.text);
    return 0;
  }
  if (options.confirm !== undefined) {
    say(['', ...plan.text.split('\n'), 'Will be written:', ...describePlan(plan), '']);
    if (!(await options.confirm())) {
      say(['Nothing was written.']);
      return 0;
    }
  }
  await writeTogether(plan.files);
  process.stdout.write(`${[...describePlan(plan)].join('\n')}\n`);
  say(options.next.map((line, index) => (index === 0 ? `Next: ${line}` : `      ${line}`)));
  return 0;
}
