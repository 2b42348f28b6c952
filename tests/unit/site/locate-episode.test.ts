import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { mintPlaceId } from '../../../src/model/ids.ts';
import type { Passage } from '../../../src/model/transcript.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { parseShow } from '../../../src/parse/show.ts';
import {
  isBetter,
  locateEpisode,
  proposedTimes,
  type LocatedEpisode,
} from '../../../src/site/locate-episode.ts';
import { isInOrder } from '../../../src/site/locate-order.ts';
import { lineAt, linesOf } from '../../../src/site/spoken-lines.ts';

const show = parseShow(
  new VFile({
    path: 'episodes/show.yaml',
    value: 'title: x\ndescription: x\nlanguage: en\nurl: https://x.example/\n',
  }),
  { siblings: [], styles: [] },
).value;

// what is talked about for a minute and a half each, in words that no other part has
const topics: readonly (readonly string[])[] = [
  ['couchette', 'berths', 'blankets', 'ladder', 'pillow', 'compartment'],
  ['lighthouse', 'beacon', 'keeper', 'fog', 'harbour', 'lantern'],
  ['beekeeping', 'hives', 'honey', 'swarm', 'wax', 'nectar'],
  ['glaciers', 'ice', 'moraine', 'meltwater', 'crevasse', 'snowfall'],
];
const sentencesAbout = ([a, b, c, d, e, f]: readonly string[]): readonly string[] => [
  `Let us turn to ${a} and what became of the ${b}.`,
  `The ${c} were there before the ${d}, as everybody remembers.`,
  `People still ask about ${e} and about the old ${f}.`,
  `Without ${b} there would hardly be any ${a} today.`,
  `My uncle kept ${d} beside the ${c} for years.`,
  `And ${f} cost more than ${e} in those days.`,
];
const long = 15;

/** A transcript of one passage a topic, each of six sentences of fifteen seconds. */
const passageAbout = (topic: readonly string[], turn: number): Passage => {
  const sentences = sentencesAbout(topic);
  const start = turn * 6 * long;
  let offset = 0;
  const times = sentences.map((sentence, index) => {
    const point = { offset, time: start + index * long };
    offset += sentence.length + 1;
    return point;
  });
  return {
    ...{ id: mintPlaceId(`p-${turn}`), turn, speaker: turn % 2 === 0 ? 'A' : 'B' },
    ...{ start, end: start + 6 * long, text: sentences.join(' '), times },
  };
};
const passages = topics.map(passageAbout);
const first = passageAbout(topics[0] ?? [], 0);
const startOf = (topic: number): number => topic * 6 * long;

function locate(body: string, given: readonly Passage[] = passages): LocatedEpisode {
  const value = `---\ntitle: x\ndate: 2026-01-01\nduration: "8:00"\n---\n\n${body}`;
  const parsed = parseEpisode(new VFile({ path: 'episodes/x/episode.md', value }), {
    show,
    slug: 'x',
    siblings: [],
  });
  return locateEpisode({
    episode: parsed.value,
    messages: parsed.messages,
    passages: given,
    language: 'en',
  });
}
const startsOf = ({ lists }: LocatedEpisode): readonly number[] =>
  lists.flatMap(({ proposals }) => proposals.map(({ start }) => start));

const near = (time: number, wanted: number): boolean => Math.abs(time - wanted) <= 2 * long;

describe('locating the items of an episode', () => {
  it('proposes whole seconds for takeaways in any order, with the words that are said there', () => {
    const located = locate(
      '## Takeaways\n\n- Honey and wax made the hives worth a swarm of bees.\n- The keeper lit the beacon in the fog of the harbour.\n- A couchette has berths, blankets and a ladder.\n- Meltwater ran below the ice of the glaciers.\n',
    );
    const [list] = located.lists;
    expect([list?.kind, list?.ordered]).toEqual(['takeaway', false]);
    const starts = startsOf(located);
    expect(starts.every(Number.isInteger)).toBe(true);
    expect(starts.map((start, index) => near(start, startOf([2, 1, 0, 3][index] ?? 0)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(list?.proposals[0]?.words).toContain('honey');
    expect(list?.proposals.every(({ end }) => end === undefined)).toBe(true);
  });

  it('gives deep dives ends, none of which reaches into the next', () => {
    const located = locate(
      '## Deep dives\n\n### Sleeping on trains\n\nA couchette has berths, blankets and a ladder.\n\n### Lights at sea\n\nThe keeper lit the beacon in the fog.\n\n### Bees\n\nHoney and wax from the hives.\n',
    );
    const [list] = located.lists;
    expect(list?.ordered).toBe(true);
    const spans = list?.proposals.map(({ start, end = 0 }) => [start, end] as const) ?? [];
    expect(spans.map(([start], index) => near(start, startOf(index)))).toEqual([true, true, true]);
    expect(spans.every(([start, end]) => end > start)).toBe(true);
    expect(spans.every(([, end], index) => end <= (spans[index + 1]?.[0] ?? Infinity))).toBe(true);
  });

  it('leaves confirmed times, places the others around them, and finds approximate ones anew', () => {
    const located = locate(
      '## Chapters\n\n- Couchette berths\n- [1:35] Lighthouse keeper\n- [~0:10] Beekeeping and honey\n- Glaciers and meltwater\n',
    );
    const [list] = located.lists;
    expect(list?.confirmed.map(({ title }) => title)).toEqual(['Lighthouse keeper']);
    expect(list?.proposals.map(({ item }) => item.title)).toEqual([
      'Couchette berths',
      'Beekeeping and honey',
      'Glaciers and meltwater',
    ]);
    expect(startsOf(located).map((start, index) => near(start, startOf([0, 2, 3][index] ?? 0)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('writes only what lacks a time, what is sure enough and, if asked, what is better than before', () => {
    const located = locate(
      '## Chapters\n\n- Couchette berths\n- [~7:10] Lighthouse keeper and the beacon in the fog\n- [~3:05] Beekeeping and honey\n',
    );
    const [list] = located.lists;
    // as if the sureness were known
    const sure = {
      ...located,
      lists: [{ ...list, proposals: list?.proposals.map((one) => ({ ...one, confidence: 0.7 })) }],
    } as LocatedEpisode;
    const titles = (options: Parameters<typeof proposedTimes>[1]) =>
      proposedTimes(sure, options).map(({ item }) => item.title);
    expect(titles({})).toEqual(['Couchette berths']);
    expect(titles({ min: 0.7 })).toEqual(['Couchette berths']);
    expect(titles({ min: 0.71 })).toEqual([]);
    // the one at 3:05 is where it was found, or close to it
    expect(titles({ again: true })).toEqual([
      'Couchette berths',
      'Lighthouse keeper and the beacon in the fog',
    ]);
    expect(sure.lists[0]?.proposals.map((one) => isBetter({ ...one, confidence: 0.5 }))).toEqual([
      false,
      false,
      false,
    ]);
    expect(proposedTimes(sure, {})[0]?.stamp).toMatchObject({ approximate: true });
  });

  it('leaves alone what has a time that cannot be read, and says so', () => {
    const { lists } = locate('## Takeaways\n\n- [1.30] The keeper lit the beacon.\n- Honey and wax.\n');
    expect(lists[0]?.unreadable.map(({ number }) => number)).toEqual([1]);
    expect(lists[0]?.proposals.map(({ item }) => item.number)).toEqual([2]);
  });

  it('proposes nothing by words without times, and only times that are stated', () => {
    const untimed = passages.map((passage): Passage => ({ ...passage, untimed: true, times: [] }));
    const body = '## Takeaways\n\n- Honey and wax made the hives worth a swarm.\n';
    const none = locate(body, untimed);
    expect([none.lines, startsOf(none), proposedTimes(none, {})]).toEqual([[], [], []]);
    const partly = locate(body, [{ ...first, untimed: true, times: [] }, ...passages.slice(1)]);
    expect(Math.min(...partly.lines.map(({ start }) => start))).toBe(startOf(1));
    expect(startsOf(partly)[0]).toBeGreaterThanOrEqual(startOf(1));
  });

  it('has nothing to say of an episode without items', () => {
    expect(locate('Only a summary.').lists).toEqual([]);
  });
});

describe('the order of a list', () => {
  const at = (...starts: readonly number[]) => starts.map((start) => ({ start, sure: 0.9 }));

  it('is what is expected, until sure items say otherwise', () => {
    expect([isInOrder([], true), isInOrder([], false)]).toEqual([true, false]);
    expect([isInOrder(at(3, 1), true), isInOrder(at(1, 3), false)]).toEqual([true, false]);
    const unsure = [9, 8, 7, 6].map((start) => ({ start, sure: 0.4 }));
    expect(isInOrder(unsure, true)).toBe(true);
    expect(isInOrder(at(5, 4, 3, 2), true)).toBe(false);
    expect(isInOrder(at(1, 2, 3, 4), false)).toBe(true);
  });

  it('bears one slip where it is expected, and none where it is not', () => {
    const slip = at(1, 2, 9, 3, 4);
    expect([isInOrder(slip, true), isInOrder(slip, false)]).toEqual([true, false]);
  });
});

describe('the lines of a transcript', () => {
  it('are its sentences with their times; one without punctuation is cut at words', () => {
    expect(linesOf([first], 'en').map(({ start, end }) => [start, end])).toEqual(
      [0, 1, 2, 3, 4, 5].map((index) => [index * long, expect.closeTo((index + 1) * long, 0)]),
    );
    const text = 'and then we went on and on without any stop '.repeat(12).trim();
    const [block] = [{ ...first, text, times: [{ offset: 0, time: 0 }] }];
    const lines = linesOf([block], 'en');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map((line) => line.text).join(' ')).toBe(text);
    expect(lines.every((line, index) => line.start >= (lines[index - 1]?.end ?? 0))).toBe(true);
  });

  it('loses no letter of scripts without spaces', () => {
    const text = '夜行列車は夜に走る𠮷'.repeat(60);
    const lines = linesOf([{ ...first, text, times: [{ offset: 0, time: 0 }] }], 'ja');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map((line) => line.text).join('')).toBe(text);
  });

  it('are found by a time: the one said then, or in a pause the next', () => {
    const line = (start: number, end: number) => ({ start, end, text: 'x', passage: first });
    const lines = [line(10, 15), line(20.8, 29), line(29, 40)];
    const found = [0, 10, 12, 16, 20, 28, 29, 39, 400].map((time) => lineAt(lines, time));
    expect(found).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    expect(lineAt([], 3)).toBe(-1);
  });
});
