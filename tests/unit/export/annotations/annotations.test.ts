import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { prepareAnnotation } from '../../../../src/annotate/index.ts';
import { placesOf } from '../../../../src/annotate/places.ts';
import { exportAnnotations } from '../../../../src/export/annotations/collection.ts';
import { statementRange } from '../../../../src/export/annotations/items.ts';
import { PageText } from '../../../../src/export/annotations/page-text.ts';
import { quoteOf } from '../../../../src/export/annotations/targets.ts';
import type { SpecificResource, WebAnnotation } from '../../../../src/export/annotations/model.ts';
import type { Place } from '../../../../src/model/annotation.ts';
import { createAddresses } from '../../../../src/model/address.ts';
import { parseEpisode } from '../../../../src/parse/episode.ts';
import { parseTranscript } from '../../../../src/parse/transcripts/index.ts';
import { buildPassages } from '../../../../src/parse/transcripts/passages.ts';
import { readJsonLd } from '../../../support/rdf.ts';
import { annotationKeys, judgeCollection } from '../../../support/web-annotation.ts';
import { makeEpisode, makeLibrary, makeSource } from '../../annotate/episode-fixture.ts';
import { placeOf } from './place.ts';

const talk = `WEBVTT

00:01.000 --> 00:05.000
<v Ada>Night trains cross the border. They carry flying money.

00:05.000 --> 00:09.000
<v Ben>Nobody signs for it. Flying money leaves no trace.
`;

const text = `---
title: Night trains
date: 2025-05-15
---

A summary with flying money.

## Takeaways

- [0:01] Trains cross by night [supports @tracks, p. 3; disputes @rails]. And more.
- [~0:05] Nobody signs [@tracks].

## Notes

- [0:05] "Nobody signs for it" — They do now.

## Corrections

- [0:01] 2025-06-01 speaker — They cross by day, too.
- [0:06] transcript — It was "traces".
`;

const library = makeLibrary([{ name: 'Flying money' }], [makeSource('tracks'), makeSource('rails')]);
const addresses = createAddresses(library.show);
const page = 'https://example.org/episodes/001/';
const sound = 'https://cdn.example/one.mp3';

/** The collection of an episode; of one without sound, unless it is said where that is. */
function collect(
  markdown = text,
  { transcript = talk, at = sound }: { transcript?: string; at?: string } = {},
) {
  const file = new VFile({ path: 'episodes/001/episode.md', value: markdown });
  const { value: episode } = parseEpisode(file, { show: library.show, slug: '001', siblings: [] });
  const read = parseTranscript(new VFile({ path: 'episodes/001/transcript.vtt', value: transcript })).value;
  const passages = read === undefined ? [] : buildPassages(read, { language: 'en' }).passages;
  const annotated = {
    episode,
    passages,
    wordTimes: 'estimated' as const,
    annotations: prepareAnnotation(library)({ episode, passages }).value,
  };
  const written = exportAnnotations(
    {
      annotated,
      places: placesOf(episode, passages, 'en'),
      sources: {
        page,
        sound: at,
        elementOf: (place) => place.id,
      },
      repeated: [],
      addresses,
      knows: (source) => library.sources.has(source),
      labelLocator: ({ label, value }) => `${label}\u00A0${value}`,
    },
    { title: episode.meta.title, folder: 'episodes/001/', licence: 'https://example.org/licence' },
  );
  const body = String(written?.body ?? '{}');
  const collection = JSON.parse(body) as Record<string, unknown>;
  const items = ((collection['first'] as { items?: unknown } | undefined)?.items ??
    []) as readonly WebAnnotation[];
  return { written, body, collection, items };
}

const kindOf = ({ id }: WebAnnotation): string => /#([a-z]+)-/.exec(id)?.[1] ?? '';
const ofKind = (items: readonly WebAnnotation[], kind: string) => items.filter((one) => kindOf(one) === kind);

/** Targets in short: a stretch of time, words, or the whole of a resource. */
const describeTarget = ({ source, selector }: SpecificResource): string => {
  if (selector === undefined) return source;
  const [one] = Array.isArray(selector) ? selector : [selector];
  const quote = one.type === 'TextQuoteSelector' ? one : one.refinedBy;
  return quote === undefined
    ? `${source}#${one.type === 'FragmentSelector' ? one.value : ''}`
    : `“${quote.exact}”`;
};
const targetsOf = ({ target }: WebAnnotation): readonly string[] => target.map(describeTarget);

describe('a collection of annotations', () => {
  test('keeps the rules of the model', () => {
    const { collection, items, written } = collect();
    expect(judgeCollection(collection)).toEqual([]);
    expect(items.length).toBeGreaterThan(8);
    expect(collection).toMatchObject({
      id: `${page}annotations.jsonld`,
      label: 'Annotations of Night trains',
      rights: 'https://example.org/licence',
      generator: { type: 'Software', name: 'Glosscast' },
    });
    expect(written).toMatchObject({
      path: 'episodes/001/annotations.jsonld',
      mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    });
  });

  test('is RDF in which every key means something', async () => {
    const { body, items } = collect();
    const triples = await readJsonLd(body, { 'http://www.w3.org/ns/anno.jsonld': annotationKeys });
    const annotations = triples.filter((triple) =>
      triple.endsWith('22-rdf-syntax-ns#type> <http://www.w3.org/ns/oa#Annotation>'),
    );
    expect(annotations).toHaveLength(items.length);
    expect(
      triples.filter((triple) => triple.includes('oa#motivatedBy> <http://www.w3.org/ns/oa#')),
    ).toHaveLength(items.length);
  });

  test('is not written where nothing is annotated', () => {
    const bare = '---\ntitle: Bare\ndate: 2025-05-15\n---\n\nNothing.\n';
    expect(collect(bare, { transcript: 'WEBVTT\n' }).written).toBeUndefined();
  });

  test('says nothing of who made them or when', () => {
    expect(collect().body).not.toMatch(/"(?:creator|created|modified|generated)"/);
  });
});

test.each([
  ['"total":', '"total":1', 'total'],
  ['"type":"AnnotationCollection"', '"type":"Collection"', 'AnnotationCollection'],
  ['"motivation":"linking"', '"motivation":"citing"', 'unknown motivation citing'],
  ['"value":"t=', '"value":"t=9999', 'no media fragment'],
  ['"exact":"', '"exacted":"', 'no exact words'],
  [`"source":"${sound}"`, '"source":"one.mp3"', 'exactly one source'],
  ['#mention-', ' #mention-', 'exactly one IRI'],
])('the checker sees when %s is %s', (right, wrong, fault) => {
  const broken = JSON.parse(collect().body.replace(right, wrong)) as Record<string, unknown>;
  expect(judgeCollection(broken).join('\n')).toContain(fault);
});

describe('annotations', () => {
  test('of a term name the words, their time and the term’s page', () => {
    const mentions = ofKind(collect().items, 'mention');
    expect(mentions.map(targetsOf)).toEqual([
      ['“flying money”'],
      [
        expect.stringMatching(/^https:\/\/cdn\.example\/one\.mp3#t=[34](\.\d+)?,[45](\.\d+)?$/),
        '“flying money”',
      ],
      [
        expect.stringMatching(/^https:\/\/cdn\.example\/one\.mp3#t=6(\.\d+)?,[67](\.\d+)?$/),
        '“Flying money”',
      ],
    ]);
    for (const one of mentions)
      expect(one).toMatchObject({
        motivation: 'identifying',
        body: [{ source: 'https://example.org/glossary/flying-money/' }],
      });
  });

  test('of a citation name the statement, its confirmed time, the source, its relation and the locator', () => {
    const citations = ofKind(collect().items, 'citation');
    expect(citations.map(targetsOf)).toEqual([
      [`${sound}#t=1,5`, '“Trains cross by night”'],
      [`${sound}#t=1,5`, '“Trains cross by night”'],
      ['“Nobody signs”'],
    ]);
    expect(citations.map(({ body }) => body.map((one) => ('value' in one ? one.value : one.source)))).toEqual(
      [
        ['https://example.org/sources/tracks/', 'supports', 'page 3'],
        ['https://example.org/sources/rails/', 'disputes'],
        ['https://example.org/sources/tracks/'],
      ],
    );
    expect(citations.every(({ motivation }) => motivation === 'linking')).toBe(true);
  });

  test('of the host hang on the words they quote, and do not repeat them', () => {
    const [note] = ofKind(collect().items, 'note');
    expect(note).toMatchObject({
      motivation: 'commenting',
      body: [{ value: 'They do now.', language: 'en' }],
    });
    expect(note && targetsOf(note)).toEqual([
      expect.stringMatching(/^https:\/\/cdn\.example\/one\.mp3#t=5,6(\.\d+)?$/),
      '“Nobody signs for it”',
    ]);
  });

  test('that correct edit our text, and comment on what was said', () => {
    const [said, ours] = ofKind(collect().items, 'correction');
    expect(said).toMatchObject({ motivation: 'commenting', 'dcterms:date': '2025-06-01' });
    expect(ours).toMatchObject({ motivation: 'editing' });
    expect(ours).not.toHaveProperty('dcterms:date');
    expect(said && targetsOf(said)).toContain('“Night trains cross the border.”');
  });

  test('are about the page where there is no sound', () => {
    const { collection, items } = collect(text, { at: page });
    expect(judgeCollection(collection)).toEqual([]);
    const sources = new Set(items.flatMap(({ target }) => target.map(({ source }) => source)));
    expect([...sources]).toEqual([page]);
  });

  test('without times are about words alone', () => {
    const untimed = collect(text.replaceAll(/\[~?\d:\d\d\] /g, ''), { transcript: 'WEBVTT\n' }).items;
    expect(untimed.length).toBeGreaterThan(3);
    expect(JSON.stringify(untimed)).not.toContain('media-frags');
  });
});

describe('the address of an annotation', () => {
  test('stays when others come before it, elsewhere', () => {
    const before = new Set(collect().items.map(({ id }) => id));
    const more = text
      .replace('## Takeaways\n\n', '## Takeaways\n\n- [0:03] First flying money [@rails].\n')
      .replace('## Notes\n\n', '## Notes\n\n- [0:01] "Night trains" — Sleepers.\n');
    const later = `${talk}\n00:10.000 --> 00:12.000\n<v Ada>Who would sign for flying money at night?\n`;
    const after = collect(more, { transcript: later }).items.map(({ id }) => id);
    expect([...before].filter((id) => !after.includes(id))).toEqual([]);
    expect(after.length).toBe(before.size + 4);
  });

  test('is the same at every build', () => {
    expect(collect().body).toBe(collect().body);
  });
});

describe('words are quoted', () => {
  const pageOf = (place: Place): PageText => new PageText(makeEpisode([]), [place], []);

  test('with what stands around them, but not over a citation, which the page puts words for', () => {
    const place = placeOf('One two [@a] three four [@b] five.');
    const at = place.text.indexOf('four');
    expect(quoteOf(place, { start: at, end: at + 4 }, pageOf(place))).toEqual({
      type: 'TextQuoteSelector',
      exact: 'four',
      prefix: ' three ',
      suffix: ' ',
    });
  });

  test('without halves of characters', () => {
    const place = placeOf(`${'👍'.repeat(20)}x ${'👍'.repeat(20)}`);
    const { prefix = '', suffix = '' } = quoteOf(place, { start: 40, end: 41 }, pageOf(place));
    expect([prefix, suffix].every((context) => context.isWellFormed())).toBe(true);
    expect(prefix).toContain('👍');
  });

  const statement = (markdown: string, index = 0): string => {
    const place = placeOf(markdown);
    const { start, end } = statementRange(place, place.citations[index]?.offset ?? 0);
    return place.text.slice(start, end);
  };

  test('for a citation as far as it reaches: from the sentence’s begin or the citation before', () => {
    expect(statement('Before it. Trains run [@a] and stop [@b].')).toBe('Trains run');
    expect(statement('Before it. Trains run [@a] and stop [@b].', 1)).toBe('and stop');
    expect(statement('Trains run [@a] [@b].', 1)).toBe('Trains run');
    expect(statement('They run. [@a] Then they stop.')).toBe('They run.');
    expect(statement('[@a] says that they run. Then they stop.')).toBe('says that they run.');
  });
});
