import type { Seconds } from '../../model/time.ts';
import { foldSearched, hitKinds, readSignedText } from '../../model/search-index.ts';
import type {
  HitKind,
  SearchEpisodes,
  SearchLanguage,
  SearchPostings,
  SearchRows,
  SearchShard,
} from '../../model/search-index.ts';
import type { IndexFiles } from './index-files.ts';
import type { PagefindCore, WordPlaces } from './pagefind-core.ts';
import { readPagefindPages, type PagefindPage } from './pagefind-pages.ts';

/** A record as Pagefind's fragments have it. */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string | undefined>>;
  readonly filters: Readonly<Record<string, readonly string[] | undefined>>;
}

/** What is known of a record without loading it. */
export interface RecordRow {
  readonly number: number;
  /** Number of its episode in the shard; -1 for none. */
  readonly episode: number;
  readonly kind: HitKind;
  /** Absent where it has no times. */
  readonly start?: Seconds;
  readonly length: Seconds;
  readonly words: number;
  /** Names of those who speak in it. */
  readonly people: readonly string[];
  readonly year?: string;
}

const millisecondsPerDay = 86_400_000;

function readRows(rows: SearchRows, pages: readonly PagefindPage[], days: readonly string[]): RecordRow[] {
  const years = new Map(rows.years);
  const sets = rows.peopleSets.map((set) => set.map((person) => rows.people[person] ?? ''));
  let [episode, end] = [0, 0];
  return pages.map(({ words }, number) => {
    const step = rows.episodeSteps[number] ?? 0;
    if (step !== 0) end = 0;
    episode += step;
    const gap = rows.gaps[number] ?? null;
    const length = rows.lengths[number] ?? 0;
    const start = end + (gap ?? 0);
    if (gap !== null) end = start + length;
    const year = days[episode]?.slice(0, 4) ?? years.get(number);
    return {
      number,
      episode,
      kind: hitKinds[rows.kinds[number] ?? 0] ?? 'episode',
      ...(gap === null ? {} : { start }),
      length,
      words,
      people: sets[rows.speaking[number] ?? 0] ?? [],
      ...(year === undefined ? {} : { year }),
    };
  });
}

/** The words of records, by the record's number; none where only the title has it. */
export type Places = ReadonlyMap<number, readonly number[]>;

/** Where a word is found, in whatever inflection; and where words are that begin with it. */
export interface FoundWord {
  readonly same: Places;
  readonly longer: Places;
}

/** How many answers to single words are kept. */
const answersKept = 40;

/** A part of the index, open. */
export class Shard {
  readonly rows: readonly RecordRow[];
  /** Per episode, its day: `YYYY-MM-DD`. */
  readonly days: readonly string[];
  readonly language: SearchLanguage;
  readonly signedWords: readonly string[];
  readonly #files: IndexFiles;
  readonly #shard: SearchShard;
  readonly #core: PagefindCore;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #hashes: readonly string[];
  #episodes: Map<number, RecordRow[]> | undefined;
  readonly #answers = new Map<string, Promise<FoundWord>>();

  private constructor(
    files: IndexFiles,
    of: { readonly language: SearchLanguage; readonly shard: SearchShard; readonly rows: SearchRows },
    pages: readonly PagefindPage[],
    core: PagefindCore,
  ) {
    [this.#files, this.#shard, this.#core] = [files, of.shard, core];
    this.language = of.language;
    let day = 0;
    this.days = of.rows.days.map((step) => {
      day += step;
      return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
    });
    this.rows = readRows(of.rows, pages, this.days);
    this.signedWords = of.rows.signedWords;
    this.#hashes = pages.map(({ hash }) => hash);
    this.#numbers = new Map(this.#hashes.map((hash, number) => [hash, number]));
  }

  /** Opens a part. Not two at once with the same module: Pagefind would mix up their memory. */
  static async open(
    files: IndexFiles,
    language: SearchLanguage,
    shard: SearchShard,
    openCore: (shard: SearchShard) => Promise<PagefindCore>,
  ): Promise<Shard> {
    const [rows, meta] = await Promise.all([
      files.json<SearchRows>(`${shard.folder}rows.data`),
      files.bytes(shard.folder + shard.meta),
    ]);
    return new Shard(files, { language, shard, rows }, readPagefindPages(meta), await openCore(shard));
  }

  /** Brings in what opening needs, before it is its turn. */
  static preload(files: IndexFiles, shard: SearchShard): void {
    for (const name of ['rows.data', shard.meta]) files.bytes(shard.folder + name).catch(() => undefined);
  }

  /** The records that have a word, by number, and where. */
  find(word: string): Promise<FoundWord> {
    const known = this.#answers.get(word);
    if (known) return known;
    const answer = this.#ask(word);
    this.#answers.set(word, answer);
    answer.catch(() => this.#answers.delete(word));
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= answersKept) break;
      this.#answers.delete(oldest);
    }
    return answer;
  }

  async #ask(word: string): Promise<FoundWord> {
    const byNumber = (places: WordPlaces): Places => {
      const found = new Map<number, readonly number[]>();
      for (const [hash, words] of places) {
        const number = this.#numbers.get(hash);
        if (number !== undefined) found.set(number, words);
      }
      return found;
    };
    const { same, longer } = await this.#core.find(word);
    return { same: byNumber(same), longer: byNumber(longer) };
  }

  /** The text of a record and what belongs to it. */
  fragment(number: number): Promise<Fragment> {
    return this.#files.json<Fragment>(
      `${this.#shard.folder}fragment/${this.#hashes[number] ?? ''}.pf_fragment`,
    );
  }

  /** A word of a fragment's text, folded. */
  foldedWord(content: string, place: number): string {
    const word = content.split(/\s+/u).filter((token) => token !== '')[place] ?? '';
    return foldSearched(readSignedText(word, this.signedWords).words[0] ?? '');
  }

  /** All records of an episode. */
  rowsOfEpisode(episode: number): readonly RecordRow[] {
    if (!this.#episodes) {
      this.#episodes = new Map();
      for (const row of this.rows) {
        const known = this.#episodes.get(row.episode);
        if (known) known.push(row);
        else this.#episodes.set(row.episode, [row]);
      }
    }
    return this.#episodes.get(episode) ?? [];
  }

  /** Slug and title per episode. */
  episodes(): Promise<SearchEpisodes> {
    return this.#files.json<SearchEpisodes>(`${this.#shard.folder}episodes.data`);
  }

  /** Which records have which value. */
  async postings(filter: 'term' | 'source'): Promise<ReadonlyMap<string, readonly number[]>> {
    const postings = await this.#files.json<SearchPostings>(`${this.#shard.folder}${filter}s.data`);
    return new Map(
      postings.map(([value, steps]) => {
        let number = 0;
        return [value, steps.map((step) => (number += step))];
      }),
    );
  }

  /** Brings in a text file of the part. */
  text(path: string): Promise<string> {
    return this.#files.text(this.#shard.folder + path);
  }
}
