import { inflectionOf } from '../../text/inflection.ts';
import type { Background } from './background.ts';
import type { Run } from './runs.ts';
import { addPlace, type NewTerm, type SuggestionPlace } from './suggestion.ts';
import { frequencyOf, namenessOf, type WordCounts } from './word-counts.ts';

/** All places where the same words may be a term. */
export interface Candidate {
  readonly key: string;
  readonly words: readonly string[];
  kind: Run['kind'];
  /** How often by episode. */
  readonly episodes: Map<number, number>;
  /** How often as written. */
  readonly spellings: Map<string, number>;
  readonly places: SuggestionPlace[];
  count: number;
  /** How often with a capital inside a word. */
  inner: number;
}

/** Gathers runs of tokens under what is the same in them. */
export function createCandidates(): {
  readonly add: (
    run: Run,
    text: string,
    episode: number,
    placeAt: (offset: number) => SuggestionPlace,
  ) => void;
  readonly all: ReadonlyMap<string, Candidate>;
} {
  const all = new Map<string, Candidate>();
  return {
    all,
    add: ({ kind, tokens }, text, episode, placeAt) => {
      const words = tokens.map(({ key }) => key);
      const key = words.join(' ');
      let candidate = all.get(key);
      if (!candidate) {
        candidate = {
          key,
          words: key.split(' '),
          kind,
          episodes: new Map(),
          spellings: new Map(),
          places: [],
          count: 0,
          inner: 0,
        };
        all.set(key, candidate);
      }
      const [start, end] = [tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0];
      const spelling = text.slice(start, end);
      if (kind === 'name') candidate.kind = 'name';
      candidate.count++;
      if (tokens.some(({ capital }) => capital === 'inner')) candidate.inner++;
      candidate.episodes.set(episode, (candidate.episodes.get(episode) ?? 0) + 1);
      candidate.spellings.set(spelling, (candidate.spellings.get(spelling) ?? 0) + 1);
      addPlace(candidate.places, () => placeAt(start));
    },
  };
}

/** What ranks candidates. */
export interface Ranking {
  readonly counts: WordCounts;
  readonly background: Background;
  /** How many episodes there are. */
  readonly episodes: number;
  /** Words of the names of people who speak, who have pages of their own; and of the show's title. */
  readonly ownNames: ReadonlySet<string>;
}

/** A suggestion with what ranks it among others; more is better. */
export interface Ranked<Kind> {
  readonly suggestion: Kind;
  readonly score: number;
}

/** Candidates worth an entry. */
export function rankNewTerms(
  candidates: ReadonlyMap<string, Candidate>,
  ranking: Ranking,
): Ranked<NewTerm>[] {
  const scored = mergeInflected(candidates, ranking.background.language)
    .filter((candidate) => isWorthwhile(candidate, ranking))
    .map((candidate) => ({ candidate, score: scoreOf(candidate, ranking) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.candidate.key < b.candidate.key ? -1 : 1));
  return withoutParts(scored).map(({ candidate, score }) => ({
    score,
    suggestion: {
      kind: 'term',
      words: usualSpelling(candidate),
      count: candidate.count,
      episodes: candidate.episodes.size,
      places: candidate.places,
    },
  }));
}

/** Plurals and cases counted with the word they come from (UTXOs, UTXO), if that occurs, too. */
function mergeInflected(candidates: ReadonlyMap<string, Candidate>, language: string): Candidate[] {
  const { basesOf } = inflectionOf(language);
  const merged = new Map<string, Candidate>();
  const targets = new Map<Candidate, Candidate>();
  for (const candidate of candidates.values()) {
    const last = candidate.words.at(-1) ?? '';
    const before = candidate.key.slice(0, candidate.key.length - last.length);
    const base = basesOf(last).flatMap((word) => candidates.get(before + word) ?? [])[0];
    if (base && base.kind === candidate.kind) targets.set(candidate, base);
    else merged.set(candidate.key, candidate);
  }
  for (const [candidate, base] of targets) {
    const into = merged.get(base.key);
    if (into === undefined) merged.set(candidate.key, candidate);
    else merged.set(base.key, addCounts(into, candidate));
  }
  return [...merged.values()];
}

function addCounts(one: Candidate, other: Candidate): Candidate {
  const episodes = new Map(one.episodes);
  for (const [episode, count] of other.episodes) episodes.set(episode, (episodes.get(episode) ?? 0) + count);
  // "Steve Jobs" is no plural: what is nearly always written with the ending is named with it
  const { spellings } = one.count * 4 < other.count ? other : one;
  return { ...one, episodes, spellings, count: one.count + other.count, inner: one.inner + other.inner };
}

function isWorthwhile({ kind, count, words, key }: Candidate, ranking: Ranking): boolean {
  const { background, ownNames, counts } = ranking;
  const least = kind === 'name' ? (words.length > 1 ? 2 : 3) : 4;
  if (count < least || words.every((word) => ownNames.has(word))) return false;
  if (kind === 'name' && words.length === 1 && isCommonNoun(key, counts)) return false;
  if (kind === 'name') return !words.every((word) => background.isPlain(word)) && !/^(.)\1*$/u.test(key);
  if (kind === 'word') return namenessOf(counts, key) < 0.7 && !/(.)\1\1/u.test(key);
  return cohesionOf(words, count, counts) >= 0.45;
}

/** How much more often words stand together than by chance, from -1 to 1 (normalised pointwise mutual information). */
function cohesionOf(words: readonly string[], count: number, counts: WordCounts): number {
  const { total } = counts;
  const ends = [words[0] ?? '', words.at(-1) ?? ''].map((word) => frequencyOf(counts, word) / total);
  const together = count / total;
  return Math.log(together / ends.reduce((product, rate) => product * rate, 1)) / -Math.log(together);
}

const weights: Readonly<Record<Run['kind'], number>> = { name: 1, word: 0.6, expression: 0.55 };

/**
 * Keyness: how much more often than in the language at large (the logarithm of the ratio), times how often, each
 * episode by itself, so that a name of one long talk does not stand before those of the whole show. Names that stand
 * once or twice in most episodes, evenly, belong to the show's frame (who hosts it, where it is heard) and count less.
 */
function scoreOf(candidate: Candidate, ranking: Ranking): number {
  const { background, counts, episodes } = ranking;
  const { words, kind, count } = candidate;
  const rates = words.map((word) => background.expected(word) ?? (background.isPlain(word) ? 1000 : 0.3));
  const expected = words.length === 1 ? (rates[0] ?? 1) : Math.min(...rates) / 20;
  const perMillion = (count / Math.max(counts.total, 5000)) * 1e6;
  const keyness = Math.log(perMillion / expected);
  let often = 0;
  for (const number of candidate.episodes.values()) often += Math.log2(1 + number);
  let weight = weights[kind];
  if (words.length > 1 && kind === 'name') weight *= 1.3;
  if (words.length === 1 && candidate.inner * 2 > count) weight *= 1.3;
  const bases = words.length === 1 ? inflectionOf(background.language).basesOf(candidate.key) : [];
  if ([candidate.key, ...bases].some(background.isHouseholdName)) weight *= 0.15;
  const most = Math.max(...candidate.episodes.values());
  if (episodes >= 5 && candidate.episodes.size * 2 > episodes && most <= 3) weight *= 0.4;
  return keyness * Math.sqrt(often) * weight;
}

/** German nouns all have capitals; names are those that stand without an article. */
function isCommonNoun(word: string, counts: WordCounts): boolean {
  const behind = counts.words.get(word)?.behindArticle ?? 0;
  return behind > 0.2 * frequencyOf(counts, word);
}

/** Without what mostly stands within a longer name of the list ("Pyongyang University" within "… of Science"). */
function withoutParts<Item extends { readonly candidate: Candidate }>(items: readonly Item[]): Item[] {
  const longest = new Map<string, number>();
  for (const { candidate } of items)
    for (const part of partsOf(candidate.words))
      longest.set(part, Math.max(longest.get(part) ?? 0, candidate.count));
  return items.filter(({ candidate }) => (longest.get(candidate.key) ?? 0) * 2 <= candidate.count);
}

/** Neighbouring words of a name, but not all of them. */
function partsOf(words: readonly string[]): string[] {
  const parts: string[] = [];
  for (let start = 0; start < words.length; start++)
    for (let end = start + 1; end <= words.length; end++)
      if (end - start < words.length) parts.push(words.slice(start, end).join(' '));
  return parts;
}

/** The commonest way to write it; of equally common ones the first in the order of characters. */
export function usualSpelling({ spellings }: Pick<Candidate, 'spellings'>): string {
  const [first] = [...spellings].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1));
  return first?.[0] ?? '';
}
