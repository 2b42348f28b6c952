import type { TermFacts } from '../../export/files.ts';
import { momentPath } from '../../model/address.ts';
import { plainText } from '../../render/plain-text.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { groupMentions, type TermMentions } from './term.ts';

/** Where a term is said first, as far as times are known. Episodes come newest first. */
function firstHeard(mentions: readonly TermMentions[]): TermFacts['first'] {
  for (const { episode, mentions: here } of mentions.toReversed()) {
    const times = here.flatMap(({ said, time }) => (said && time !== undefined ? [time] : []));
    if (times.length === 0) continue;
    const { slug, meta } = episode.facts;
    const time = Math.min(...times);
    return { title: meta.title, time, path: momentPath(slug, time) };
  }
  return undefined;
}

/** What exports say of each term: where it stands in the episodes given, which come newest first. */
export function makeTermFacts(
  episodes: readonly EpisodeDigest[],
  { terms }: Pick<SiteContext, 'terms'>,
): readonly TermFacts[] {
  const mentions = groupMentions(episodes);
  return [...terms.values()].map((term) => {
    const found = mentions.get(term.id) ?? [];
    const first = firstHeard(found);
    return {
      term,
      definition: plainText(term.body.slice(0, 1)),
      mentions: found.reduce((sum, { mentions: here }) => sum + here.length, 0),
      episodes: found.length,
      ...(first === undefined ? {} : { first }),
    };
  });
}
