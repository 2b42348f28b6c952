import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../../src/diagnostics/suggest.ts';

const sources = [
  'greitens2014',
  'unpoe2024',
  'fbi2025bybit',
  'felbabbrown2022',
  'felbabbrown2023',
  'myers2015',
  'dea2024ndta',
];
const fields = [
  'title',
  'date',
  'number',
  'season',
  'guests',
  'hosts',
  'speakers',
  'transcript',
  'description',
  'draft',
];

test.each([
  ['gretiens2014', 'greitens2014'],
  ['greitens2041', 'greitens2014'],
  ['Greitens2014', 'greitens2014'],
  ['greitens', 'greitens2014'],
  ['felbab-brown2023', 'felbabbrown2023'],
  ['unpoe', 'unpoe2024'],
  ['fbi2025', 'fbi2025bybit'],
  ['meyers2015', 'myers2015'],
])('for the source "%s" it offers "%s"', (written, meant) => {
  expect(nearest(written, sources)).toBe(meant);
});

test.each([
  ['titel', 'title'],
  ['guest', 'guests'],
  ['Speaker', 'speakers'],
  ['trancript', 'transcript'],
  ['desc', 'description'],
  ['darft', 'draft'],
])('for the field "%s" it offers "%s"', (written, meant) => {
  expect(nearest(written, fields)).toBe(meant);
});

test.each(['smith1999', 'x', '', 'dea', 'audio'])(
  'for "%s" it offers nothing that is not meant',
  (written) => {
    expect(nearest(written, ['a', 'b', 'oh', 'dea2024ndta', 'dea2025ndta', 'guests'])).toBeUndefined();
  },
);

test('of equally near names the first wins, and a name in another script is found', () => {
  expect(nearest('felbabbrown2024', sources)).toBe('felbabbrown2022');
  expect(nearest('Дополнительые', ['Дополнительные', 'Другие'])).toBe('Дополнительные');
});

test('a suggestion is a question to be put after a message', () => {
  expect(didYouMean('titel', fields)).toBe('did you mean "title"?');
  expect(didYouMean('zzzzzz', fields)).toBeUndefined();
});
