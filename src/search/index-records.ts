import { cpSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  searchFormat,
  type PagefindEntry,
  type SearchLanguage,
  type SearchManifest,
  type SearchShard,
} from '../model/search-index.ts';
import { hashOf } from './batches.ts';
import { WordCounts, type CommonWords } from './common-words.ts';
import type { RecordBatch } from './record.ts';
import { planShards, type LanguagePlan, type ShardPlan } from './shards.ts';
import { writeShard, type MadeShard } from './write-shard.ts';

/** Where an index goes, and what is kept for the next one. */
export interface IndexOptions {
  /** `dist/pagefind`. */
  readonly outDir: string;
  /** BCP 47 language of the show. */
  readonly language: string;
  /** Parts that need not be made again are kept here; may be removed at any time. By default nothing is kept. */
  readonly cacheDir?: string;
  /** Stands for the code: parts that another version made are not used. */
  readonly version?: string;
}

/** Writes a file or folder under another name first, so that no half of it is ever taken for the whole. */
async function putWhole(place: string, write: (partial: string) => Promise<unknown>): Promise<void> {
  const partial = `${place}.${process.pid}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(path.dirname(place), { recursive: true });
  await write(partial);
  await rm(place, { recursive: true, force: true });
  await rename(partial, place);
}

const readJson = async <Value>(file: string): Promise<Value | undefined> => {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return undefined;
  }
};

interface MadeLanguage {
  readonly language: SearchLanguage;
  readonly pagefind: PagefindEntry;
}

/** Makes an index, a part at a time. */
class Indexer {
  readonly #options: IndexOptions;
  readonly #cacheDir: string;
  readonly #used = new Set<string>();

  constructor(options: IndexOptions) {
    this.#options = options;
    this.#cacheDir = options.cacheDir ?? path.join(options.outDir, '.parts');
  }

  /** Common words are told again only when the records they are told by have changed. */
  async #commonWords({ language, sample, words }: LanguagePlan): Promise<CommonWords> {
    const name = `common-${hashOf([this.#options.version ?? '', language, String(words), ...sample.map(({ key }) => key)])}.json`;
    this.#used.add(name);
    const kept = await readJson<CommonWords>(path.join(this.#cacheDir, name));
    if (kept) return kept;
    const counts = new WordCounts();
    for (const batch of sample) for (const { content } of await batch.read()) counts.add(content);
    const common = counts.choose(language, words);
    await putWhole(path.join(this.#cacheDir, name), (file) => writeFile(file, JSON.stringify(common)));
    return common;
  }

  async #shard(plan: ShardPlan, language: string, common: CommonWords): Promise<SearchShard & MadeShard> {
    const keys = plan.batches.map(({ key }) => key);
    const version = `${searchFormat} ${this.#options.version ?? ''}`;
    const folder = `${language}-${hashOf([version, language, ...common.words, ...common.forms, ...keys])}`;
    const place = path.join(this.#cacheDir, folder);
    this.#used.add(folder);
    // It is written last: a folder without it is a half of a shard.
    let made = await readJson<MadeShard>(path.join(place, 'shard.json'));
    if (!made) {
      await putWhole(place, async (partial) => {
        made = await writeShard(plan.batches, { folder: partial, language, common });
        await writeFile(path.join(partial, 'shard.json'), JSON.stringify(made));
      });
    }
    if (!made) throw new Error(`search: ${folder} was not made`);
    const target = path.join(this.#options.outDir, folder);
    await rm(target, { recursive: true, force: true });
    // thousands of small files, which take several times as long one by one
    cpSync(place, target, { recursive: true });
    await rm(path.join(target, 'shard.json'));
    return { ...made, folder: `${folder}/` };
  }

  /** Moves Pagefind's own files, which are the same in every shard, into a folder they share. */
  async #shareEngine(shards: readonly { readonly folder: string; readonly wasm: string }[]): Promise<string> {
    const { outDir } = this.#options;
    const partial = path.join(outDir, 'engine');
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    for (const { folder, wasm } of shards)
      for (const name of await readdir(path.join(outDir, folder))) {
        const file = path.join(outDir, folder, name);
        if (name === 'pagefind.js' || name === `wasm.${wasm}.pagefind`)
          await rename(file, path.join(partial, name));
        else if (name.startsWith('wasm.')) await rm(file);
      }
    const names = (await readdir(partial)).sort();
    const bodies = await Promise.all(names.map((name) => readFile(path.join(partial, name), 'base64')));
    const folder = `engine-${hashOf(bodies)}`;
    await rm(path.join(outDir, folder), { recursive: true, force: true });
    await rename(partial, path.join(outDir, folder));
    return `${folder}/`;
  }

  async #language(plan: LanguagePlan): Promise<MadeLanguage> {
    const common = await this.#commonWords(plan);
    const made: (SearchShard & MadeShard)[] = [];
    for (const shard of plan.shards) made.push(await this.#shard(shard, plan.language, common));
    return {
      language: {
        language: plan.language,
        wasm: made[0]?.wasm ?? 'unknown',
        common: common.words,
        shards: made.map(({ folder, records, meta, hash, words }) => ({
          folder,
          records,
          meta,
          hash,
          words,
        })),
      },
      pagefind: made[0]?.pagefind ?? { version: '', include_characters: [] },
    };
  }

  async #prune(): Promise<void> {
    if (this.#options.cacheDir === undefined) {
      await rm(this.#cacheDir, { recursive: true, force: true });
      return;
    }
    for (const name of await readdir(this.#cacheDir).catch(() => []))
      if (!this.#used.has(name)) await rm(path.join(this.#cacheDir, name), { recursive: true, force: true });
  }

  async run(batches: readonly RecordBatch[]): Promise<number> {
    const { outDir, language } = this.#options;
    await rm(path.join(outDir, 'pagefind-entry.json'), { force: true });
    const made: MadeLanguage[] = [];
    for (const plan of planShards(batches, language)) made.push(await this.#language(plan));
    const shards = made.flatMap(({ language: { shards: own, wasm } }) =>
      own.map(({ folder }) => ({ folder, wasm })),
    );
    const manifest: SearchManifest = {
      format: searchFormat,
      engine: await this.#shareEngine(shards),
      pagefind: made[0]?.pagefind ?? { version: '', include_characters: [] },
      // What belongs to no episode lies in the last part of the show's language.
      names: made[0]?.language.shards.at(-1)?.folder ?? '',
      language,
      languages: made.map((entry) => entry.language),
    };
    await this.#prune();
    const kept = new Set(
      [manifest.engine, ...shards.map(({ folder }) => folder)].map((name) => name.slice(0, -1)),
    );
    for (const name of await readdir(outDir))
      if (!kept.has(name)) await rm(path.join(outDir, name), { recursive: true, force: true });
    // Written last: until then there is no index.
    await writeFile(path.join(outDir, 'pagefind-entry.json'), JSON.stringify(manifest));
    return manifest.languages.flatMap((entry) => entry.shards).reduce((sum, { records }) => sum + records, 0);
  }
}

/**
 * Writes an index of the records into a folder: per language a small part of the newest episodes and an archive, each
 * made by Pagefind in a process of its own, and only if its records have changed. The same records give the same
 * bytes, whatever was kept. Resolves to the number of records; throws with what Pagefind says when it cannot. One
 * index at a time in a process.
 */
export async function indexRecords(batches: readonly RecordBatch[], options: IndexOptions): Promise<number> {
  await mkdir(options.outDir, { recursive: true });
  return new Indexer(options).run(batches);
}
