import type { Seconds } from '../../model/time.ts';
import type {
  FilterCount,
  FilterName,
  Findings,
  Hit,
  HitGroup,
  HitStrip,
  NameHit,
  SearchQuery,
} from '../search/search-types.ts';
import { timeOfMoment, type Candidate, type FoundRecords } from './candidates.ts';
import { loadHit, type HitDemands } from './load-hit.ts';
import { textOfTerm } from './query-words.ts';
import type { Moment } from './moments.ts';
import type { Shard } from './shard.ts';

interface Placed {
  readonly candidate: Candidate;
  readonly moment: Moment;
  readonly time: Seconds | undefined;
}

/** The moments of one episode, in the order asked for. */
interface Group {
  readonly placed: readonly Placed[];
  readonly best: number;
  readonly date: string;
  readonly duration: Seconds;
}

const keyOf = ({ shard, row }: Candidate, shards: readonly Shard[]): string =>
  row.episode < 0 ? '' : `${shards.indexOf(shard)} ${row.episode}`;

function durationOf({ shard, row }: Candidate): Seconds {
  const ends = shard.rowsOfEpisode(row.episode).map(({ start, length }) => (start ?? 0) + length);
  return Math.max(0, ...ends);
}

const byScore = (a: Placed, b: Placed): number => b.moment.score - a.moment.score;
const byTime = (a: Placed, b: Placed): number =>
  (a.time ?? Infinity) - (b.time ?? Infinity) || a.candidate.row.number - b.candidate.row.number;

/** Puts moments in order, under their episodes. */
function makeGroups(found: readonly Candidate[], shards: readonly Shard[], { sort }: SearchQuery): Group[] {
  const groups = new Map<string, Placed[]>();
  for (const candidate of found) {
    const key = keyOf(candidate, shards);
    const placed = candidate.moments.map((moment) => ({
      candidate,
      moment,
      time: timeOfMoment(candidate.row, moment),
    }));
    const known = groups.get(key);
    if (known) known.push(...placed);
    else groups.set(key, placed);
  }
  const made = [...groups.values()].flatMap((placed): Group[] => {
    const [first] = placed;
    if (!first) return [];
    return [
      {
        placed: placed.sort(sort === 'time' || sort === 'date' ? byTime : byScore),
        best: Math.max(...placed.map(({ moment }) => moment.score)),
        date: first.candidate.shard.days[first.candidate.row.episode] ?? '',
        duration: durationOf(first.candidate),
      },
    ];
  });
  // What belongs to no episode has no date, and comes last then.
  const isNewer = (a: Group, b: Group): number => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0);
  const order =
    sort === 'date'
      ? (a: Group, b: Group) => isNewer(a, b) || b.best - a.best
      : (a: Group, b: Group) => b.best - a.best || isNewer(a, b);
  return made.sort(order);
}

/** Moments that are loaded at once; those that do not fit are passed over. */
class HitLoader {
  readonly #demands: HitDemands;
  readonly #placed: readonly Placed[];
  readonly #hits: Hit[] = [];
  #next = 0;

  constructor(placed: readonly Placed[], demands: HitDemands) {
    [this.#placed, this.#demands] = [placed, demands];
  }

  async take(start: number, count: number): Promise<readonly Hit[]> {
    while (this.#hits.length < start + count && this.#next < this.#placed.length) {
      const from = this.#next;
      this.#next = Math.min(this.#placed.length, from + Math.max(1, start + count - this.#hits.length));
      const step = this.#placed.slice(from, this.#next);
      const loaded = await Promise.all(
        step.map(({ candidate, moment }) => loadHit(candidate, moment, this.#demands)),
      ).catch((error: unknown) => {
        this.#next = from;
        throw error;
      });
      this.#hits.push(...loaded.flatMap((hit) => hit ?? []));
    }
    return this.#hits.slice(start, start + count);
  }
}

function stripOf(group: Group): HitStrip | undefined {
  const times = group.placed.flatMap(({ time }) => time ?? []).sort((a, b) => a - b);
  return times.length === 0 ? undefined : { duration: group.duration, times };
}

/** Of each filter that costs nothing, the values of a record. */
const valuesOf: Readonly<Partial<Record<FilterName, (candidate: Candidate) => readonly string[]>>> = {
  kind: ({ row }) => [row.kind],
  person: ({ row }) => row.people,
  year: ({ row }) => (row.year === undefined ? [] : [row.year]),
};

/** What is counted for a filter: what passes all others, so that more of its values can be chosen. */
const countedFor = (name: FilterName, candidates: readonly Candidate[]): readonly Candidate[] =>
  candidates.filter(({ fails }) => fails.every((failed) => failed === name));

async function countPostings(
  name: 'term' | 'source',
  candidates: readonly Candidate[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const shard of new Set(candidates.map((candidate) => candidate.shard))) {
    const records = new Map(
      candidates.flatMap((found) =>
        found.shard === shard ? [[found.row.number, found.moments.length] as const] : [],
      ),
    );
    for (const [value, numbers] of await shard.postings(name)) {
      const count = numbers.reduce((sum, number) => sum + (records.get(number) ?? 0), 0);
      if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count);
    }
  }
  return counts;
}

async function countEpisodes(
  candidates: readonly Candidate[],
): Promise<{ counts: Map<string, number>; labels: Map<string, string> }> {
  const [counts, labels] = [new Map<string, number>(), new Map<string, string>()];
  for (const { shard, row, moments } of candidates) {
    const [slug, title] = (await shard.episodes())[row.episode] ?? [];
    if (slug === undefined || title === undefined) continue;
    counts.set(slug, (counts.get(slug) ?? 0) + moments.length);
    labels.set(slug, title);
  }
  return { counts, labels };
}

async function countValues(
  name: FilterName,
  candidates: readonly Candidate[],
  chosen: readonly string[],
): Promise<readonly FilterCount[]> {
  const counted = countedFor(name, candidates);
  let counts = new Map<string, number>();
  let labels = new Map<string, string>();
  if (name === 'episode') ({ counts, labels } = await countEpisodes(counted));
  else if (name === 'term' || name === 'source') counts = await countPostings(name, counted);
  else
    for (const candidate of counted)
      for (const value of valuesOf[name]?.(candidate) ?? [])
        counts.set(value, (counts.get(value) ?? 0) + candidate.moments.length);
  for (const value of chosen) if (!counts.has(value)) counts.set(value, 0);
  return [...counts]
    .map(([value, count]) => ({ value, label: labels.get(value) ?? value, count }))
    .sort((a, b) => b.count - a.count || (a.label < b.label ? -1 : 1));
}

/** Everything that a query found, ready to be loaded step by step. */
export function makeFindings(
  found: FoundRecords,
  query: SearchQuery,
  more: {
    readonly shards: readonly Shard[];
    readonly names: readonly NameHit[];
    readonly nearest: readonly string[];
    readonly base: string;
  },
): Findings {
  const passing = found.candidates.filter(({ fails }) => fails.length === 0);
  const groups = makeGroups(passing, more.shards, query);
  const terms = found.terms.filter((term) => !found.leftOut.includes(textOfTerm(term)));
  const exactTerms = terms.filter(({ isExact }) => isExact);
  const demands: HitDemands = { exactTerms, terms, people: query.filters.person ?? [], base: more.base };
  let next = 0;
  const open = async (group: Group, hitsPerGroup: number): Promise<HitGroup | undefined> => {
    const loader = new HitLoader(group.placed, demands);
    const hits = await loader.take(0, hitsPerGroup);
    const strip = stripOf(group);
    if (hits.length === 0) return undefined;
    return {
      ...(hits[0]?.episode ? { episode: hits[0].episode } : {}),
      count: group.placed.length,
      ...(strip ? { strip } : {}),
      hits,
      more: (start, count) => loader.take(start, count),
    };
  };
  const isNothing = groups.length === 0 && more.names.length === 0;
  const asked = found.terms.length > 0;
  return {
    state: isNothing
      ? asked && found.leftOut.length === found.terms.length
        ? 'common'
        : 'nothing'
      : 'found',
    names: more.names,
    nearest: more.nearest,
    leftOut: found.leftOut,
    missing: found.missing,
    momentCount: groups.reduce((sum, { placed }) => sum + placed.length, 0),
    episodeCount: groups.filter(({ date }) => date !== '').length,
    exact:
      exactTerms.length === 0 &&
      demands.people.length === 0 &&
      passing.every(({ people }) => people === undefined),
    async next(count, hitsPerGroup) {
      const opened: HitGroup[] = [];
      while (opened.length < count && next < groups.length) {
        const step = groups.slice(next, next + count - opened.length);
        const made = await Promise.all(step.map((group) => open(group, hitsPerGroup)));
        next += step.length;
        opened.push(...made.flatMap((group) => group ?? []));
      }
      return opened;
    },
    counts: (name) => countValues(name, found.candidates, query.filters[name] ?? []),
  };
}
