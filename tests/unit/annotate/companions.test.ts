import { describe, expect, it } from 'vitest';
import { findCompanions, type EpisodeCompany } from '../../../src/annotate/companions.ts';
import { mintTermId } from '../../../src/model/ids.ts';

/** An episode of so many places; each line names the terms of one. */
function company(places: number, ...lines: readonly string[]): EpisodeCompany {
  return {
    places,
    mentions: lines.flatMap((line, index) =>
      line.split(' ').map((name) => ({ term: mintTermId(name), place: `p${index}` })),
    ),
  };
}

const companionsOf = (name: string, ...episodes: EpisodeCompany[]): readonly string[] =>
  (findCompanions(episodes).get(mintTermId(name)) ?? []).map(({ term, together }) => `${term} ${together}`);

describe('terms that keep company', () => {
  it('are those that meet more often than chance would have it, the most telling first', () => {
    const episode = company(200, 'a b', 'a b c', 'a b c', 'a', 'b', 'c', 'c', 'c');
    expect(companionsOf('a', episode)).toEqual(['b 3', 'c 2']);
    expect(companionsOf('b', episode)).toEqual(['a 3', 'c 2']);
  });

  it('are not those that met once, nor those that stand everywhere', () => {
    expect(companionsOf('a', company(100, 'a b', 'a c', 'a c'))).toEqual(['c 2']);
    const everywhere = Array.from({ length: 20 }, (_, index) => (index < 4 ? 'a all' : 'all'));
    expect(companionsOf('a', company(20, ...everywhere))).toEqual([]);
  });

  it('count a passage once, however often it names them, and keep episodes apart', () => {
    expect(companionsOf('a', company(50, 'a a b b', 'a b'))).toEqual(['b 2']);
    expect(companionsOf('a', company(50, 'a'), company(50, 'b'), company(50, 'a'), company(50, 'b'))).toEqual(
      [],
    );
  });

  it('are six at most, in the same order whichever episode comes first', () => {
    const names = [...'bcdefghij'];
    const one = company(300, ...names.flatMap((name) => [`a ${name}`, `${name} a`]));
    const other = company(300, 'a j', 'a j', 'a i');
    expect(companionsOf('a', one, other)).toEqual(['j 4', 'i 3', 'b 2', 'c 2', 'd 2', 'e 2']);
    expect(companionsOf('a', other, one)).toEqual(companionsOf('a', one, other));
  });

  it('learn nothing from a list of everything', () => {
    const list = Array.from({ length: 41 }, (_, index) => `t${index}`).join(' ');
    expect(companionsOf('t0', company(100, list, list, list))).toEqual([]);
  });
});
