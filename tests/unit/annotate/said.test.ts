import { describe, expect, test } from 'vitest';
import { wordsSaidAt } from '../../../src/annotate/said.ts';
import type { Passage } from '../../../src/model/transcript.ts';
import { makePassage } from './episode-fixture.ts';

/** Ten letters a second, so that times can be read off the text. */
const talk = [
  makePassage('one', 'Trains run at night, and nobody has ever asked why they do so. They stop.', 0, 7.3),
  makePassage('two', 'The porter knows all about it, but he has not said a single word so far.', 20, 27.2),
];

/** What is said at a time, as it stands in the passages. */
const wordsAt = (start: number, end?: number, passages: readonly Passage[] = talk, language = 'en') =>
  wordsSaidAt({ start, ...(end === undefined ? {} : { end }), approximate: false }, passages, language).map(
    ({ passage, start: from, end: to }) => passage.text.slice(from, to),
  );

const first = 'Trains run at night, and nobody has ever asked why they do so.';
const porter = 'The porter knows all about it, but he has not said a single word so far.';

describe('at a time', () => {
  test('the sentence is said that it falls into', () => {
    expect(wordsAt(0)).toEqual([first]);
    expect(wordsAt(3)).toEqual([first]);
    expect(wordsAt(25)).toEqual([porter]);
  });

  test('a short sentence takes the next one with it, but none of another passage', () => {
    expect(wordsAt(6)).toEqual(['They stop.']);
    expect(
      wordsAt(0, undefined, [
        makePassage('a', 'Yes. They do. All of them do, each and every night of the year.', 0, 6),
      ]),
    ).toEqual(['Yes. They do. All of them do, each and every night of the year.']);
  });

  test('the words begin in the second that is named', () => {
    const passage = makePassage('late', porter, 12.9, 20);
    expect(wordsAt(12, undefined, [passage])).toEqual([porter]);
  });

  test('in a pause, who speaks within five seconds is meant; in a long one, nobody', () => {
    expect(wordsAt(10)).toEqual(['They stop.']);
    expect(wordsAt(16)).toEqual([porter]);
    expect(wordsAt(13)).toEqual([]);
    expect(wordsAt(33)).toEqual([]);
    expect(wordsAt(0, undefined, [makePassage('late', porter, 9, 16)])).toEqual([]);
  });

  test('nothing is said where no time is stated', () => {
    expect(wordsAt(0, undefined, [])).toEqual([]);
    expect(wordsAt(0, undefined, [{ ...makePassage('a', porter, 0, 7), untimed: true, times: [] }])).toEqual(
      [],
    );
  });

  test('a text without sentences is entered at the word', () => {
    const words = Array.from({ length: 100 }, (_, i) => `word${i + 100}`).join(' ');
    const [entered] = wordsSaidAt({ start: 50, approximate: false }, [makePassage('a', words, 0, 100)], 'en');
    expect(entered?.passage.text.slice(entered.start, entered.end)).toMatch(/^word149 word150 .* word199$/);
    expect(entered).toMatchObject({ entered: true, until: 100 });
    expect(entered?.from).toBeCloseTo(49.06);
  });
});

describe('in a range', () => {
  test('passages are said one after the other', () => {
    expect(wordsAt(0, 22)).toEqual([`${first} They stop.`, porter]);
    expect(wordsAt(0, 5)).toEqual([first]);
  });

  test('nothing is said that begins after it', () => {
    expect(wordsAt(16, 18)).toEqual([]);
  });

  test('of a long talk there is enough after some sentences', () => {
    const long = Array.from({ length: 40 }, (_, i) => makePassage(`p${i}`, porter, i * 10, i * 10 + 8));
    expect(wordsAt(0, 400, long)).toHaveLength(5);
    const parts = wordsSaidAt({ start: 0, end: 400, approximate: false }, long, 'en');
    expect(parts.map(({ goesOn }) => goesOn)).toEqual([undefined, undefined, undefined, undefined, true]);
  });
});

test('words have the times at which they begin and end', () => {
  const [words] = wordsSaidAt({ start: 6, approximate: true }, talk, 'en');
  expect(words?.from).toBeCloseTo(6.3);
  expect(words?.until).toBeCloseTo(7.3);
});

test('Chinese sentences are told apart by their own signs', () => {
  expect(wordsAt(5, undefined, [makePassage('a', '飞钱不是现金。飞钱是信用。', 0, 10)], 'zh-Hans')).toEqual([
    '飞钱是信用。',
  ]);
});
