import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMentionFinder } from '../../../src/annotate/mentions.ts';
import { resolveAnnotations } from '../../../src/annotate/resolve.ts';
import { makePlace, makeTerm, showMentions, type PlaceFixture, type TermFixture } from './fixture.ts';

const folder = join(import.meta.dirname, '../../fixtures/annotate');

interface Fixture {
  readonly language?: string;
  readonly terms: readonly TermFixture[];
  readonly places: readonly PlaceFixture[];
}

function annotate(fixture: Fixture): string {
  const places = fixture.places.map((place, index) => makePlace(place, index + 1, fixture.language ?? 'en'));
  const found = createMentionFinder(fixture.terms.map(makeTerm))(places);
  const resolved = resolveAnnotations(found, places);
  return places
    .map((place) =>
      showMentions(
        place,
        (resolved.get(place.id) ?? []).filter((one) => one.kind === 'mention'),
      ),
    )
    .join('\n');
}

describe('glossary terms in text', () => {
  for (const name of readdirSync(folder).sort())
    it(name.replaceAll('-', ' '), () => {
      const fixture = parse(readFileSync(join(folder, name, 'input.yaml'), 'utf8')) as Fixture;
      const expected = readFileSync(join(folder, name, 'expected.txt'), 'utf8');
      expect(`${annotate(fixture)}\n`).toBe(expected);
    });
});

describe('any text at all', () => {
  const bits = fc.constantFrom(
    ...[
      'Juche',
      'money',
      'laundering',
      '飞',
      '钱',
      '주체',
      '는',
      'ال',
      'حوالة',
      'มา',
      '𝒥',
      '🇰🇵',
      '\u0301',
      "'",
      '’',
      '.',
      '-',
      '@',
    ],
    ...[' ', '\n', '\u00AD', '://', 's', '\uD83C', '+', '#', 'ﬁ', 'İ'],
  );
  const texts = fc.array(fc.oneof(bits, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 30 });

  it('gives mentions that are in the text, in order and apart', () => {
    const terms = ['Juche', 'money laundering', '飞钱', '주체', 'حوالة', 'มา', 'İs', 'money'].map((name) =>
      makeTerm({ name }),
    );
    const find = createMentionFinder(terms);
    fc.assert(
      fc.property(texts, fc.constantFrom('en', 'tr', 'ru', 'ar', '?'), (parts, language) => {
        const place = { ...makePlace('', 1, language), text: parts.join('') };
        let end = 0;
        for (const mention of resolveAnnotations(find([place]), [place]).get(place.id) ?? []) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(mention.end).toBeGreaterThan(mention.start);
          end = mention.end;
          expect(place.text.slice(mention.start, mention.end)).toMatch(/\p{L}/u);
        }
        expect(end).toBeLessThanOrEqual(place.text.length);
      }),
      { numRuns: 500, seed: 1154 },
    );
  });
});
