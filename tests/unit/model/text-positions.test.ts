import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mintPlaceId, mintSectionId } from '../../../src/model/ids.ts';
import { positionAt, type PositionMap } from '../../../src/model/position.ts';
import { blocksOf, type Block, type ListItem, type ProseNode } from '../../../src/model/prose.ts';
import type { Stamp } from '../../../src/model/time.ts';
import { timeAt, type Passage } from '../../../src/model/transcript.ts';

// `With [[Juche]], *devotion*` on line 3, and its second line four columns in
const map: PositionMap = {
  path: 'episodes/012/episode.md',
  runs: [
    { offset: 0, line: 3, column: 1 },
    { offset: 5, line: 3, column: 8 },
    { offset: 10, line: 3, column: 15 },
    { offset: 22, line: 4, column: 5 },
  ],
};

test.each([
  [0, 3, 1],
  [4, 3, 5],
  [5, 3, 8],
  [9, 3, 12],
  [10, 3, 15],
  [22, 4, 5],
  [30, 4, 13],
])('offset %d was written in line %d, column %d', (offset, line, column) => {
  expect(positionAt(map, offset)).toEqual({ path: map.path, line, column });
});

test('a map without runs leads to the beginning of the file', () => {
  expect(positionAt({ path: 'a.md', runs: [] }, 0)).toEqual({ path: 'a.md', line: 1, column: 1 });
});

const passage: Passage = {
  id: mintPlaceId('p'),
  turn: 0,
  start: 10,
  end: 20,
  text: 'one two three four',
  times: [
    { offset: 0, time: 10 },
    { offset: 4, time: 12 },
    { offset: 8, time: 12 },
    { offset: 14, time: 18 },
  ],
};

test.each([
  [0, 10],
  [2, 11],
  [4, 12],
  [6, 12],
  [8, 12],
  [11, 15],
  [14, 18],
  [16, 19],
  [18, 20],
  [99, 20],
])('the character at %d is said at %d s', (offset, time) => {
  expect(timeAt(passage, offset)).toBeCloseTo(time, 9);
});

test('time never runs backwards, nor out of the passage', () => {
  const step = fc.record({
    characters: fc.integer({ min: 1, max: 9 }),
    seconds: fc.float({ min: 0, max: 5, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      let [offset, time] = [0, 7];
      const times = steps.map(({ characters, seconds }) => {
        const point = { offset, time };
        offset += characters;
        time += seconds;
        return point;
      });
      const all: Passage = { ...passage, start: 7, end: time, text: 'x'.repeat(offset), times };
      let last = 7;
      for (let at = 0; at <= offset; at++) {
        const now = timeAt(all, at) as number;
        expect(now).toBeGreaterThanOrEqual(last);
        expect(now).toBeLessThanOrEqual(time + 1e-6);
        last = now;
      }
    }),
  );
});

const block = (text: string): Block => ({
  id: mintPlaceId(text),
  text,
  marks: [],
  citations: [],
  termReferences: [],
  positions: { path: 'a.md', runs: [] },
});
const paragraph = (text: string): ProseNode => ({ type: 'paragraph', block: block(text) });
const at = (start: number): Stamp => ({ start, approximate: false });
const item = (children: readonly ProseNode[], stamp?: Stamp): ListItem => ({
  children,
  position: { path: 'a.md', line: 1, column: 1 },
  ...(stamp ? { stamp } : {}),
});

const nodes: readonly ProseNode[] = [
  paragraph('lead'),
  { type: 'heading', level: 3, id: mintSectionId('h'), block: block('heading'), stamp: at(5) },
  { type: 'code', text: 'no text' },
  {
    type: 'list',
    ordered: false,
    items: [
      item([paragraph('item'), { type: 'quote', children: [paragraph('quoted')] }], at(10)),
      item([{ type: 'quote', stamp: at(20), children: [paragraph('stamped')] }], at(15)),
    ],
  },
  { type: 'rule' },
  { type: 'table', align: [null, null], head: [block('a'), block('b')], rows: [[block('c'), block('d')]] },
  {
    type: 'definitions',
    entries: [{ terms: [block('term')], definitions: [[paragraph('meaning')], [paragraph('another')]] }],
  },
  { type: 'footnotes', notes: [{ label: '1', children: [paragraph('note')] }] },
];

test('blocks come in reading order, each with the nearest time above it', () => {
  expect([...blocksOf(nodes)].map(({ block: { text }, stamp }) => [text, stamp?.start])).toEqual([
    ['lead', undefined],
    ['heading', 5],
    ['item', 10],
    ['quoted', 10],
    ['stamped', 20],
    ['a', undefined],
    ['b', undefined],
    ['c', undefined],
    ['d', undefined],
    ['term', undefined],
    ['meaning', undefined],
    ['another', undefined],
    ['note', undefined],
  ]);
});

test('headings and defined terms are headings, and what stands in a timed part has its time', () => {
  const all = [...blocksOf(nodes, at(1))];
  expect(all.filter(({ heading }) => heading).map(({ block: { text } }) => text)).toEqual([
    'heading',
    'term',
  ]);
  expect(all.find(({ block: { text } }) => text === 'note')?.stamp?.start).toBe(1);
});
