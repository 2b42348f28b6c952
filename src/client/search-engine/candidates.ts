import { reckonTime, type HitKind } from '../../model/search-index.ts';
import type { Seconds } from '../../model/time.ts';
import { filterNames, type FilterName, type SearchQuery } from '../search/search-types.ts';
import { findMoments, type Moment, type Occurrence } from './moments.ts';
import { textOfTerm, type QueryTerm, type QueryWord } from './query-words.ts';
import type { Places, RecordRow, Shard } from './shard.ts';
import type { SpeakerQuery } from './speaker-terms.ts';

/** A record that has what was asked for. */
export interface Candidate {
  readonly shard: Shard;
  readonly row: RecordRow;
  /** In the order of its words; never none. */
  readonly moments: readonly Moment[];
  /** Filters it does not pass; those that pass all are results, the others are counted. */
  readonly fails: readonly FilterName[];
  /** One of these must say it, because the query names them. */
  readonly people?: readonly string[];
}

/** What a query's words found in all parts of the index. */
export interface FoundRecords {
  readonly candidates: readonly Candidate[];
  /** Terms that were left out, and terms no record has; as typed. */
  readonly leftOut: readonly string[];
  readonly missing: readonly string[];
  readonly terms: readonly QueryTerm[];
}

/** A record that says what was asked for, against one that is called so. */
const kindWeight: Readonly<Record<HitKind, number>> = {
  transcript: 1,
  'deep dive': 1.05,
  takeaway: 1.05,
  note: 1,
  episode: 0.9,
  glossary: 0.6,
  source: 0.5,
};
const weightOfRecord = 0.15;
const weightOfTitle = 1.3;
/** A word that is left out elsewhere, against some five of a rare one. */
const worthOfCommon = 0.05;

interface TermInShard {
  readonly term: number;
  readonly places: Places;
  readonly length: number;
}

const isCommon = (shard: Shard, { folded, typed }: QueryWord): boolean =>
  shard.language.common.includes(folded) && !/^\p{Lu}{2,}$/u.test(typed);

/** Dashes and other signs that may stand apart between the words of a quotation. */
const dashes = 2;

/**
 * Where the words of a term stand in a row; from the places of each. What a hyphen joins has one place, so that they
 * may be nearer than typed: whether they stand so is seen when the text is loaded.
 */
function joinWords(
  found: readonly { readonly offset: number; readonly places: Places }[],
  slack: number,
): Places {
  const [first, ...others] = found;
  const joined = new Map<number, readonly number[]>();
  if (!first) return joined;
  for (const [record, places] of first.places) {
    const starts = places.filter((place) =>
      others.every(({ offset, places: next }) =>
        next.get(record)?.some((other) => {
          const steps = other - place;
          return offset > first.offset
            ? steps >= 0 && steps <= offset - first.offset + slack
            : steps <= 0 && steps >= offset - first.offset - slack;
        }),
      ),
    );
    if (starts.length > 0)
      joined.set(
        record,
        starts.map((place) => place - first.offset),
      );
  }
  return joined;
}

/** Where a term stands in a part of the index; `undefined` if all its words are left out there. */
async function findTerm(shard: Shard, term: QueryTerm): Promise<Places | undefined> {
  const words = term.words.filter((word) => !isCommon(shard, word));
  if (words.length === 0) return undefined;
  const found = await Promise.all(
    words.map(async ({ folded, offset }) => ({ offset, places: (await shard.find(folded)).same })),
  );
  const [only] = found;
  const apart =
    found.length === 1 && only && term.words.length === 1
      ? only.places
      : joinWords(found, term.isExact ? dashes : 0);
  if (term.joined === undefined) return apart;
  return new Map([...apart, ...(await shard.find(term.joined)).same]);
}

/** A beginning of a word finds words that begin so; Pagefind, where it has none, the nearest shorter one instead. */
async function beginsSo(shard: Shard, places: Places, word: QueryWord): Promise<boolean> {
  for (const [record, [place]] of places) {
    if (place === undefined) continue;
    const { content } = await shard.fragment(record);
    return shard.foldedWord(content, place).includes(word.folded);
  }
  return false;
}

async function findBeginnings(shard: Shard, term: QueryTerm): Promise<Places> {
  const [word] = term.words;
  if (!word || term.words.length > 1 || term.isExact || word.folded.length < 2) return new Map();
  const places = (await shard.find(word.folded)).longer;
  return (await beginsSo(shard, places, word)) ? places : new Map();
}

interface TermResult {
  readonly byShard: readonly (Places | undefined)[];
  readonly records: number;
}

async function findEverywhere(shards: readonly Shard[], term: QueryTerm): Promise<TermResult> {
  const sum = (all: readonly (Places | undefined)[]): number =>
    all.reduce((total, places) => total + (places?.size ?? 0), 0);
  const exact = await Promise.all(shards.map((shard) => findTerm(shard, term)));
  // Where one language leaves a word out, longer words of another are not what was meant.
  if (sum(exact) > 0 || exact.includes(undefined)) return { byShard: exact, records: sum(exact) };
  const begun = await Promise.all(
    shards.map((shard, index) => (exact[index] ? findBeginnings(shard, term) : undefined)),
  );
  return { byShard: begun, records: sum(begun) };
}

/** Which filters a record does not pass. */
export type FailsOf = (shard: Shard, row: RecordRow) => readonly FilterName[];

interface Ranking {
  readonly terms: readonly QueryTerm[];
  readonly weights: readonly number[];
  readonly averageWords: number;
}

/** What a record as a whole is worth to the query. @see Robertson and Zaragoza, The Probabilistic Relevance Framework */
function scoreRecord(row: RecordRow, found: readonly TermInShard[], ranking: Ranking): number {
  const norm = 0.25 + (0.75 * row.words) / ranking.averageWords;
  return found.reduce((sum, { term, places }) => {
    const times = places.get(row.number)?.length ?? 0;
    return sum + ((ranking.weights[term] ?? 0) * times * 2.2) / (times + 1.2 * norm);
  }, 0);
}

function momentsOf(row: RecordRow, found: readonly TermInShard[], ranking: Ranking): readonly Moment[] {
  const here = found.filter(({ places }) => places.has(row.number));
  const occurrences = here
    .flatMap(({ term, places, length }) =>
      (places.get(row.number) ?? []).map((word): Occurrence => ({ term, word, length })),
    )
    .sort((a, b) => a.word - b.word || a.term - b.term);
  const inTitle = here.filter(({ places }) => places.get(row.number)?.length === 0);
  const base =
    weightOfRecord * scoreRecord(row, here, ranking) +
    weightOfTitle * inTitle.reduce((sum, { term }) => sum + (ranking.weights[term] ?? 0), 0);
  const weigh = (score: number): number => (score + base) * kindWeight[row.kind];
  if (occurrences.length === 0) return [{ found: [], score: weigh(0) }];
  const query = { weights: ranking.weights, places: ranking.terms.map(({ place }) => place) };
  return findMoments(occurrences, query).map((moment) => ({ ...moment, score: weigh(moment.score) }));
}

/** Of words that no record has all of, so many must be there: of two the other one, where one of them is nowhere. */
const enough = (terms: number, isAnyNowhere: boolean): number =>
  terms < 3 && !isAnyNowhere ? terms : Math.ceil(terms * (terms < 3 ? 0.5 : 0.6));

/** Finds the records that have the words of a query, and the moments in them. */
export async function findCandidates(
  shards: readonly Shard[],
  terms: readonly QueryTerm[],
  failsOf: FailsOf,
): Promise<FoundRecords> {
  const results = await Promise.all(terms.map((term) => findEverywhere(shards, term)));
  const sizes = shards.map(({ rows }) => rows.reduce((sum, row) => sum + row.words, 0));
  const words = sizes.reduce((sum, size) => sum + size, 0);
  // Left out where most is said, though another language may have it, as a quotation does.
  const isLeftOut = (index: number): boolean => {
    const result = results[index];
    const without = sizes.filter((_, shard) => result?.byShard[shard] === undefined);
    const share = without.reduce((sum, size) => sum + size, 0) / Math.max(1, words);
    return result !== undefined && without.length > 0 && (share > 0.5 || result.records === 0);
  };
  const total = shards.reduce((sum, { rows }) => sum + rows.length, 0);
  const ranking: Ranking = {
    terms,
    weights: results.map(({ records }, index) =>
      isLeftOut(index) ? worthOfCommon : Math.log(1 + (total - records + 0.5) / (records + 0.5)),
    ),
    averageWords: Math.max(1, words / Math.max(1, total)),
  };
  const inShards = shards.map((shard, index) => {
    const found = results.flatMap(({ byShard }, term): TermInShard[] => {
      const places = byShard[index];
      return places ? [{ term, places, length: terms[term]?.words.length ?? 1 }] : [];
    });
    const counts = new Map<number, number>();
    for (const { places } of found)
      for (const record of places.keys()) counts.set(record, (counts.get(record) ?? 0) + 1);
    return { shard, found, counts };
  });
  const best = Math.max(0, ...inShards.flatMap(({ counts }) => [...new Set(counts.values())]));
  const isAnyNowhere = results.some(({ records }, index) => records === 0 && !isLeftOut(index));
  const candidates = inShards.flatMap(({ shard, found, counts }) => {
    const needed = Math.min(found.length, best);
    if (found.length === 0 || needed < enough(found.length, isAnyNowhere)) return [];
    return [...counts]
      .filter(([, count]) => count >= needed)
      .flatMap(([record]): Candidate[] => {
        const row = shard.rows[record];
        return row
          ? [{ shard, row, moments: momentsOf(row, found, ranking), fails: failsOf(shard, row) }]
          : [];
      });
  });
  return {
    candidates,
    leftOut: terms.filter((_, index) => isLeftOut(index)).map(textOfTerm),
    missing: terms.filter((_, index) => !isLeftOut(index) && results[index]?.records === 0).map(textOfTerm),
    terms,
  };
}

/** What a moment is worth more because it is said by whom the query names. */
const worthOfSpeaker = 5;

/** Finds the words of a query that some people say, the moments before all that only hold their names. */
export async function findSpoken(
  shards: readonly Shard[],
  { people, terms }: SpeakerQuery,
  failsOf: FailsOf,
): Promise<FoundRecords> {
  const found = await findCandidates(shards, terms, failsOf);
  const candidates = found.candidates
    .filter(({ row }) => row.people.some((person) => people.includes(person)))
    .map((candidate) => ({
      ...candidate,
      people,
      moments: candidate.moments.map((moment) => ({ ...moment, score: moment.score * 2 + worthOfSpeaker })),
    }));
  return { ...found, candidates };
}

/** Both, without a record twice; where words of the one are nowhere, only the other. */
export function joinFound(spoken: FoundRecords, found: FoundRecords): FoundRecords {
  if (spoken.candidates.length === 0) return found;
  const rows = new Set(spoken.candidates.map(({ row }) => row));
  const others = found.missing.length > 0 ? [] : found.candidates.filter(({ row }) => !rows.has(row));
  return { ...spoken, candidates: [...spoken.candidates, ...others] };
}

/** Every record that passes the filters, when no words were asked for. */
export function allCandidates(shards: readonly Shard[], failsOf: FailsOf): readonly Candidate[] {
  return shards.flatMap((shard) =>
    shard.rows.map((row) => ({ shard, row, moments: [{ found: [], score: 0 }], fails: failsOf(shard, row) })),
  );
}

/** When a moment is said, as far as the record's length tells. */
export const timeOfMoment = (row: RecordRow, { found }: Moment): Seconds | undefined =>
  row.start === undefined ? undefined : reckonTime(row.start, row.length, found[0] ?? 0, row.words);

/** Loads what the filters of a query need, and says which of them a record does not pass. */
export async function prepareFilters(shards: readonly Shard[], query: SearchQuery): Promise<FailsOf> {
  const { filters } = query;
  const chosen = filterNames.filter((name) => (filters[name]?.length ?? 0) > 0);
  const has = (name: FilterName, value: string | undefined): boolean =>
    value !== undefined && (filters[name]?.includes(value) ?? false);
  const loaded = new Map(
    await Promise.all(
      shards.map(async (shard) => {
        const slugs = chosen.includes('episode') ? (await shard.episodes()).map(([slug]) => slug) : [];
        const records = new Map<FilterName, Set<number>>();
        for (const name of ['term', 'source'] as const) {
          if (!chosen.includes(name)) continue;
          const postings = await shard.postings(name);
          records.set(name, new Set((filters[name] ?? []).flatMap((value) => postings.get(value) ?? [])));
        }
        return [shard, { slugs, records }] as const;
      }),
    ),
  );
  const passes = (name: FilterName, shard: Shard, row: RecordRow): boolean => {
    const { slugs, records } = loaded.get(shard) ?? { slugs: [], records: new Map() };
    switch (name) {
      case 'kind':
        return has(name, row.kind);
      case 'year':
        return has(name, row.year);
      case 'person':
        return row.people.some((person) => has(name, person));
      case 'episode':
        return has(name, slugs[row.episode]);
      default:
        return records.get(name)?.has(row.number) ?? false;
    }
  };
  return (shard, row) => chosen.filter((name) => !passes(name, shard, row));
}
