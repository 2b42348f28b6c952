import { expect, test } from 'vitest';
import { longestPiece, PageText } from '../../../../src/export/annotations/page-text.ts';
import { textTarget } from '../../../../src/export/annotations/targets.ts';
import { makeEpisode } from '../../annotate/episode-fixture.ts';
import { placeOf } from './place.ts';

const sourcesOf = (markdown: string, repeated: readonly string[] = []) => {
  const place = placeOf(markdown);
  const text = new PageText(makeEpisode([]), [place], repeated);
  return { place, sources: { page: 'https://a.example/', sound: '', elementOf: () => 'b-1', text } };
};

test('of words that the page interrupts, the longest piece is taken', () => {
  const text = 'One two three';
  expect(longestPiece(text, { start: 0, end: 13 }, [4])).toEqual({ start: 4, end: 13 });
  expect(longestPiece(text, { start: 0, end: 13 }, [])).toEqual({ start: 0, end: 13 });
  expect(longestPiece(text, { start: 3, end: 4 }, [])).toEqual({ start: 3, end: 3 });
});

test('words that the page says again are quoted in their element alone', () => {
  const kinds = (repeated: readonly string[]) => {
    const { place, sources } = sourcesOf('Trains run at night.', repeated);
    const { selector } = textTarget(place, { start: 0, end: 6 }, sources);
    return [selector ?? []].flat().map(({ type }) => type);
  };
  expect(kinds([])).toEqual(['TextQuoteSelector', 'FragmentSelector']);
  expect(kinds(['Trains run at  night.'])).toEqual(['FragmentSelector']);
});

test('words that stand twice in an element, between other things, name the element alone', () => {
  const { place, sources } = sourcesOf('Trains[@a] and Trains');
  const { selector } = textTarget(place, { start: 0, end: 6 }, sources);
  expect(selector).toEqual([
    { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc3236', value: 'b-1' },
  ]);
});
