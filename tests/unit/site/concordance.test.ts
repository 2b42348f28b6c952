import { describe, expect, it } from 'vitest';
import type { EpisodeDigest } from '../../../src/site/derivation.ts';
import { labelAuthority } from '../../../src/site/views/authorities.ts';
import { divideMentions } from '../../../src/site/views/concordance.ts';
import type { TermMentions } from '../../../src/site/views/term.ts';

/** Mentions of a term in an episode; each tenth begins another section. */
const heard = (slug: string, count: number): TermMentions => ({
  episode: { facts: { slug } } as unknown as EpisodeDigest,
  mentions: Array.from(
    { length: count },
    (_, index) =>
      ({ view: { section: `Part ${Math.floor(index / 10)}` } }) as EpisodeDigest['mentions'][number],
  ),
});

const shape = (mentions: readonly TermMentions[]) =>
  divideMentions(mentions).map((groups) =>
    groups.map(
      ({ episode, mentions: here, continued }) =>
        `${episode.facts.slug} ${here.length}${continued ? ' more' : ''}`,
    ),
  );

describe('mentions are divided into pages', () => {
  it('that there is always one of', () => {
    expect(shape([])).toEqual([[]]);
    expect(shape([heard('a', 3), heard('b', 1)])).toEqual([['a 3', 'b 1']]);
  });

  it('of whole episodes where possible', () => {
    expect(shape([heard('a', 150), heard('b', 100), heard('c', 20)])).toEqual([['a 150'], ['b 100', 'c 20']]);
  });

  it('that are not left half empty: a long episode goes on on the next', () => {
    const pages = shape([heard('a', 20), heard('b', 600)]);
    expect(pages[0]?.[0]).toBe('a 20');
    expect(pages[0]?.[1]).toMatch(/^b 2\d\d$/);
    expect(pages[1]?.[0]).toMatch(/^b 2\d\d more$/);
    const all = divideMentions([heard('a', 20), heard('b', 600)]).flat();
    expect(all.reduce((sum, { mentions }) => sum + mentions.length, 0)).toBe(620);
  });

  it('that hold fewer lines where each is in another episode, for each has a head', () => {
    const pages = divideMentions(Array.from({ length: 500 }, (_, index) => heard(`e${index}`, 1)));
    for (const groups of pages) expect(groups.length).toBeLessThan(120);
    expect(pages.flat()).toHaveLength(500);
  });
});

it('authorities are named by who keeps them', () => {
  const labels = {
    'https://www.wikidata.org/wiki/Q484416': 'Wikidata Q484416',
    'http://www.wikidata.org/entity/Q484416': 'Wikidata Q484416',
    'https://viaf.org/viaf/12345/': 'VIAF 12345',
    'https://d-nb.info/gnd/4073091-5': 'GND 4073091-5',
    'https://id.loc.gov/authorities/subjects/sh85070911.html': 'LCCN sh85070911',
    'http://vocab.getty.edu/page/tgn/7000299': 'Getty TGN 7000299',
    'https://www.geonames.org/1873107/north-korea.html': 'GeoNames 1873107',
    'https://orcid.org/0000-0002-1825-0097': 'ORCID 0000-0002-1825-0097',
    'https://isni.org/isni/0000000121032683': 'ISNI 0000000121032683',
    'https://en.wikipedia.org/wiki/Lazarus_Group': 'Wikipedia: Lazarus Group',
    'https://de.m.wikipedia.org/wiki/%C3%84pfel#Sorten': 'Wikipedia (German): Äpfel',
    'https://xx_1.wikipedia.org/wiki/%E0': 'xx_1.wikipedia.org',
    'https://zh-classical.wikipedia.org/wiki/%E0': 'Wikipedia (zh-classical): %E0',
    'https://www.example.org/juche': 'example.org',
    'no address': 'no address',
  };
  for (const [address, label] of Object.entries(labels)) expect(labelAuthority(address)).toBe(label);
});
