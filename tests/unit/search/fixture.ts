import type { Annotation } from '../../../src/model/annotation.ts';
import type { Episode, EpisodeSection } from '../../../src/model/episode.ts';
import {
  mintEpisodeSlug,
  mintPersonId,
  mintPlaceId,
  mintSectionId,
  mintSourceKey,
  mintTermId,
} from '../../../src/model/ids.ts';
import type { ListItem, ProseNode } from '../../../src/model/prose.ts';
import type { AnnotatedEpisode } from '../../../src/model/site.ts';
import type { Source } from '../../../src/model/source.ts';
import type { Term } from '../../../src/model/term.ts';
import type { Stamp } from '../../../src/model/time.ts';
import type { Passage } from '../../../src/model/transcript.ts';
import type { RecordContext } from '../../../src/search/records.ts';

const position = { path: 'episodes/x/episode.md', line: 1, column: 1 };
const positions = { path: position.path, runs: [] };
const at = (start: number, approximate = false): Stamp => ({ start, approximate });

/** A paragraph; its id is its first word. */
export const paragraph = (text: string, stamp?: Stamp): ProseNode => ({
  type: 'paragraph',
  block: {
    id: mintPlaceId(text.split(' ')[0] ?? ''),
    text,
    marks: [],
    citations: [],
    termReferences: [],
    positions,
  },
  ...(stamp ? { stamp } : {}),
});
const heading = (text: string): ProseNode & { type: 'heading' } => ({
  type: 'heading',
  level: 3,
  id: mintSectionId('h'),
  block: { id: mintPlaceId(text), text, marks: [], citations: [], termReferences: [], positions },
});
const item = (text: string, stamp?: Stamp): ListItem => ({
  children: [paragraph(text)],
  position,
  ...(stamp ? { stamp } : {}),
});

/** A passage of so many words that begins with the text; a word a second. */
export function passage(id: string, start: number, text: string, speaker?: string): Passage {
  const end = start + text.split(' ').length;
  return {
    id: mintPlaceId(id),
    turn: 0,
    start,
    end,
    text,
    times: [{ offset: 0, time: start }],
    ...(speaker === undefined ? {} : { speaker }),
  };
}

export const filler = (words: number): string => Array.from({ length: words }, () => 'so').join(' ');

export const term = (name: string, aliases: readonly string[], definition: string): Term => ({
  id: mintTermId(name.toLowerCase().replaceAll(' ', '-')),
  name,
  kind: 'concept',
  forms: [name, ...aliases].map((form) => ({ form, exact: false })),
  avoid: [],
  sameAs: [],
  related: [],
  body: [paragraph(definition)],
  position,
});

export const juche = term(
  'Juche',
  ['Chuch’e', '주체', '主體思想'],
  'The doctrine of self-reliance of the North.',
);
export const flyingMoney = term(
  'Fei Chen',
  ['flying money', '飞钱'],
  'Value is moved without moving cash; unlike Juche.',
);

export const source: Source = {
  key: mintSourceKey('Myers:2015'),
  light: false,
  position,
  csl: {
    id: 'Myers:2015',
    type: 'book',
    title: 'North Korea’s Juche Myth',
    author: [{ family: 'Myers', given: 'Brian' }, { literal: 'Sthele Press' }],
    issued: { 'date-parts': [[2015, 3]] },
  },
};

export const context: RecordContext = {
  language: 'en',
  people: new Map(
    [
      ['sean', 'Sean Williams'],
      ['mara', 'Mara'],
    ].map(([id, name]) => [
      mintPersonId(id as string),
      { id: mintPersonId(id as string), name: name as string, sort: name as string, links: [], position },
    ]),
  ),
  terms: new Map([juche, flyingMoney].map((entry) => [entry.id, entry])),
  sources: new Map([[source.key, source]]),
};

const sections: readonly EpisodeSection[] = [
  {
    kind: 'takeaways',
    id: mintSectionId('takeaways'),
    heading: 'Takeaways',
    position,
    intro: [],
    items: [
      item('Self-reliance is the first creed of the state.', at(72)),
      item('Untimed sentence that stands alone.'),
      item('Banks look away from cash.', at(250, true)),
    ],
  },
  {
    kind: 'deep-dives',
    id: mintSectionId('deep-dives'),
    heading: 'Deep dives',
    position,
    intro: [],
    dives: [
      {
        id: mintSectionId('revenue-tactics'),
        heading: heading('Revenue tactics'),
        stamp: at(125),
        body: [
          paragraph('Crime pays for what Juche promises.'),
          { type: 'quote', stamp: at(194), children: [paragraph('quoted “words of a cook”')] },
        ],
        position,
      },
      {
        id: mintSectionId('cult-of-the-leader'),
        heading: heading('Cult of the leader'),
        stamp: at(192),
        body: [paragraph('Portraits hang in every room.')],
        position,
      },
    ],
  },
];

const episode: Episode = {
  slug: mintEpisodeSlug('1154-north-korea'),
  meta: {
    title: 'The cartel connection',
    date: '2025-05-15',
    type: 'full',
    hosts: [mintPersonId('mara')],
    guests: [mintPersonId('sean')],
    speakers: new Map([['A', mintPersonId('mara')]]),
    tags: ['crime'],
    draft: false,
    listen: [],
    provenance: {},
  },
  summary: [paragraph('Lead paragraph about money.')],
  sections,
  position,
};

const mention = (place: string, termId: Term): [ReturnType<typeof mintPlaceId>, readonly Annotation[]] => [
  mintPlaceId(place),
  [
    {
      kind: 'mention',
      place: mintPlaceId(place),
      term: termId.id,
      start: 0,
      end: 5,
      form: 0,
      authored: false,
      first: true,
    },
  ],
];

export const annotated: AnnotatedEpisode = {
  episode,
  passages: [
    passage('p1', 0, `Welcome back everybody ${filler(60)}`, 'A'),
    passage('p2', 126, `Now juche means juche and again juche ${filler(40)} hawala`, 'A'),
    passage('p3', 195, `The leader 飞钱 ${filler(30)}`, 'SPEAKER_02'),
  ],
  wordTimes: 'measured',
  annotations: new Map([mention('Crime', juche), mention('p2', juche), mention('p3', flyingMoney)]),
};
