import { describe, expect, it } from 'vitest';
import { markedAddress, stretchAddress } from '../../../src/client/search/moment-links.ts';
import { describeFindings } from '../../../src/client/search/search-help.ts';
import type { Findings, Hit, NameHit } from '../../../src/client/search/search-types.ts';

const nothing: Findings = {
  state: 'nothing',
  names: [],
  nearest: [],
  leftOut: [],
  missing: [],
  momentCount: 0,
  episodeCount: 0,
  exact: true,
  next: async () => [],
  counts: async () => [],
};
const name: NameHit = { url: '/glossary/juche/', kind: 'glossary', name: 'Juche' };
const say = (text: string, found: Partial<Findings>): string =>
  describeFindings({ text, filters: {} }, { ...nothing, state: 'found', ...found });

describe('what is said of what was found', () => {
  it('counts entries and places', () => {
    expect(say('juche', { names: [name], momentCount: 2, episodeCount: 1 })).toBe(
      '1 entry and 2 places for “juche”',
    );
  });

  it('repeats no more of a long question than its beginning', () => {
    const said = say('juche '.repeat(800).trim(), { momentCount: 2, episodeCount: 1 });
    expect(said).toMatch(/^2 places for “juche (juche )+.*…”$/);
    expect(said.length).toBeLessThan(110);
  });

  it('says in how many episodes, and that a number is a limit', () => {
    expect(say('"flying money"', { momentCount: 14, episodeCount: 3, exact: false })).toBe(
      'up to 14 places in 3 episodes for "flying money"',
    );
  });

  it('says what was left out, what is nowhere, and what is everywhere', () => {
    expect(
      say('the juche qqq', { momentCount: 1, episodeCount: 1, leftOut: ['the'], missing: ['qqq'] }),
    ).toBe('1 place for “the juche qqq”. Without “the”, which stands nearly everywhere. Nowhere: “qqq”.');
    expect(say('the', { names: [name], leftOut: ['the'] })).toBe(
      '1 entry for “the”. “the” stands nearly everywhere: add a rarer word.',
    );
    expect(say('the', { state: 'common', leftOut: ['the'] })).toMatch(/^“the” stands nearly everywhere/);
    expect(say('qqq', { state: 'nothing', missing: ['qqq'] })).toBe('Nothing found for “qqq”.');
  });
});

const hit: Hit = {
  url: '/show/episodes/x/#t=125',
  kind: 'transcript',
  episode: { slug: 'x', title: 'X', path: '/show/episodes/x/', date: '2026-01-01' },
  time: 125,
  end: 140,
  content: 'a b',
  found: [0],
  passage: { from: 0, to: 2 },
};

describe('links of a moment', () => {
  it('play just its passage, not later than its words and not too short', () => {
    expect(stretchAddress(hit)).toBe('/show/episodes/x/#t=123.5,140');
    expect(stretchAddress({ ...hit, end: 126 })).toBe('/show/episodes/x/#t=123.5,130');
    expect(stretchAddress({ ...hit, kind: 'takeaway' })).toBe('/show/episodes/x/#t=125,140');
    expect(stretchAddress({ ...hit, time: 1 })).toBe('/show/episodes/x/#t=0,140');
  });

  it('play from there where no end is known, and not at all without a time', () => {
    const { end: _, ...open } = hit;
    expect(stretchAddress(open)).toBe('/show/episodes/x/#t=125');
    const { time: __, ...still } = open;
    expect(stretchAddress(still)).toBeUndefined();
  });

  it('carry the words found, each once and without signs', () => {
    const parts = [
      { text: 'of ', found: false },
      { text: 'Flying money,', found: true },
      { text: ' and ', found: false },
      { text: 'money', found: true },
    ];
    expect(markedAddress(hit.url, parts)).toBe('/show/episodes/x/?mark=Flying+money#t=125');
    expect(markedAddress('/show/episodes/x/', parts)).toBe('/show/episodes/x/?mark=Flying+money');
    expect(markedAddress(hit.url, [{ text: 'of', found: false }])).toBe(hit.url);
  });
});
