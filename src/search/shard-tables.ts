import {
  hitKinds,
  type SearchEpisodes,
  type SearchPostings,
  type SearchRows,
} from '../model/search-index.ts';
import type { SearchRecord } from './record.ts';

const secondsPerDay = 86_400_000;

/** Labels that tell speakers apart without naming anybody. */
const namesNobody = /^(?:speaker|spk|voice|sprecher|locuteur)?[\s_-]*(?:\d+|[a-z])?$/i;

/** Values and the records that have them. */
class Postings {
  readonly #records = new Map<string, number[]>();

  add(value: string, record: number): void {
    const known = this.#records.get(value);
    if (known) known.push(record);
    else this.#records.set(value, [record]);
  }

  finish(): SearchPostings {
    const sorted = [...this.#records].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([value, records]) => [
      value,
      records.map((record, index) => record - (records[index - 1] ?? 0)),
    ]);
  }
}

/** Gathers what is known of a shard's records without loading them. */
export class ShardTables {
  readonly #slugs = new Map<string, number>();
  readonly #episodes: (readonly [string, string])[] = [];
  readonly #days: number[] = [];
  readonly #episodeSteps: number[] = [];
  readonly #kinds: number[] = [];
  readonly #gaps: (number | null)[] = [];
  readonly #lengths: number[] = [];
  readonly #years: (readonly [number, string])[] = [];
  readonly #people = new Map<string, number>();
  readonly #sets = new Map<string, number>([['[]', 0]]);
  readonly #speaking: number[] = [];
  readonly #terms = new Postings();
  readonly #sources = new Postings();
  #lastEpisode = 0;
  #lastEnd = 0;

  #episodeOf({ episode }: SearchRecord): number {
    if (!episode) return -1;
    let number = this.#slugs.get(episode.slug);
    if (number === undefined) {
      number = this.#episodes.length;
      this.#slugs.set(episode.slug, number);
      this.#episodes.push([episode.slug, episode.title]);
      this.#days.push(Math.floor((Date.parse(episode.date.slice(0, 10)) || 0) / secondsPerDay));
    }
    return number;
  }

  #setOf({ passages }: SearchRecord): number {
    const names = new Set<string>();
    for (const { speaker } of passages)
      if (speaker !== undefined && !namesNobody.test(speaker)) names.add(speaker);
    const set = [...names].map((name) => {
      const known = this.#people.get(name) ?? this.#people.size;
      this.#people.set(name, known);
      return known;
    });
    const key = JSON.stringify(set.sort((a, b) => a - b));
    const number = this.#sets.get(key) ?? this.#sets.size;
    this.#sets.set(key, number);
    return number;
  }

  /** How many records were taken in. */
  get count(): number {
    return this.#kinds.length;
  }

  /** Takes in a record; records come in the order in which they are indexed. */
  add(record: SearchRecord): void {
    const number = this.#kinds.length;
    const episode = this.#episodeOf(record);
    if (episode !== this.#lastEpisode) this.#lastEnd = 0;
    this.#episodeSteps.push(episode - this.#lastEpisode);
    this.#lastEpisode = episode;
    this.#kinds.push(hitKinds.indexOf(record.kind));
    const start = Math.floor(record.span?.start ?? 0);
    const end = Math.max(start, Math.ceil(record.span?.end ?? 0));
    this.#gaps.push(record.span ? start - this.#lastEnd : null);
    this.#lengths.push(record.span ? end - start : 0);
    if (record.span) this.#lastEnd = end;
    if (!record.episode && record.filters.year !== undefined) this.#years.push([number, record.filters.year]);
    this.#speaking.push(this.#setOf(record));
    for (const term of record.filters.term) this.#terms.add(term, number);
    for (const source of record.filters.source) this.#sources.add(source, number);
  }

  /** Everything gathered, by the name of its file. */
  finish(signedWords: readonly string[]): {
    readonly rows: SearchRows;
    readonly episodes: SearchEpisodes;
    readonly terms: SearchPostings;
    readonly sources: SearchPostings;
  } {
    return {
      rows: {
        days: this.#days.map((day, index) => day - (this.#days[index - 1] ?? 0)),
        episodeSteps: this.#episodeSteps,
        kinds: this.#kinds,
        gaps: this.#gaps,
        lengths: this.#lengths,
        years: this.#years,
        people: [...this.#people.keys()],
        peopleSets: [...this.#sets.keys()].map((key) => JSON.parse(key) as number[]),
        speaking: this.#speaking,
        signedWords,
      },
      episodes: this.#episodes,
      terms: this.#terms.finish(),
      sources: this.#sources.finish(),
    };
  }
}
