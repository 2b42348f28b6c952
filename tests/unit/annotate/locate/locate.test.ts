import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateItems } from '../../../../src/annotate/locate/index.ts';
import type { LocatableItem, LocatableTranscript } from '../../../../src/annotate/locate/model.ts';
import { cutIntoCaptions, layOut, library, nightTrains } from './talks.ts';

const summaries: readonly LocatableItem[] = [
  {
    text: 'Ilya, thirty years with the sleepers, grew up beside the line and began as an apprentice in the workshop.',
  },
  { text: 'Life in a couchette: six berths that fold up, thin mattresses, and linen in a paper bag.' },
  {
    text: 'Why night trains disappeared: airlines with untaxed kerosene, track access and closed subsidies.',
  },
  { text: 'At the border the gauge changes: carriages are lifted on jacks and their bogies exchanged.' },
  { text: 'Breakfast then and now, from eggs that a cook fried in the dining car to coffee in a box.' },
  { text: 'The comeback: Vienna orders new carriages, a start-up leases old ones, and the climate helps.' },
];
const titles = [
  'Beginnings',
  'Six berths',
  'Cheap flights',
  'Jacks and bogies',
  'Fried eggs',
  'Vienna calling',
];

/** Seconds by which each start is off. */
const errors = (
  located: readonly { readonly start: number }[],
  starts: readonly number[],
): readonly number[] => located.map(({ start }, index) => Math.abs(start - (starts[index] ?? NaN)));

const within = (limit: number, values: readonly number[]): number =>
  values.filter((value) => value <= limit).length;

const shuffled = <T>(list: readonly T[], order: readonly number[]): readonly T[] =>
  order.map((index) => list[index] as T);

const inOrder = { ordered: true };
const inNoOrder = { ordered: false };

describe('finding the time', () => {
  it('finds where each summary begins to be talked about, within seconds', () => {
    expect(
      within(6, errors(locateItems(nightTrains.transcript, summaries, inOrder), nightTrains.starts)),
    ).toBe(6);
  });

  it('finds summaries in captions of six seconds without speakers or punctuation', () => {
    const captions = cutIntoCaptions(nightTrains.transcript);
    expect(within(15, errors(locateItems(captions, summaries, inOrder), nightTrains.starts))).toBe(6);
  });

  it('finds chapters by titles of a few words, and is less sure of a title that nobody says', () => {
    const located = locateItems(
      nightTrains.transcript,
      titles.map((text) => ({ text })),
      inOrder,
    );
    expect(within(20, errors(located, nightTrains.starts))).toBe(6);
    const whimsical = locateItems(
      nightTrains.transcript,
      titles.map((text, index) => ({ text: index === 3 ? 'A whimsical thing' : text })),
      inOrder,
    );
    expect(whimsical[3]?.confidence).toBeLessThan(located[3]?.confidence ?? 0);
  });

  it('finds items given in no order, and answers in the order given', () => {
    const order = [4, 1, 5, 0, 3, 2];
    const located = locateItems(nightTrains.transcript, shuffled(summaries, order), inNoOrder);
    expect(within(6, errors(located, shuffled(nightTrains.starts, order)))).toBe(6);
  });

  it('gives up an order that is none', () => {
    const order = [4, 1, 5, 0, 3, 2];
    const located = locateItems(nightTrains.transcript, shuffled(summaries, order), inOrder);
    expect(within(6, errors(located, shuffled(nightTrains.starts, order)))).toBe(6);
  });

  it('finds a hundred items, in order and in none', () => {
    const words = Array.from({ length: 100 }, (_, index) => `quark${index}x blorp${index}y`);
    const chatter = 'Some say it was built in a hurry, others that nobody ever built it at all. '.repeat(3);
    const { transcript, starts } = layOut(
      'en',
      words.map((word) => [
        ['A', `Let's talk about the ${word}.`],
        ['B', `The ${word} stands by the river, and people there know it well. ${chatter}`],
      ]),
    );
    const list = words.map((word) => ({ text: `The ${word} by the river` }));
    expect(within(15, errors(locateItems(transcript, list, inOrder), starts))).toBeGreaterThan(97);
    const order = list.map((_, index) => (index * 37) % 100);
    for (const ordered of [true, false]) {
      const located = locateItems(transcript, shuffled(list, order), { ordered });
      expect(within(15, errors(located, shuffled(starts, order)))).toBeGreaterThan(95);
    }
  });

  it('lets an item with good reasons leave the order that it was given', () => {
    const order = [0, 1, 4, 2, 3, 5];
    const located = locateItems(nightTrains.transcript, shuffled(summaries, order), inOrder);
    expect(within(6, errors(located, shuffled(nightTrains.starts, order)))).toBe(6);
  });

  it('splits German compounds and knows how Germans open a topic', () => {
    const items = [
      'Der alte Lesesaal',
      'Datenschutz',
      'Nie wieder Mahngebühr',
      'Mit dem Bücherbus unterwegs',
    ];
    const located = locateItems(
      library.transcript,
      items.map((text) => ({ text })),
      inOrder,
    );
    expect(within(6, errors(located, library.starts))).toBe(4);
  });

  it('names the words that decided as they are said, and the sentence at the start', () => {
    const [, second] = locateItems(nightTrains.transcript, summaries, inOrder);
    expect(second?.evidence.text).toBe("Let's talk about the beds.");
    expect(nightTrains.transcript.segments[second?.evidence.segment ?? -1]?.text).toMatch(/^Let's talk/);
    expect(second?.evidence.words).toContain('berths');
  });

  it('ends each item where the next begins, and the last with the episode', () => {
    const located = locateItems(nightTrains.transcript, summaries, inOrder);
    expect(located.map(({ end }) => end)).toEqual([
      ...located.slice(1).map(({ start }) => start),
      nightTrains.transcript.duration,
    ]);
  });

  it('offers other starts, at least half a minute away', () => {
    const located = locateItems(nightTrains.transcript, [{ text: 'Everything' }], inOrder);
    for (const { start, others } of located) {
      expect(others.length).toBeGreaterThan(0);
      for (const other of others) expect(Math.abs(other.start - start)).toBeGreaterThanOrEqual(30);
    }
  });

  it('leaves confirmed times where they are and places the others around them', () => {
    const confirmed = (nightTrains.starts[1] ?? 0) + 3.5;
    const items = summaries.map((item, index) => (index === 1 ? { ...item, fixed: confirmed } : item));
    const located = locateItems(nightTrains.transcript, items, inOrder);
    expect(located[1]).toMatchObject({ start: confirmed, confidence: 1, others: [] });
    expect(within(6, errors(located, nightTrains.starts))).toBe(6);
    // a confirmed time between two items keeps the one before it before, the one after it after
    const around = ['Everything', 'Vienna', 'Nothing'].map((text, index) =>
      index === 1 ? { text, fixed: 200 } : { text },
    );
    const [before, , after] = locateItems(nightTrains.transcript, around, inOrder);
    expect(before?.start).toBeLessThanOrEqual(200);
    expect(after?.start).toBeGreaterThanOrEqual(200);
  });
});

describe('what is hard to locate', () => {
  const empty: LocatableTranscript = { language: 'en', duration: 600, segments: [] };

  it('spreads items evenly where nothing is said, sure of nothing', () => {
    const located = locateItems(empty, [{ text: 'a' }, { text: 'b' }], inOrder);
    expect(located.map(({ start, end, confidence }) => [start, end, confidence])).toEqual([
      [0, 300, 0],
      [300, 600, 0],
    ]);
    expect(locateItems({ ...empty, duration: NaN }, [{ text: 'a' }], inNoOrder)[0]?.start).toBe(0);
    expect(locateItems(empty, [], inOrder)).toEqual([]);
    expect(locateItems(nightTrains.transcript, [], inNoOrder)).toEqual([]);
  });

  it('places more items than there are sentences', () => {
    const transcript = {
      language: 'en',
      duration: 9,
      segments: [
        { start: 0, text: 'All about bees.' },
        { start: 5, text: 'And wasps.' },
      ],
    };
    const located = locateItems(
      transcript,
      Array.from({ length: 9 }, (_, index) => ({ text: index < 4 ? 'bees' : 'wasps' })),
      inOrder,
    );
    const starts = located.map(({ start }) => start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts)).toEqual(new Set([0, 5]));
  });

  it('reads overlapping cues, cues without ends, and a language that is none', () => {
    const segments = nightTrains.transcript.segments.map(({ start, text }, index) => ({
      start: Math.max(0, start - 2),
      ...(index % 2 === 0 ? {} : { end: start + 40 }),
      text,
    }));
    for (const language of ['en', 'x-klingon', '']) {
      const located = locateItems({ ...nightTrains.transcript, language, segments }, summaries, inOrder);
      expect(within(30, errors(located, nightTrains.starts))).toBeGreaterThanOrEqual(5);
    }
  });

  it('finds Chinese and Japanese words, which no space sets apart', () => {
    const talk = (topics: readonly string[]): LocatableTranscript['segments'] =>
      topics.flatMap((text, topic) =>
        [0, 1, 2, 3].map((part) => ({
          start: topic * 80 + part * 20,
          end: topic * 80 + part * 20 + 20,
          text,
        })),
      );
    const chinese = {
      language: 'zh',
      duration: 240,
      segments: talk([
        '今天天气很好,我们去公园散步。',
        '比特币的闪电网络可以节省手续费。',
        '咖啡馆里有很多学生在看书。',
      ]),
    };
    const found = locateItems(
      chinese,
      [{ text: '公园散步' }, { text: '闪电网络手续费' }, { text: '学生看书' }],
      inOrder,
    );
    expect(found.map(({ start }) => start)).toEqual([0, 80, 160]);
  });

  it('tells nothing of items made of words that tell nothing, and still keeps their order', () => {
    const located = locateItems(
      nightTrains.transcript,
      [{ text: 'and so on' }, { text: 'the' }, { text: '' }, { text: '…' }],
      inOrder,
    );
    const starts = located.map(({ start }) => start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    for (const { confidence } of located) expect(confidence).toBeLessThan(0.7);
  });

  it('is less sure by as much of the episode as its transcript leaves out', () => {
    const { transcript } = nightTrains;
    const [whole] = locateItems(transcript, [{ text: 'berths' }], inOrder);
    const [part] = locateItems(
      { ...transcript, duration: 4 * transcript.duration },
      [{ text: 'berths' }],
      inOrder,
    );
    expect(part?.confidence).toBeLessThan((whole?.confidence ?? 0) / 2);
  });

  it('keeps confirmed times that contradict each other', () => {
    const items = [
      { text: 'berths', fixed: 300 },
      { text: 'eggs', fixed: 10 },
      { text: 'Vienna', fixed: 10 },
      { text: 'x', fixed: 99_999 },
    ];
    for (const ordered of [true, false])
      expect(locateItems(nightTrains.transcript, items, { ordered }).map(({ start }) => start)).toEqual([
        300, 10, 10, 99_999,
      ]);
  });
});

describe('whatever is given', () => {
  const words =
    'berth couchette gauge bogie coal egg vienna airline kerosene the of and so what next question'.split(
      ' ',
    );
  const text = fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((list) => list.join(' '));
  const transcript = fc
    .array(fc.record({ gap: fc.double({ min: 0, max: 40, noNaN: true }), text }), {
      minLength: 1,
      maxLength: 30,
    })
    .map((lines): LocatableTranscript => {
      let start = 0;
      const segments = lines.map((line) => ({ start: (start += line.gap), text: `${line.text} said.` }));
      return { language: 'en', duration: start + 20, segments };
    });
  const items = fc.array(fc.record({ text }), { maxLength: 12 });

  it('says the same twice, of every item, within the transcript, in order', () => {
    fc.assert(
      fc.property(transcript, items, fc.boolean(), (talk, list, ordered) => {
        const located = locateItems(talk, list, { ordered });
        expect(located).toEqual(locateItems(talk, list, { ordered }));
        expect(located).toHaveLength(list.length);
        const first = talk.segments[0]?.start ?? 0;
        for (const { start, end, confidence } of located) {
          expect(start).toBeGreaterThanOrEqual(first);
          expect(start).toBeLessThanOrEqual(talk.duration);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every confirmed time, and what is ordered stays so around it', () => {
    fc.assert(
      fc.property(
        transcript,
        fc.integer({ min: 1, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (talk, count, share) => {
          const fixed = share * talk.duration;
          // words that nobody says: nothing can move them out of their order
          const list = Array.from({ length: count }, (_, index) => ({
            text: 'zzz',
            ...(index === 0 ? { fixed } : {}),
          }));
          const starts = locateItems(talk, list, inOrder).map(({ start }) => start);
          expect(starts[0]).toBe(fixed);
          expect(starts).toEqual(starts.toSorted((a, b) => a - b));
        },
      ),
      { numRuns: 100 },
    );
  });
});
