import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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
