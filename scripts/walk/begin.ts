import { didYouMean } from '../../src/diagnostics/suggest.ts';
import { listTree } from '../../src/read/folder.ts';
import { UsageError } from '../command-line/arguments.ts';
import { readEpisode } from '../command-line/episode-argument.ts';
import { exitCodeOf, formatAsText } from '../command-line/messages.ts';
import { prepareEpisode } from '../command-line/new-command.ts';
import { planEpisode } from '../command-line/new-episode.ts';
import { absolutePaths, askForAudio } from './audio.ts';
import type { Desk } from './desk.ts';

/** The episode that is meant, if it is there: by its slug, its path, or the only one that begins so. */
export function findEpisode(wanted: string, slugs: readonly string[]): string | undefined {
  const name = wanted.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, '');
  if (!slugs.some((slug) => name !== '' && slug.startsWith(name))) return undefined;
  return readEpisode(wanted, slugs);
}

/** Which episode to go on with; nothing for a new one. Throws {@link UsageError} where nobody can be asked. */
export async function askForSlug(desk: Desk): Promise<string | undefined> {
  const { content } = await desk.open();
  const choices = content.episodes
    .toSorted((a, b) => (a.parsed.value.meta.date < b.parsed.value.meta.date ? 1 : -1))
    .map(({ files }) => files.slug);
  if (choices.length === 0) return undefined;
  if (!desk.isAttended) throw new UsageError('say which episode: its slug, or a new one');
  desk.say(`The latest: ${choices.slice(0, 3).join(', ')}`);
  const answer = await desk.ask('Which episode? (a folder in episodes/; Enter for a new one)', { choices });
  return answer === '' ? undefined : answer;
}

/**
 * Begins an episode, as `new` does, with what lies in its folder already. Resolves to its slug; to nothing where it was
 * not written. Throws {@link UsageError} where something must be said that nobody can be asked for.
 */
export async function beginEpisode(desk: Desk, wanted: string | undefined): Promise<string | undefined> {
  const { content } = await desk.open();
  const { contentDir } = desk.options;
  if (wanted !== undefined) {
    const hint = didYouMean(
      wanted,
      content.episodes.map(({ files }) => files.slug),
    );
    desk.say(`There is no episode "${wanted}" yet${hint === undefined ? '' : `; ${hint}`}`);
    // what may be a slip of the keyboard is begun only by who says so
    const isMeant =
      desk.isAttended && hint !== undefined ? desk.agree('Begin it?', 'no') : desk.agree('Begin it?');
    if (!(await isMeant)) return undefined;
  }
  const there = wanted === undefined ? [] : await listTree(contentDir, `episodes/${wanted}`);
  const asked = await askForAudio(desk, absolutePaths(contentDir, there));
  // the transcript has a step of its own
  const { transcript, ...rest } = asked;
  const values = wanted === undefined ? rest : { ...rest, slug: wanted };
  const prepared = await prepareEpisode(values, content, desk.asker, absolutePaths(contentDir, there));
  if (prepared === undefined) return undefined;
  const plan = await planEpisode(prepared.draft, {
    contentDir,
    content,
    beside: prepared.beside,
    there,
    ...(prepared.slug === undefined ? {} : { slug: prepared.slug }),
  });
  const serious = plan.messages.filter(({ severity }) => severity === 'error');
  desk.say(...prepared.notes, ...formatAsText(serious).split('\n').filter(Boolean));
  if (exitCodeOf(serious) !== 0) return undefined;
  desk.isNew = await desk.write(plan.files);
  return desk.isNew ? plan.slug : undefined;
}
