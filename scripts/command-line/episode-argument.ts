import { didYouMean } from '../../src/diagnostics/suggest.ts';
import type { LoadedContent, LoadedEpisode } from '../../src/site/library.ts';
import { UsageError } from './arguments.ts';

/**
 * The slug that an EPISODE argument stands for: itself, or the only one that begins with it. A path to the episode's
 * folder, as shells complete it, will do. Throws {@link UsageError} if it is none or several.
 */
export function readEpisode(argument: string, slugs: readonly string[]): string {
  const wanted = argument.replace(/[/\\]+$/, '').replace(/^.*[/\\]/, '');
  if (slugs.includes(wanted)) return wanted;
  const begun = wanted === '' ? [] : slugs.filter((slug) => slug.startsWith(wanted));
  const [only, second] = begun;
  if (only !== undefined && second === undefined) return only;
  if (second !== undefined) throw new UsageError(`"${argument}" may be ${begun.join(' or ')}`);
  const hint = didYouMean(wanted, slugs);
  throw new UsageError(`there is no episode "${argument}"${hint === undefined ? '' : `; ${hint}`}`);
}

/** The episode that an EPISODE argument stands for, as {@link readEpisode} tells it. Throws {@link UsageError}. */
export function chooseEpisode(argument: string, { episodes }: LoadedContent): LoadedEpisode {
  const slug = readEpisode(
    argument,
    episodes.map(({ files }) => files.slug),
  );
  return episodes.find(({ files }) => files.slug === slug) as LoadedEpisode;
}
