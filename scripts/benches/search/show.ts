import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mintEpisodeSlug, mintPlaceId } from '../../../src/model/ids.ts';
import type { AnnotatedEpisode } from '../../../src/model/site.ts';
import type { Passage } from '../../../src/model/transcript.ts';
import { describeBatch } from '../../../src/search/batches.ts';
import { recordsOfEpisode } from '../../../src/search/records.ts';
import type { RecordBatch, SearchRecord } from '../../../src/search/record.ts';
import { createRandom } from '../invented-words.ts';

/** The words that English says most, in order: a quarter to a half of all talk. */
const functionWords =
  'the and to of a that I in it you is was so this for but on we have like they with be not as are what or just if about at there because from all know do one can had your think which would when people were an by then really who how their them up going out has more my kind some very other get into also it’s that’s don’t'.split(
    ' ',
  );

const onsets =
  'b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w z'.split(
    ' ',
  );
const vowels = 'a e i o u ai ea ee ou oa'.split(' ');
const codas = ' b ck d ft g l ll m mp n nd ng nt p r rd rk rn rt s sh sk st t th x'.split(' ');
const endings = ['', '', '', '', 's', 's', 'ed', 'ing', 'ly', 'er', 'tion', 'ness'];

const vocabularySize = 60_000;
const wordsPerPassage = 80;
const secondsPerWord = 0.4;
const day = 86_400_000;

/** Invented words that look like English, most of them rare. */
function makeVocabulary(): readonly string[] {
  const random = createRandom(7);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const words = new Set(functionWords);
  while (words.size < vocabularySize) {
    const syllables = 1 + Math.floor(random() * 2.6);
    const stem = Array.from({ length: syllables }, () => pick(onsets) + pick(vowels)).join('') + pick(codas);
    words.add(stem + pick(endings));
  }
  return [...words];
}

/** The generated words, the most frequent first: rank `r` is said about `1/r` as often as the first. */
export const vocabulary = makeVocabulary();

function createTalk(seed: number): (words: number) => string {
  const random = createRandom(seed);
  const pick = (): string => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'the';
  return (words) => {
    let text = '';
    let begins = true;
    for (let index = 0; index < words; index++) {
      const word = pick();
      const shown = begins ? word.charAt(0).toUpperCase() + word.slice(1) : word;
      const ends = random() < 0.07 || index === words - 1;
      text += (index === 0 ? '' : ' ') + shown + (ends ? '.' : random() < 0.06 ? ',' : '');
      begins = ends;
    }
    return text;
  };
}

/** An episode of talk between two people, and its passages' times. */
function makeEpisode(number: number, words: number): AnnotatedEpisode {
  const talk = createTalk(1000 + number);
  const passages: Passage[] = [];
  for (let spoken = 0; spoken < words; spoken += wordsPerPassage) {
    const start = spoken * secondsPerWord;
    passages.push({
      id: mintPlaceId(`p-${number}-${spoken}`),
      turn: passages.length,
      start,
      end: start + wordsPerPassage * secondsPerWord,
      text: talk(Math.min(wordsPerPassage, words - spoken)),
      times: [{ offset: 0, time: start }],
      speaker: passages.length % 2 === 0 ? 'Ada Host' : `Guest ${number % 50}`,
    });
  }
  const date = new Date(Date.UTC(2005, 0, 1) + number * 7 * day).toISOString().slice(0, 10);
  const position = { path: 'episode.md', line: 1, column: 1 };
  return {
    episode: {
      slug: mintEpisodeSlug(`episode-${number}`),
      meta: {
        title: `Number ${number}: ${talk(4)}`,
        date,
        type: 'full',
        hosts: [],
        guests: [],
        speakers: new Map(),
        tags: [],
        draft: false,
        listen: [],
        provenance: {},
      },
      summary: [],
      sections: [],
      position,
    },
    passages,
    wordTimes: 'estimated',
    annotations: new Map(),
  };
}

/** Makes the records of an episode. `take` tells versions of it apart. */
function recordsOf(number: number, words: number, take: number): readonly SearchRecord[] {
  const context = { language: 'en', people: new Map(), terms: new Map(), sources: new Map() };
  return recordsOfEpisode(makeEpisode(number + take * 1_000_000, words), context).map((record) => ({
    ...record,
    url: record.url.replace(/episode-\d+/, `episode-${number}`),
    ...(record.episode
      ? {
          episode: {
            ...record.episode,
            slug: mintEpisodeSlug(`episode-${number}`),
            date: `${2005 + Math.floor(number / 52)}-01-01`,
          },
        }
      : {}),
  }));
}

/** An episode's records in a file, as a build keeps them. */
async function writeBatch(folder: string, number: number, words: number, take: number): Promise<RecordBatch> {
  const records = recordsOf(number, words, take);
  const file = path.join(folder, `${number}-${take}.json`);
  await writeFile(file, JSON.stringify(records));
  return {
    ...describeBatch(records, 'en'),
    date: String(number).padStart(6, '0'),
    read: async () => JSON.parse(await readFile(file, 'utf8')) as readonly SearchRecord[],
  };
}

/** A show of talk in files: its batches, and the bytes of what is said. */
export interface WrittenShow {
  readonly batches: readonly RecordBatch[];
  readonly rawBytes: number;
  /** The same show after the newest episode was edited. */
  readonly edited: () => Promise<readonly RecordBatch[]>;
}

/** Writes a show of so many episodes into a folder. */
export async function writeTalk(folder: string, episodes: number, words: number): Promise<WrittenShow> {
  await mkdir(folder, { recursive: true });
  const batches: RecordBatch[] = [];
  let rawBytes = 0;
  for (let number = 0; number < episodes; number++) {
    const batch = await writeBatch(folder, number, words, 0);
    for (const { content } of await batch.read()) rawBytes += Buffer.byteLength(content);
    batches.push(batch);
  }
  return {
    batches,
    rawBytes,
    edited: async () => [...batches.slice(0, -1), await writeBatch(folder, episodes - 1, words, 1)],
  };
}
