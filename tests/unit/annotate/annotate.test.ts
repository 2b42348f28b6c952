import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { annotators, prepareAnnotation, type AnnotatedDocument } from '../../../src/annotate/index.ts';
import { placesOf, placeSectionsOf } from '../../../src/annotate/places.ts';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import { mintSectionId } from '../../../src/model/ids.ts';
import type { Term } from '../../../src/model/term.ts';
import {
  at,
  dive,
  item,
  makeEpisode,
  makeLibrary,
  makePassage,
  makeSource,
  paragraph,
  section,
} from './episode-fixture.ts';
import { makeTerm } from './fixture.ts';

const terms = [
  { name: 'Juche', aliases: ['self-reliance'] },
  { name: 'Lazarus Group', aliases: ['Lazarus'] },
  { name: 'flying money', aliases: ['飞钱', 'money'] },
  { name: 'money laundering' },
];
const sources = [
  makeSource('greitens2014', { URL: 'https://www.example.org/report/' }),
  makeSource('catchpole2008', { DOI: '10.1000/ABC' }),
];
const passages = [
  makePassage('s-1', 'They call it flying money, or fei chen, and the', 100, 110),
  makePassage('s-2', 'Lazarus Group likes it. Flying money is Juche.', 110, 120),
  makePassage('s-3', 'Again: flying money, says Lazarus.', 400, 410),
];
const quotation = (words: string, start: number, line: number) => ({
  stamp: at(start),
  words,
  position: { path: 'episodes/001/episode.md', line, column: 10 },
});
const episode = makeEpisode(
  [paragraph('p-1', 'Juche and [[lazarus|the hackers]] use money laundering. [@greitens2014]')],
  [
    section({
      kind: 'takeaways',
      intro: [],
      items: [item('t-1', 'Juche pays. See [the report](http://example.org/report#p3) by Juche.', at(72))],
    }),
    section({
      kind: 'deep-dives',
      intro: [],
      dives: [
        dive('revenue', 'Juche for money', [paragraph('d-1', 'Juche is `Juche`.')], at(90, 300)),
        dive(
          'cult',
          'The cult',
          [paragraph('d-2', 'Self-reliance, [Juche](https://doi.org/10.1000/abc).')],
          at(300),
        ),
      ],
    }),
    section({
      kind: 'notes',
      intro: [],
      notes: [
        {
          id: mintSectionId('n1'),
          item: item('n-1', '“flying money” — a note.', at(104)),
          quotation: quotation('Flying money', 104, 20),
        },
        {
          id: mintSectionId('n2'),
          item: item('n-2', 'Across.', at(109)),
          quotation: quotation('and the Lazarus group', 109, 21),
        },
      ],
    }),
  ],
);
const document: AnnotatedDocument = { episode, passages };

function show(result: ReturnType<ReturnType<typeof prepareAnnotation>>['value']): string[] {
  const texts = new Map(placesOf(episode, passages, 'en').map((place) => [place.id, place.text]));
  return [...result].flatMap(([place, annotations]) =>
    annotations.map((one) => {
      const words = texts.get(place)?.slice(one.start, one.end) ?? '';
      if (one.kind === 'mention') return `${place} ${words} → ${one.term}${one.first ? '*' : ''}`;
      if (one.kind === 'note') return `${place} ${words} → ${one.note}`;
      if (one.kind === 'link') return `${place} ${words} → ${one.source}`;
      if (one.kind === 'quotation') return `${place} ${words} → ${one.block}`;
      if (one.kind !== 'citation') return `${place} ${words} → ${one.kind}`;
      return `${place} @${one.start} → ${one.cluster.items.map(({ key }) => key).join()}`;
    }),
  );
}

describe('annotation of an episode', () => {
  const annotated = prepareAnnotation(makeLibrary(terms, sources))(document);

  it('finds mentions, citations, notes and links in everything people read', () => {
    expect(annotated.messages).toEqual([]);
    expect(show(annotated.value)).toEqual([
      'p-1 Juche → juche*',
      'p-1 the hackers → lazarus-group*',
      'p-1 money laundering → money-laundering*',
      'p-1 @44 → greitens2014',
      't-1 Juche → juche*',
      't-1 the report → greitens2014',
      't-1 Juche → juche',
      'd-1 Juche → juche*',
      'd-2 Self-reliance → juche*',
      'd-2 Juche → catchpole2008',
      'n-1 flying money → flying-money*',
      's-1 flying money → flying-money*',
      's-1 flying money → n1',
      's-1 and the → n2',
      's-2 Lazarus Group → lazarus-group*',
      's-2 Lazarus Group → n2',
      's-2 Flying money → flying-money',
      's-2 Juche → juche*',
      's-3 flying money → flying-money*',
      's-3 Lazarus → lazarus-group*',
    ]);
  });

  it('gives the same whatever the order of annotators and terms', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...annotators], { minLength: annotators.length }),
        fc.shuffledSubarray(terms, { minLength: terms.length }),
        (someAnnotators, someTerms) => {
          const result = prepareAnnotation(makeLibrary(someTerms, sources), someAnnotators)(document);
          expect([...result.value]).toEqual([...annotated.value]);
        },
      ),
      { numRuns: 60, seed: 1154 },
    );
  });

  it('knows when and in which section a place is', () => {
    const places = new Map(placesOf(episode, passages, 'en').map((place) => [String(place.id), place]));
    const where = (id: string) => [places.get(id)?.section, places.get(id)?.timeAt(0)];
    expect(where('p-1')).toEqual(['summary', undefined]);
    expect(where('t-1')).toEqual(['takeaways', 72]);
    expect(where('d-1')).toEqual(['revenue', 90]);
    expect(where('s-2')).toEqual(['transcript-revenue', 110]);
    expect(where('s-3')).toEqual(['transcript-cult', 400]);
    expect(places.get('s-1')?.timeAt(13)).toBeCloseTo(102.77, 1);
    const sections = placeSectionsOf(episode);
    for (const { section: id } of places.values()) expect(sections.has(id)).toBe(true);
    expect(sections.get(mintSectionId('transcript-revenue'))?.title).toBe('Juche for money');
  });
});

describe('what overlaps', () => {
  const annotate = (summary: string, sections: ReturnType<typeof section>[] = []) =>
    [
      ...prepareAnnotation(makeLibrary(terms, sources))({
        episode: makeEpisode([paragraph('p-1', summary)], sections),
        passages: [],
      }).value.values(),
    ].flat();

  it('goes to what was written by hand, though a longer term was found', () => {
    expect(annotate('The [[Juche|Lazarus]] Group')).toEqual([
      {
        kind: 'mention',
        place: 'p-1',
        start: 4,
        end: 11,
        term: 'juche',
        form: 0,
        authored: true,
        first: true,
      },
    ]);
  });

  it('is counted but not linked where a hand-written term stands in a heading', () => {
    const dives = [dive('d', 'On [[Juche]]', [paragraph('p-2', 'So, Juche.')])];
    const mentions = annotate('', [section({ kind: 'deep-dives', intro: [], dives })]);
    expect(mentions.map((one) => [one.place, one.kind === 'mention' && one.first])).toEqual([
      ['h-d', false],
      ['p-2', true],
    ]);
  });

  it('keeps the order of citations at one point', () => {
    const citations = annotate('12[@greitens2014][@catchpole2008][@greitens2014]');
    expect(citations.map((one) => one.kind === 'citation' && one.cluster.items[0]?.key)).toEqual([
      'greitens2014',
      'catchpole2008',
      'greitens2014',
    ]);
  });

  it('puts a passage into the part of the talk that began last', () => {
    const dives = [dive('whole', 'Whole', [], at(0, 500)), dive('part', 'Part', [], at(100, 200))];
    const overlapping = makeEpisode([], [section({ kind: 'deep-dives', intro: [], dives })]);
    expect(
      placesOf(overlapping, passages, 'en')
        .slice(-3)
        .map((place) => place.section),
    ).toEqual(['transcript-part', 'transcript-part', 'transcript-whole']);
  });
});

describe('mistakes in an episode', () => {
  const messagesOf = (markdown: string, extra = terms) =>
    prepareAnnotation(makeLibrary(extra, sources))({
      episode: makeEpisode([paragraph('p-1', markdown, 8)]),
      passages: [],
    }).messages.map(formatMessage);

  it('names an unknown source where it stands, with the nearest', () => {
    const text = 'Text [@catchpol2008]';
    expect(messagesOf(text)).toEqual([
      `episodes/001/episode.md:8:${text.indexOf('@') + 1}: error: unknown source "catchpol2008"; did you mean "catchpole2008"? [unknown-source]`,
    ]);
  });

  it('names an unknown term where it stands, with the nearest', () => {
    const text = 'Of [[Jushe]] and [[Lazarus Groop|them]].';
    expect(messagesOf(text)).toEqual([
      `episodes/001/episode.md:8:${text.indexOf('Jushe') + 1}: error: unknown term "Jushe"; did you mean "Juche"? [unknown-term]`,
      `episodes/001/episode.md:8:${text.indexOf('them') + 1}: error: unknown term "Lazarus Groop"; did you mean "Lazarus Group"? [unknown-term]`,
    ]);
  });

  it('takes names by id, alias, another case and plural', () => {
    expect(messagesOf('[[lazarus-group]] [[SELF-RELIANCE|x]] [[飞钱]] [[Juches]]')).toEqual([]);
  });

  it('warns when a form belongs to several terms', () => {
    expect(
      messagesOf('[[RGB]]', [
        { name: 'Red Group', aliases: ['RGB'] },
        { name: 'Bureau', aliases: ['RGB'] },
      ]),
    ).toEqual([
      'episodes/001/episode.md:8:3: warning: "RGB" may be "Bureau" or "Red Group"; write [[Bureau|RGB]] [ambiguous-term]',
    ]);
  });

  it('warns when a note quotes what is not said near its time, and says where it is', () => {
    const notes = [
      {
        id: mintSectionId('n1'),
        item: item('n-1', 'x', at(250)),
        quotation: quotation('says Lazarus', 250, 20),
      },
      {
        id: mintSectionId('n2'),
        item: item('n-2', 'x', at(100)),
        quotation: quotation('Juche is flying', 100, 21),
      },
    ];
    const wrong = makeEpisode([], [section({ kind: 'notes', intro: [], notes })]);
    const annotate = prepareAnnotation(makeLibrary([]));
    const { value, messages } = annotate({ episode: wrong, passages });
    expect(messages.map(formatMessage)).toEqual([
      'episodes/001/episode.md:20:10: warning: the transcript does not say "says Lazarus" within a minute of 4:10; these words are said at 6:46 [note-not-found]',
      'episodes/001/episode.md:21:10: warning: the transcript does not say "Juche is flying" within a minute of 1:40; the nearest is “Juche Again: flying” at 1:58 [note-not-found]',
    ]);
    expect(value.size).toBe(0);
    expect(annotate({ episode: wrong, passages: [] }).messages).toEqual([]);
  });
});

describe('the words of a note', () => {
  it('come with the signs around them that are quoted, too', () => {
    const spoken = makePassage('s-1', 'It is perhaps $2 trillion a year!', 0, 10);
    const notes = [
      { id: mintSectionId('n1'), item: item('n-1', 'x', at(5)), quotation: quotation('$2 Trillion', 5, 20) },
      { id: mintSectionId('n2'), item: item('n-2', 'x', at(5)), quotation: quotation('“a year”', 5, 21) },
    ];
    const noted = makeEpisode([], [section({ kind: 'notes', intro: [], notes })]);
    const { value } = prepareAnnotation(makeLibrary([]))({ episode: noted, passages: [spoken] });
    expect([...value.values()].flat().map(({ start, end }) => spoken.text.slice(start, end))).toEqual([
      '$2 trillion',
      'a year',
    ]);
  });
});

describe('annotation of a glossary entry', () => {
  it('links other terms but not the term itself, nor a shorter one inside its name', () => {
    const term: Term = {
      ...makeTerm({ name: 'money laundering' }),
      body: [paragraph('b-1', 'Money laundering is not flying money. [[Money laundering]] [@greitens2014]')],
    };
    const library = makeLibrary(
      [{ name: 'money laundering' }, { name: 'money' }, { name: 'flying money' }],
      sources,
    );
    const { value } = prepareAnnotation(library)({ term });
    expect([...value.values()].flat().map((one) => (one.kind === 'mention' ? one.term : one.kind))).toEqual([
      'flying-money',
      'citation',
    ]);
  });
});
