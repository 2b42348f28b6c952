import type { Companion } from '../../annotate/companions.ts';
import { episodePath, termPath } from '../../model/address.ts';
import type { TermId } from '../../model/ids.ts';
import type { LinkView } from '../../model/view/parts.ts';
import type { ExplainedView } from '../../model/view/term.ts';
import type { Term } from '../../model/term.ts';
import { viewStamp } from '../../render/stamp.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { count } from './labels.ts';
import type { TermMentions } from './term.ts';

type Mention = EpisodeDigest['mentions'][number];

/** How far from the moment that the host names a mention may be to be the one that is meant; seconds. */
const nearby = 20;

/** What the host names, with the words around the term there, if it is said about then. */
function viewStated(
  { id, defined }: Term,
  episodes: readonly EpisodeDigest[],
  { addresses }: SiteContext,
): ExplainedView | undefined {
  if (defined === undefined) return undefined;
  const episode = episodes.find(({ facts }) => facts.slug === defined.episode);
  if (episode === undefined) return undefined;
  const { title, href } = episode.line;
  const page = addresses.href(episodePath(defined.episode));
  const away = ({ time }: Mention): number => Math.abs((time ?? Infinity) - defined.time);
  const [mention] = episode.mentions
    .filter((one) => one.term === id && one.said && away(one) <= nearby)
    .toSorted((a, b) => away(a) - away(b));
  const stamp = viewStamp({ start: defined.time, approximate: false }, page);
  const { before = '', words = '', after = '' } = mention?.view ?? {};
  return {
    episode: { label: title, href },
    stamp,
    href: mention?.view.href ?? stamp.href,
    sentence: mention === undefined ? '' : `…${before}${words}${after}…`,
    stated: true,
  };
}

/**
 * Where it is first said what a term is: where the host says so, else by its wording, in the oldest episode that has
 * such a sentence. Episodes come newest first.
 */
export function viewExplained(
  term: Term,
  mentions: readonly TermMentions[],
  episodes: readonly EpisodeDigest[],
  context: SiteContext,
): ExplainedView | undefined {
  const stated = viewStated(term, episodes, context);
  if (stated !== undefined) return stated;
  for (const { episode } of mentions.toReversed()) {
    const found = episode.explanations.find((explanation) => explanation.term === term.id);
    if (found === undefined) continue;
    const { title, href } = episode.line;
    return { ...found.view, episode: { label: title, href } };
  }
  return undefined;
}

/** Terms that often stand in the same passage, with in how many; those that the host calls related are said already. */
export function viewCompanions(
  companions: readonly Companion[],
  related: readonly TermId[],
  { terms, addresses }: SiteContext,
): readonly LinkView[] {
  const known = new Set(related);
  return companions.flatMap(({ term: id, together }) => {
    const term = terms.get(id);
    if (term === undefined || known.has(id)) return [];
    return [
      {
        label: term.name,
        href: addresses.href(termPath(id)),
        detail: `(${count(together, 'passage')})`,
      },
    ];
  });
}
