import { describe, expect, test } from 'vitest';
import {
  describeEpisode,
  describeGlossary,
  describePage,
  describePerson,
  describeSeries,
  describeTerm,
  type EpisodeParts,
} from '../../../src/export/json-ld.ts';
import { serializeJsonLd, type JsonLd } from '../../../src/export/json-ld-object.ts';
import { describeSource } from '../../../src/export/json-ld-source.ts';
import { licenceUrl } from '../../../src/export/licences.ts';
import type { Episode, EpisodeSection } from '../../../src/model/episode.ts';
import {
  mintPersonId,
  mintPlaceId,
  mintSectionId,
  mintSourceKey,
  mintTermId,
} from '../../../src/model/ids.ts';
import type { ProseNode } from '../../../src/model/prose.ts';
import type { Source } from '../../../src/model/source.ts';
import type { Term } from '../../../src/model/term.ts';
import { cslTypes } from '../../../src/parse/references/csl-vocabulary.ts';
import { readJsonLd } from '../../support/rdf.ts';
import { judgeSchemaOrg } from '../../support/schema-org.ts';
import { addressesOf, hostile, makeFacts, makeShow, people, without } from './sample-show.ts';

const show = makeShow({ licence: 'CC-BY-4.0' });
const context = { show, addresses: addressesOf(show), people, without };
/** schema.org's context, as far as it is told in one line: its names, and which of them are addresses. */
const vocabulary = {
  '@vocab': 'https://schema.org/',
  ...Object.fromEntries(
    ['url', 'license', 'contentUrl', 'transcript'].map((name) => [name, { '@type': '@id' }]),
  ),
};
const position = { path: 'a.md', line: 1, column: 1 };
const site = 'https://host.example/sampler/';

const block = (text: string) => ({
  id: mintPlaceId(text),
  text,
  marks: [],
  citations: [],
  termReferences: [],
  positions: { path: 'a.md', runs: [] },
});
const quoted: ProseNode = {
  type: 'quote',
  stamp: { start: 194, approximate: false },
  quotation: {
    stamp: { start: 194, approximate: false },
    words: 'words of the guest',
    speaker: 'Sean Williams',
    position,
  },
  children: [{ type: 'paragraph', block: block('“words of the guest” — Sean Williams') }],
};
const dive = (heading: string, stamp?: { start: number; end?: number; approximate: boolean }) => ({
  id: mintSectionId(heading.toLowerCase()),
  heading: { type: 'heading' as const, level: 3 as const, id: mintSectionId(heading), block: block(heading) },
  body: [quoted],
  position,
  ...(stamp ? { stamp } : {}),
});
const sections: readonly EpisodeSection[] = [
  {
    kind: 'deep-dives',
    id: mintSectionId('deep-dives'),
    heading: 'Deep dives',
    position,
    intro: [],
    dives: [
      dive('Revenue', { start: 125, end: 280, approximate: false }),
      dive('Located', { start: 300, approximate: true }),
      dive('Timeless'),
    ],
  },
];

const makeEpisode = (meta: Partial<Episode['meta']> = {}): Episode => ({
  slug: makeFacts('flying-money').slug,
  meta: { ...makeFacts('flying-money').meta, speakers: new Map(), guests: [], ...meta },
  summary: [{ type: 'paragraph', block: block('Summary.') }, quoted],
  sections,
  position,
});
const term: Term = {
  id: mintTermId('juche'),
  name: 'Juche',
  kind: 'concept',
  forms: [
    { form: 'Juche', exact: false },
    { form: '주체', exact: false, language: 'ko' },
  ],
  avoid: [],
  sameAs: ['https://www.wikidata.org/wiki/Q192217'],
  related: [],
  body: [],
  position,
};
const source: Source = {
  key: mintSourceKey('Greitens2014'),
  csl: {
    id: 'Greitens2014',
    type: 'book',
    title: 'Illicit',
    author: [{ family: 'Greitens', given: 'Sheena Chestnut' }, { literal: 'HRNK' }],
    issued: { 'date-parts': [[2014, 4]] },
    DOI: '10.1000/182',
  },
  position,
  light: false,
};
const parts: EpisodeParts = {
  description: 'A digest.',
  language: 'en',
  duration: 467.64,
  audioUrl: `${site}episodes/flying-money/digest.mp3`,
  transcriptUrl: `${site}episodes/flying-money/transcript.vtt`,
  mentions: [term],
  citations: [source],
};
const about = {
  title: 'The original',
  number: '1154',
  date: '2025-05-15',
  guests: [mintPersonId('sean-williams')],
  url: 'https://example.org/1154',
};

describe('an episode', () => {
  test('is a PodcastEpisode with its audio, terms and sources', () => {
    expect(describeEpisode(makeEpisode({ number: '7', season: 2 }), parts, context)).toMatchObject({
      '@type': 'PodcastEpisode',
      '@id': `${site}episodes/flying-money/`,
      name: 'Flying money',
      episodeNumber: '7',
      datePublished: '2026-11-22',
      duration: 'PT7M48S',
      inLanguage: 'en',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      partOfSeries: { '@type': 'PodcastSeries', '@id': site },
      partOfSeason: { '@type': 'PodcastSeason', seasonNumber: 2 },
      associatedMedia: {
        '@type': 'AudioObject',
        contentUrl: parts.audioUrl,
        encodingFormat: 'audio/mpeg',
        duration: 'PT7M48S',
        transcript: parts.transcriptUrl,
      },
      mentions: [{ '@type': 'DefinedTerm', '@id': `${site}glossary/juche/`, name: 'Juche' }],
      citation: [{ '@type': 'Book', '@id': `${site}sources/greitens2014/` }],
    });
  });

  test('has a clip for each deep dive whose time is confirmed', () => {
    expect(describeEpisode(makeEpisode(), parts, context)['hasPart']).toEqual([
      {
        '@type': 'Clip',
        '@id': `${site}episodes/flying-money/#revenue`,
        name: 'Revenue',
        startOffset: 125,
        endOffset: 280,
        url: `${site}episodes/flying-money/#t=125`,
      },
    ]);
  });

  test('about somebody else’s episode is based on that, and claims neither its guest nor a word of theirs', () => {
    const described = describeEpisode(makeEpisode({ about }), parts, context);
    const original = {
      '@type': 'PodcastEpisode',
      '@id': 'https://example.org/1154',
      name: 'The original',
      episodeNumber: '1154',
      datePublished: '2025-05-15',
      url: 'https://example.org/1154',
      actor: [{ '@type': 'Person', '@id': `${site}people/sean-williams/`, name: 'Sean Williams' }],
    };
    expect(described).toMatchObject({
      name: 'Flying money',
      isBasedOn: original,
      about: { '@id': original['@id'] },
    });
    expect(described['datePublished']).toBe('2026-11-22');
    const own = without(without(described, 'isBasedOn'), 'about');
    expect(JSON.stringify(own)).not.toContain('Sean Williams');
    expect(JSON.stringify(described)).not.toContain('words of the guest');
    expect(describeEpisode(makeEpisode(), parts, context)).not.toHaveProperty('isBasedOn');
  });

  test('of somebody else without sound of its own is no episode, and claims neither its length nor its times', () => {
    const { audioUrl, duration, ...silent } = parts;
    expect([audioUrl, duration]).not.toContain(undefined);
    const described = describeEpisode(makeEpisode({ about }), silent, context);
    expect(described).toMatchObject({ '@type': 'CreativeWork', isPartOf: { '@id': site } });
    for (const field of ['partOfSeries', 'duration', 'associatedMedia', 'actor', 'hasPart'])
      expect(described).not.toHaveProperty(field);
    expect(described).toMatchObject({ isBasedOn: { '@type': 'PodcastEpisode', name: 'The original' } });
  });

  test('is RDF in which the original is one thing, whatever names it', async () => {
    for (const original of [about, without(about, 'url')]) {
      const text = serializeJsonLd(describeEpisode(makeEpisode({ about: original }), parts, context));
      const triples = await readJsonLd(text, { 'https://schema.org': { '@context': vocabulary } });
      const named = triples.filter((triple) => /(?:isBasedOn|about)> /.test(triple));
      expect(new Set(named.map((triple) => triple.split(' ')[2])).size).toBe(1);
      expect(named).toHaveLength(2);
      expect(triples).toContain(
        `<${site}episodes/flying-money/#revenue> <https://schema.org/startOffset> "125"^^http://www.w3.org/2001/XMLSchema#integer`,
      );
    }
  });

  test('says nothing of what is not known', () => {
    const bare = makeEpisode({ hosts: [], tags: [] });
    const described = describeEpisode(
      bare,
      { description: '', language: 'en', mentions: [], citations: [] },
      context,
    );
    for (const field of [
      'duration',
      'associatedMedia',
      'mentions',
      'citation',
      'actor',
      'description',
      'partOfSeason',
    ])
      expect(described).not.toHaveProperty(field);
    expect(JSON.stringify(described)).not.toMatch(/null|undefined|\[\]/);
  });
});

test('the series names its makers, and its feed only where there is one', () => {
  expect(describeSeries({ ...context, image: `${site}cover.png` })).toMatchObject({
    '@type': 'PodcastSeries',
    '@id': site,
    webFeed: `${site}feed.xml`,
    image: `${site}cover.png`,
    author: [{ name: 'Mara' }, { name: 'Theo' }],
  });
  const elsewhere = without(show, 'feed');
  expect(describeSeries({ ...context, show: elsewhere })).not.toHaveProperty('webFeed');
  const listen = [{ service: 'rss', url: 'https://feeds.example/x' }];
  expect(describeSeries({ ...context, show: { ...elsewhere, listen } })['webFeed']).toBe(
    'https://feeds.example/x',
  );
});

test('terms, sources and people are what they are', () => {
  expect(describeTerm(term, 'Self-reliance.', context)).toMatchObject({
    '@type': 'DefinedTerm',
    alternateName: ['주체'],
    description: 'Self-reliance.',
    inDefinedTermSet: `${site}glossary/`,
    sameAs: ['https://www.wikidata.org/wiki/Q192217'],
  });
  expect(describeGlossary([term], context)).toMatchObject({
    hasDefinedTerm: [{ '@id': `${site}glossary/juche/` }],
  });
  expect(describeSource(source, context)).toMatchObject({
    '@type': 'Book',
    name: 'Illicit',
    author: [
      { '@type': 'Person', name: 'Sheena Chestnut Greitens' },
      { '@type': 'Organization', name: 'HRNK' },
    ],
    datePublished: '2014-04',
    sameAs: 'https://doi.org/10.1000/182',
  });
  expect(describeSource({ ...source, csl: { id: 'x', type: 'unheard-of' } }, context)).toMatchObject({
    '@type': 'CreativeWork',
    name: 'Greitens2014',
  });
  const sean = people.get(mintPersonId('sean-williams'));
  expect(sean && describePerson(sean, context)).toMatchObject({
    '@type': 'Person',
    sameAs: ['https://example.org/sean'],
  });
  expect(describePage('CollectionPage', 'Sources', 'sources/', context)).toMatchObject({
    url: `${site}sources/`,
  });
});

describe('a source', () => {
  const describeCsl = (csl: Partial<Source['csl']>, more: Partial<Source> = {}) =>
    describeSource({ ...source, ...more, csl: { id: 'x', type: 'book', title: 'T', ...csl } }, context);

  test.each([
    ['article-journal', 'ScholarlyArticle'],
    ['report', 'Report'],
    ['webpage', 'WebPage'],
    ['legislation', 'Legislation'],
    ['thesis', 'Thesis'],
    ['motion_picture', 'CreativeWork'],
    ['song', 'CreativeWork'],
    ['legal_case', 'CreativeWork'],
  ])('of the type %s is a %s', (type, expected) => {
    expect(describeCsl({ type })['@type']).toBe(expected);
  });

  test('says where it stands, and where it is kept', () => {
    const csl = { type: 'article-journal', 'container-title': 'A <i>Journal</i>', page: '1–5', number: '7' };
    expect(describeCsl(csl, { archived: 'https://archive.example/x' })).toMatchObject({
      isPartOf: { '@type': 'Periodical', name: 'A Journal' },
      pagination: '1–5',
      archivedAt: 'https://archive.example/x',
    });
    expect(describeCsl(csl)).not.toHaveProperty('reportNumber');
    expect(describeCsl({ type: 'report', number: 7 })).toMatchObject({ reportNumber: '7' });
  });

  test.each([...cslTypes])('of the type %s is said only what schema.org has a word for', (type) => {
    const csl = {
      type,
      'container-title': 'A Book',
      author: [{ family: 'Doe', given: 'Jane' }, { literal: 'others' }],
      editor: [{ literal: 'The Board' }],
      page: '1-5',
      number: '7',
      ISBN: '978-0-306-40615-7',
      publisher: 'P',
      abstract: 'A.',
      language: 'en',
      DOI: '10.1000/1',
      URL: 'https://a.example/',
    };
    const described = describeCsl(csl, { archived: 'https://archive.example/x' });
    expect(judgeSchemaOrg(described)).toEqual([]);
    expect(described['author']).toEqual([{ '@type': 'Person', name: 'Jane Doe' }]);
    expect(JSON.stringify(described)).toContain('978-0-306-40615-7');
  });

  test('has the editors and the ISBN of the book that it is in there', () => {
    const csl = {
      type: 'chapter',
      'container-title': 'B',
      editor: [{ literal: 'E' }],
      ISBN: '0-306-40615-2',
    };
    expect(describeCsl(csl)['isPartOf']).toEqual({
      '@type': 'Book',
      name: 'B',
      editor: [{ '@type': 'Organization', name: 'E' }],
      isbn: '0-306-40615-2',
    });
    expect(describeCsl(csl)).not.toHaveProperty('editor');
  });

  test('has a date only if one is known that schema.org can write', () => {
    expect(describeCsl({ issued: { 'date-parts': [[2014, 4, 9]] } })['datePublished']).toBe('2014-04-09');
    expect(describeCsl({ issued: { 'date-parts': [[800]] } })['datePublished']).toBe('0800');
    for (const issued of [
      { 'date-parts': [[2014]], circa: true },
      { 'date-parts': [[-44]] },
      { literal: 'spring' },
    ])
      expect(describeCsl({ issued })).not.toHaveProperty('datePublished');
  });
});

test('somebody’s role is not called a job', () => {
  const mara = people.get(mintPersonId('mara'));
  expect(mara && describePerson(mara, context)).toMatchObject({
    disambiguatingDescription: 'Synthesised voice',
  });
  expect(mara && describePerson(mara, context)).not.toHaveProperty('jobTitle');
});

test('a licence is an address: of its own, or of Creative Commons', () => {
  expect(licenceUrl('CC0-1.0')).toBe('https://creativecommons.org/publicdomain/zero/1.0/');
  expect(licenceUrl('https://example.org/terms')).toBe('https://example.org/terms');
  expect(licenceUrl('All rights reserved')).toBeUndefined();
  expect(licenceUrl(undefined)).toBeUndefined();
});

test('in a script it is inert, and says the same', () => {
  const object: JsonLd = { '@type': 'Thing', name: `${hostile}<!--\u2028\u2029` };
  const text = serializeJsonLd(object);
  expect(text).not.toMatch(/[<\u2028\u2029]/);
  expect(text.isWellFormed()).toBe(true);
  expect(JSON.parse(text)).toEqual({ '@context': 'https://schema.org', ...object });
});
