import { describe, expect, it } from 'vitest';
import { lightSources, sourceAddress } from '../../../src/annotate/light-sources.ts';
import { addressKey } from '../../../src/model/ids.ts';
import { makeEpisode, makeSource, paragraph } from './episode-fixture.ts';

const keysOf = (markdown: string, existing = [makeSource('a2014')]) =>
  lightSources([makeEpisode([paragraph('p', markdown)])], existing, 'https://show.example/').map(
    ({ key }) => key,
  );

describe('light sources', () => {
  it('are made of plain external links, with their words, address and place', () => {
    const episode = makeEpisode([
      paragraph('p', 'See [the report](https://www.un.org/en/report.html#page=3).', 9),
    ]);
    expect(lightSources([episode], [])).toEqual([
      {
        key: 'un.org-en-report.html',
        csl: {
          id: 'un.org-en-report.html',
          type: 'webpage',
          title: 'the report',
          URL: 'https://www.un.org/en/report.html#page=3',
        },
        position: { path: 'episodes/001/episode.md', line: 9, column: 6 },
        light: true,
      },
    ]);
  });

  it('leave out mail, relative and own addresses, and what is no address', () => {
    expect(
      keysOf(
        '[a](mailto:a@b.org) [b](/x) [c](#t=5) [d](https://show.example/episodes/1/) [e](https://[) [f](HTTP://e.org)',
      ),
    ).toEqual(['e.org']);
  });

  it('give way to an entry with the same URL or DOI', () => {
    const entries = [
      makeSource('a', { URL: 'http://example.org/x/' }),
      makeSource('b', { DOI: 'https://doi.org/10.1000/AbC' }),
    ];
    expect(
      keysOf(
        '[a](https://www.example.org/x#y) [b](http://dx.doi.org/10.1000/aBc) [c](https://example.org/z)',
        entries,
      ),
    ).toEqual(['example.org-z']);
  });

  it('have one key each, safe in an address, whatever the URL', () => {
    const keys = keysOf(
      `[a](https://e.org/x?id=1) [b](https://e.org/x?id=2) [c](https://e.org/X) [d](https://e.org/飞钱) [e](https://e.org/x) [f](https://e.org/%E9%A3%9E) [g](https://e.org/${'long/'.repeat(40)})`,
    );
    expect(new Set(keys).size).toBe(7);
    for (const key of keys) expect(addressKey(key)).toBe(key);
    expect(keys).toContain('e.org-x');
    expect(Math.max(...keys.map((key) => key.length))).toBeLessThanOrEqual(90);
  });

  it('keep key and title when a newer episode links to the same', () => {
    const old = makeEpisode([paragraph('p', '[Old words](https://e.org/x)')], [], {
      slug: 'a',
      date: '2024-01-01',
    });
    const young = makeEpisode([paragraph('p', '[New words](http://e.org/x/)')], [], {
      slug: 'b',
      date: '2025-01-01',
    });
    const [source, ...more] = lightSources([young, old], []);
    expect([source?.csl.title, more]).toEqual(['Old words', []]);
  });

  it('compare addresses without scheme, www., fragment and last slash', () => {
    expect(sourceAddress('HTTPS://WWW.Example.org:443/A/?q=1#f')).toBe('example.org/A?q=1');
    expect(sourceAddress('https://doi.org/10.1000%2Fabc')).toBe('doi:10.1000/abc');
    expect(sourceAddress('ftp://example.org')).toBeUndefined();
  });
});
