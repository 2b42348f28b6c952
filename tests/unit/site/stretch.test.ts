import { expect, it } from 'vitest';
import type { Place } from '../../../src/model/annotation.ts';
import { mintPlaceId, mintSectionId } from '../../../src/model/ids.ts';
import { stretchAround } from '../../../src/site/views/stretch.ts';

/** A passage of which `rate` characters are said in a second, the first at `from` seconds; nothing is known of what is before `known`. */
const place = (text: string, { rate = 10, from = 100, known = 0 } = {}): Place => ({
  id: mintPlaceId('p'),
  section: mintSectionId('transcript'),
  text,
  language: 'en',
  closed: [],
  citations: [],
  termReferences: [],
  links: [],
  timeAt: (offset) => (offset < known ? undefined : from + offset / rate),
});

const rangeOf = (text: string, words: string) => ({
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});

const text = 'First of all. Then we talk of flying money at last. And more of it.';

it('short sentences are heard whole, without what is between them and the next', () => {
  const words = rangeOf(text, 'talk of flying money');
  expect(stretchAround(place(text), words)).toEqual({ start: 101.4, end: 105.1 });
});

it('of a long sentence only the words shown are heard', () => {
  const words = rangeOf(text, 'of flying');
  expect(stretchAround(place(text, { rate: 1 }), words)).toEqual({ start: 127, end: 136 });
});

it('what has no time is not played, and what is half known is played from where it is', () => {
  expect(stretchAround(place(text, { known: 999 }), { start: 0, end: 5 })).toBeUndefined();
  expect(stretchAround(place(text, { known: 20 }), { start: 14, end: 30 })).toEqual({
    start: 102,
    end: 105.1,
  });
});
