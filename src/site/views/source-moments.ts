import { placesOfTerm } from '../../annotate/places.ts';
import { termPath } from '../../model/address.ts';
import type { AnnotationsByPlace } from '../../model/annotation.ts';
import type { SourceKey, TermId } from '../../model/ids.ts';
import type { Term } from '../../model/term.ts';
import type { MomentGroup, MomentView, RelationCount } from '../../model/view/source.ts';
import { labelLocator } from '../../render/citation/locator.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { divideGroups } from './divide.ts';
import { statementAt } from './occurrences.ts';

/** The moments that cite a source in one episode. */
export interface SourceMoments {
  readonly episode: EpisodeDigest;
  readonly moments: readonly MomentView[];
}

/** Where a glossary entry cites a source. */
export interface TermCitations {
  readonly term: Term;
  readonly moments: readonly MomentView[];
}

/** Moments of all sources, by source, episodes newest first as given. */
export function groupMoments(
  episodes: readonly EpisodeDigest[],
): ReadonlyMap<SourceKey, readonly SourceMoments[]> {
  const bySource = new Map<SourceKey, SourceMoments[]>();
  for (const episode of episodes) {
    for (const [source, moments] of Map.groupBy(episode.moments, ({ source: key }) => key)) {
      const list = bySource.get(source) ?? [];
      list.push({ episode, moments: moments.map(({ view }) => view) });
      bySource.set(source, list);
    }
  }
  return bySource;
}

/** What a glossary entry cites: each statement with its source, in reading order. */
function* citationsOf(
  term: Term,
  annotations: AnnotationsByPlace,
  { addresses, citation, show }: SiteContext,
): Generator<readonly [source: SourceKey, moment: MomentView]> {
  for (const place of placesOfTerm(term, show.language))
    for (const annotation of annotations.get(place.id) ?? []) {
      const shared = {
        href: addresses.href(termPath(term.id)),
        section: 'Definition',
        statement: statementAt(place.text, annotation.start, place.language),
      };
      if (annotation.kind === 'link') yield [annotation.source, { ...shared, link: true }];
      if (annotation.kind !== 'citation') continue;
      for (const { key, relation, locator } of annotation.cluster.items)
        yield [
          key,
          {
            ...shared,
            ...(relation === undefined ? {} : { relation }),
            ...(locator === undefined ? {} : { locator: labelLocator(locator, citation.own.locale) }),
          },
        ];
    }
}

/** The citations of glossary entries, by source. */
export function groupTermCitations(
  termAnnotations: ReadonlyMap<TermId, AnnotationsByPlace>,
  context: SiteContext,
): ReadonlyMap<SourceKey, readonly TermCitations[]> {
  const bySource = new Map<SourceKey, { term: Term; moments: MomentView[] }[]>();
  for (const [id, annotations] of termAnnotations) {
    const term = context.terms.get(id);
    if (term === undefined || annotations.size === 0) continue;
    for (const [source, moment] of citationsOf(term, annotations, context)) {
      const list = bySource.get(source) ?? [];
      bySource.set(source, list);
      const last = list.at(-1);
      if (last?.term === term) last.moments.push(moment);
      else list.push({ term, moments: [moment] });
    }
  }
  return bySource;
}

/** Moments that a page shows at most: it stays light, and about as long as a page of a concordance. */
const mostMoments = 240;

/** Divides the moments of a source, by episode, into pages. */
export function divideMoments(all: readonly SourceMoments[]): readonly (readonly MomentGroup[])[] {
  const room = { first: mostMoments, further: mostMoments, head: 0, weigh: () => 1 };
  return divideGroups(all, ({ moments }) => moments, room).map((parts) =>
    parts.map(({ group: { episode, moments }, items, continued }) => ({
      ...{ line: episode.line, moments: items, continued },
      count: moments.length,
    })),
  );
}

/** How many moments have each relation, most frequent first; those without one under an empty name. */
export function countRelations(moments: Iterable<MomentView>): readonly RelationCount[] {
  const counts = new Map<string, number>();
  for (const { relation = '' } of moments) counts.set(relation, (counts.get(relation) ?? 0) + 1);
  return [...counts]
    .map(([relation, count]) => ({ relation, count }))
    .sort((a, b) => b.count - a.count || (a.relation < b.relation ? -1 : 1));
}
