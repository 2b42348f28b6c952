import type { RecordBatch } from './record.ts';

/** Records that are indexed together, in one process. */
export interface ShardPlan {
  readonly batches: readonly RecordBatch[];
}

/** The parts of one language's index. */
export interface LanguagePlan {
  /** Primary subtag, lower case; `und` where none is stated. */
  readonly language: string;
  readonly shards: readonly ShardPlan[];
  /** By these records the common words are told: some of the archive where there is one, so that they seldom change. */
  readonly sample: readonly RecordBatch[];
  /** How many words those have from which the sample is taken. */
  readonly words: number;
}

/** Pagefind needs up to 0.42 GB for a million words, and must stay below 3.2 GB. */
const wordsPerShard = 6_500_000;
/** With fewer batches there is no archive: each part costs a reader some kB a word, and so few are indexed in seconds. */
const fewest = 150;
/** So many batches tell which words are common. */
const sampleSize = 60;
/** The archive grows by so many batches at once; as many, and up to twice as many, are in the recent part. */
const step = 20;

const byDate = (a: RecordBatch, b: RecordBatch): number => {
  const [one, other] = [a.date ?? '', b.date ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
};

/** Cuts into runs of at most so many words, from the oldest on, so that what is full does not change any more. */
function cutBySize(batches: readonly RecordBatch[]): RecordBatch[][] {
  const parts: RecordBatch[][] = [];
  let words = Infinity;
  for (const batch of batches) {
    if (words + batch.words > wordsPerShard) {
      parts.push([]);
      words = 0;
    }
    parts.at(-1)?.push(batch);
    words += batch.words;
  }
  return parts;
}

function planLanguage(language: string, batches: readonly RecordBatch[]): LanguagePlan {
  const sorted = [...batches].sort(byDate);
  const dated = sorted.filter(({ date }) => date !== undefined);
  const undated = sorted.filter(({ date }) => date === undefined);
  const old = dated.length < fewest ? 0 : Math.floor((dated.length - step) / step) * step;
  const archive = dated.slice(0, old);
  const recent = [...dated.slice(old), ...undated];
  const steady = archive.length > 0 ? archive : recent;
  const every = Math.max(1, Math.floor(steady.length / sampleSize));
  return {
    language,
    sample: steady.filter((_, index) => index % every === 0),
    words: steady.reduce((sum, batch) => sum + batch.words, 0),
    shards: [...cutBySize(archive), ...cutBySize(recent)].map((part) => ({ batches: part })),
  };
}

/** The primary language subtag. */
export const primaryLanguage = (language: string): string =>
  /^[a-z]{2,8}(?=$|-)/i.exec(language)?.[0].toLowerCase() ?? 'und';

/**
 * Plans the parts of an index: each language has its own, with the newest episodes in a small part that is rebuilt
 * often and the others in an archive that is not; what is too large for one process is cut further. The language of
 * the show comes first.
 */
export function planShards(batches: readonly RecordBatch[], showLanguage: string): readonly LanguagePlan[] {
  const own = primaryLanguage(showLanguage);
  const byLanguage = new Map<string, RecordBatch[]>([[own, []]]);
  for (const batch of batches) {
    const language = primaryLanguage(batch.language);
    const known = byLanguage.get(language);
    if (known) known.push(batch);
    else byLanguage.set(language, [batch]);
  }
  const [first, ...others] = byLanguage;
  return [...(first ? [first] : []), ...others.sort(([a], [b]) => (a < b ? -1 : 1))]
    .filter(([, found]) => found.length > 0)
    .map(([language, found]) => planLanguage(language, found));
}
