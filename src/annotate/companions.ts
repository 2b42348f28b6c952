import type { TermId } from '../model/ids.ts';

/** What of an episode tells which terms keep company. */
export interface EpisodeCompany {
  /** Terms by where they stand: a block of prose or a passage, unique within the episode. */
  readonly mentions: readonly { readonly term: TermId; readonly place: string }[];
  /** How many places the episode has, those without any term too. */
  readonly places: number;
}

/** A term that stands in the same passages as another one, more often than chance would have it. */
export interface Companion {
  readonly term: TermId;
  /** In how many passages both stand; at least 2. */
  readonly together: number;
}

/** As many as a reader looks through. */
const mostCompanions = 6;
/** Once is chance. */
const fewestTogether = 2;
/** A place that names more terms than this is a list, and being on a list together says nothing. */
const longestList = 40;
/** Of the log-likelihood ratio: below it, one pair in a hundred would stand together as often by chance. */
const leastLikelihood = 6.63;

/**
 * The terms that often stand in the same passage as each term, the most telling first, six at most; a term without
 * any is not in the map.
 *
 * How telling two passages in common are is measured by the log-likelihood ratio of what is there against what would
 * be if terms were strewn over all passages by chance: so a term that stands everywhere is nobody's companion, and two
 * rare ones that always meet are. Which episode comes first does not matter. In time linear in the mentions.
 *
 * @see https://aclanthology.org/J93-1003/ Dunning, "Accurate methods for the statistics of surprise and coincidence"
 */
export function findCompanions(
  episodes: Iterable<EpisodeCompany>,
): ReadonlyMap<TermId, readonly Companion[]> {
  const counts = countCompany(episodes);
  const companions = new Map<TermId, Ranked[]>();
  for (const [one, others] of counts.pairs)
    for (const [other, together] of others) {
      if (together < fewestTogether) continue;
      const [ofOne, ofOther] = [counts.single.get(one) ?? 0, counts.single.get(other) ?? 0];
      if (together * counts.places <= ofOne * ofOther) continue;
      const likelihood = likelihoodRatio(together, ofOne, ofOther, counts.places);
      if (likelihood < leastLikelihood) continue;
      remember(companions, one, { term: other, together, likelihood });
      remember(companions, other, { term: one, together, likelihood });
    }
  return new Map(
    [...companions].map(([term, found]) => [
      term,
      found
        .sort((a, b) => b.likelihood - a.likelihood || b.together - a.together || (a.term < b.term ? -1 : 1))
        .slice(0, mostCompanions)
        .map(({ term, together }) => ({ term, together })),
    ]),
  );
}

/** A companion with how telling it is. */
type Ranked = Companion & { readonly likelihood: number };

function remember(companions: Map<TermId, Ranked[]>, term: TermId, companion: Ranked): void {
  const known = companions.get(term);
  if (known) known.push(companion);
  else companions.set(term, [companion]);
}

/** In how many places terms stand, alone and by two; of each pair the smaller id comes first. */
interface Company {
  readonly single: ReadonlyMap<TermId, number>;
  readonly pairs: ReadonlyMap<TermId, ReadonlyMap<TermId, number>>;
  readonly places: number;
}

function countCompany(episodes: Iterable<EpisodeCompany>): Company {
  const single = new Map<TermId, number>();
  const pairs = new Map<TermId, Map<TermId, number>>();
  let places = 0;
  for (const episode of episodes) {
    places += episode.places;
    const here = new Map<string, Set<TermId>>();
    for (const { term, place } of episode.mentions) {
      const terms = here.get(place);
      if (terms) terms.add(term);
      else here.set(place, new Set([term]));
    }
    for (const terms of here.values()) {
      for (const term of terms) single.set(term, (single.get(term) ?? 0) + 1);
      if (terms.size > 1 && terms.size <= longestList) countPairs([...terms].sort(), pairs);
    }
  }
  return { single, pairs, places };
}

function countPairs(terms: readonly TermId[], pairs: Map<TermId, Map<TermId, number>>): void {
  for (const [index, one] of terms.entries()) {
    let others = pairs.get(one);
    if (!others) pairs.set(one, (others = new Map()));
    for (const other of terms.slice(index + 1)) others.set(other, (others.get(other) ?? 0) + 1);
  }
}

/** Dunning's G² of a two-by-two table: both, only the one, only the other, neither. */
function likelihoodRatio(both: number, ofOne: number, ofOther: number, all: number): number {
  const neither = Math.max(0, all - ofOne - ofOther + both);
  const cells = [
    [both, ofOne * ofOther],
    [ofOne - both, ofOne * (all - ofOther)],
    [ofOther - both, (all - ofOne) * ofOther],
    [neither, (all - ofOne) * (all - ofOther)],
  ] as const;
  return (
    2 *
    cells.reduce(
      (sum, [seen, product]) => sum + (seen === 0 ? 0 : seen * Math.log((seen * all) / product)),
      0,
    )
  );
}
