import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  createAddresses,
  momentPath,
  placePath,
  sourcePath,
  timeFragment,
} from '../../../src/model/address.ts';
import { addressKey, mintEpisodeSlug, mintPlaceId, mintSourceKey } from '../../../src/model/ids.ts';

test.each([
  ['Juche', 'juche'],
  ['unpoe2024', 'unpoe2024'],
  ['Capital flight', 'capital-flight'],
  ['DOI:10.1000/182', 'doi-10.1000-182'],
  ['smith_2020-a', 'smith_2020-a'],
  ['飞钱', '飞钱'],
  ["fei-ch'ien", 'fei-ch-ien'],
  ['  (spaces)  ', 'spaces'],
  ['Æsir & Vanir', 'æsir-vanir'],
  ['ไทย', 'ไทย'],
  ['👍', ''],
])('the address of "%s" is "%s"', (key, address) => {
  expect(addressKey(key)).toBe(address);
});

test('composed and decomposed letters have one address', () => {
  expect(addressKey('fe\u0304iqia\u0301n')).toBe(addressKey('f\u0113iqi\u00e1n'));
});

test('an address of an address is itself, and needs no more than letters, digits, "-", "_" and "."', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (key) => {
      const address = addressKey(key);
      expect(addressKey(address)).toBe(address);
      expect(address).toMatch(/^[\p{L}\p{M}\p{N}_.-]*$/u);
    }),
  );
});

test('links stand below the base, metadata below the whole address', () => {
  const addresses = createAddresses({ base: '/show/', url: 'https://host.example/show/' });
  expect(addresses.href('')).toBe('/show/');
  expect(addresses.href('glossary/飞钱/')).toBe('/show/glossary/%E9%A3%9E%E9%92%B1/');
  expect(addresses.absolute(sourcePath(mintSourceKey('Doi:10/1')))).toBe(
    'https://host.example/show/sources/doi-10-1/',
  );
  expect(addresses.href('a\ud800b')).toBe('/show/a%EF%BF%BDb');
});

test('a moment is a media fragment in whole seconds that holds all of it', () => {
  expect(timeFragment(754)).toBe('t=754');
  expect(timeFragment(754.9)).toBe('t=754');
  expect(timeFragment(754.9, 790.1)).toBe('t=754,791');
  expect(momentPath(mintEpisodeSlug('012'), 0)).toBe('episodes/012/#t=0');
  expect(placePath(mintEpisodeSlug('012'), mintPlaceId('p-abc'))).toBe('episodes/012/#p-abc');
});
