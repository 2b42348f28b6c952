import { plainTitle, type CslDate, type CslItem, type CslName, type Source } from '../model/source.ts';

/** A key of a context object and its value; `undefined` and empty ones are left out. */
type Pair = readonly [key: string, value: string | undefined];

/** The metadata formats that OpenURL has for what people cite; `dc` takes everything else. */
type Format = 'journal' | 'book' | 'dissertation' | 'patent' | 'dc';

/** CSL type → format and, where the format has one, its genre. */
const genres: Readonly<Record<string, readonly [format: Format, genre?: string]>> = {
  'article-journal': ['journal', 'article'],
  'article-magazine': ['journal', 'article'],
  'article-newspaper': ['journal', 'article'],
  'review-book': ['journal', 'article'],
  review: ['journal', 'article'],
  article: ['journal', 'preprint'],
  periodical: ['journal', 'journal'],
  'paper-conference': ['book', 'proceeding'],
  book: ['book', 'book'],
  classic: ['book', 'book'],
  collection: ['book', 'book'],
  pamphlet: ['book', 'document'],
  chapter: ['book', 'bookitem'],
  'entry-dictionary': ['book', 'bookitem'],
  'entry-encyclopedia': ['book', 'bookitem'],
  entry: ['book', 'bookitem'],
  report: ['book', 'report'],
  thesis: ['dissertation'],
  patent: ['patent'],
};

/** What reference managers call the other CSL types (`rft.type` of Dublin Core); what is not here is a `document`. */
const kinds: Readonly<Record<string, string>> = {
  bill: 'bill',
  dataset: 'dataset',
  figure: 'artwork',
  graphic: 'artwork',
  hearing: 'hearing',
  interview: 'interview',
  legal_case: 'case',
  legislation: 'statute',
  manuscript: 'manuscript',
  map: 'map',
  motion_picture: 'film',
  personal_communication: 'letter',
  post: 'forumPost',
  'post-weblog': 'blogPost',
  regulation: 'statute',
  software: 'computerProgram',
  song: 'audioRecording',
  speech: 'presentation',
  standard: 'standard',
  webpage: 'webpage',
};

/** Names beyond these are left out: a harvester that wants all of them takes the record itself. */
const mostNames = 10;

/** Letters of a title; a longer one would make the page heavy. */
const longestValue = 300;

function textOf(csl: CslItem, field: string): string | undefined {
  const value = csl[field];
  return typeof value === 'string' || typeof value === 'number' ? plainTitle(String(value)) : undefined;
}

/** `2025-02-26`, as exact as it is given; the beginning of a range; nothing for a date before the year 1. */
function dateOf(date: CslDate | undefined): string | undefined {
  const parts = date?.['date-parts']?.[0];
  if (parts === undefined || !parts.every((part) => Number(part) > 0)) return undefined;
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}

const namesOf = (csl: CslItem, roles: readonly string[]): readonly CslName[] => {
  const lists = roles.map((role) => csl[role]).filter((value) => Array.isArray(value) && value.length > 0);
  return ((lists[0] ?? []) as readonly CslName[])
    .filter(({ literal }) => literal !== 'others')
    .slice(0, mostNames);
};

const familyOf = (name: CslName): string =>
  [name['non-dropping-particle'] ?? name['dropping-particle'], name.family].filter(Boolean).join(' ');

/** "Imke van Gardingen", "Martin King, Jr." */
const wholeName = (name: CslName): string => {
  const whole = name.literal ?? [name.given, familyOf(name)].filter(Boolean).join(' ');
  return name.suffix === undefined ? whole : `${whole}, ${name.suffix}`;
};

/** The first author in parts, then each as a whole; institutions are authors of their own kind. */
function authorsOf(names: readonly CslName[]): Pair[] {
  const first = names[0];
  const parts: Pair[] =
    first === undefined || first.literal !== undefined
      ? []
      : [
          ['rft.aulast', familyOf(first)],
          ['rft.aufirst', first.given],
          ['rft.ausuffix', first.suffix],
        ];
  return [
    ...parts,
    ...names.map((name): Pair => [name.literal === undefined ? 'rft.au' : 'rft.aucorp', wholeName(name)]),
  ];
}

function pagesOf(csl: CslItem): Pair[] {
  const page = textOf(csl, 'page');
  const [, start, end] = /^\s*(\w+)\s*[-–]+\s*(\w+)\s*$/.exec(page ?? '') ?? [];
  return [
    ['rft.pages', page],
    ['rft.spage', start],
    ['rft.epage', end],
  ];
}

const journal = (csl: CslItem, genre: string): Pair[] => [
  [genre === 'journal' ? 'rft.jtitle' : 'rft.atitle', textOf(csl, 'title')],
  ['rft.jtitle', textOf(csl, 'container-title')],
  ['rft.stitle', textOf(csl, 'container-title-short') ?? textOf(csl, 'journalAbbreviation')],
  ['rft.volume', textOf(csl, 'volume')],
  ['rft.issue', textOf(csl, 'issue')],
  ...pagesOf(csl),
  ['rft.issn', textOf(csl, 'ISSN')],
];

const book = (csl: CslItem, genre: string): Pair[] => {
  const part = genre === 'bookitem' || genre === 'proceeding';
  return [
    [part ? 'rft.atitle' : 'rft.btitle', textOf(csl, 'title')],
    ['rft.btitle', part ? textOf(csl, 'container-title') : undefined],
    ['rft.place', textOf(csl, 'publisher-place')],
    ['rft.pub', textOf(csl, 'publisher')],
    ['rft.edition', textOf(csl, 'edition')],
    ['rft.series', textOf(csl, 'collection-title')],
    ['rft.tpages', textOf(csl, 'number-of-pages')],
    ...pagesOf(csl),
    ['rft.isbn', textOf(csl, 'ISBN')],
    ['rft.issn', textOf(csl, 'ISSN')],
  ];
};

const dissertation = (csl: CslItem): Pair[] => [
  ['rft.title', textOf(csl, 'title')],
  ['rft.inst', textOf(csl, 'publisher')],
  ['rft.degree', textOf(csl, 'genre')],
  ['rft.tpages', textOf(csl, 'number-of-pages')],
  ['rft.isbn', textOf(csl, 'ISBN')],
];

function patent(csl: CslItem, names: readonly CslName[]): Pair[] {
  const first = names[0];
  return [
    ['rft.title', textOf(csl, 'title')],
    ['rft.number', textOf(csl, 'number')],
    ['rft.applcc', textOf(csl, 'jurisdiction')],
    ['rft.appldate', dateOf(csl['submitted'] as CslDate | undefined)],
    ['rft.invlast', first?.literal === undefined && first ? familyOf(first) : undefined],
    ['rft.invfirst', first?.given],
    ...names.map((name): Pair => ['rft.inventor', wholeName(name)]),
    ['rft.assignee', textOf(csl, 'publisher')],
  ];
}

/** What a programme is: heard as a podcast, on the radio, or seen. */
function kindOf(csl: CslItem): string {
  if (csl.type !== 'broadcast') return kinds[csl.type] ?? 'document';
  const said = `${textOf(csl, 'medium') ?? ''} ${textOf(csl, 'genre') ?? ''}`.toLowerCase();
  if (/\b(?:tv|television|video)\b/.test(said)) return 'tvBroadcast';
  return /\bradio\b/.test(said) ? 'radioBroadcast' : 'podcast';
}

const dublinCore = (csl: CslItem, names: readonly CslName[]): Pair[] => [
  ['rft.type', kindOf(csl)],
  ['rft.title', textOf(csl, 'title')],
  ['rft.source', textOf(csl, 'container-title')],
  ...names.map((name): Pair => ['rft.creator', wholeName(name)]),
  ['rft.publisher', textOf(csl, 'publisher')],
  ['rft.identifier', csl.URL],
];

function describe(csl: CslItem, format: Format, genre: string): Pair[] {
  const names = namesOf(csl, ['author', 'host', 'guest', 'director', 'editor', 'interviewer']);
  switch (format) {
    case 'journal':
      return [...journal(csl, genre), ...authorsOf(names)];
    case 'book':
      return [...book(csl, genre), ...authorsOf(names)];
    case 'dissertation':
      return [...dissertation(csl), ...authorsOf(names)];
    case 'patent':
      return patent(csl, names);
    case 'dc':
      return dublinCore(csl, names);
  }
}

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const shorten = (value: string): string => {
  const plain = value.replace(/\s+/gu, ' ').trim();
  return plain.length <= longestValue
    ? plain
    : `${plain
        .slice(0, longestValue)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
};

/**
 * A source as the `title` of a COinS `<span class="Z3988">`, from which reference managers collect what a page cites:
 * an OpenURL context object in the format and genre of its type. The caller escapes it for HTML.
 *
 * @see https://en.wikipedia.org/wiki/COinS
 * @see https://groups.niso.org/higherlogic/ws/public/download/14833/z39_88_2004_r2010.pdf part 4, key/encoded-value
 */
export function coinsOf({ csl }: Pick<Source, 'csl'>): string {
  const [format, genre] = genres[csl.type] ?? ['dc'];
  const own = describe(csl, format, genre ?? '');
  const pairs: readonly Pair[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ['rft.genre', genre],
    ...own,
    ['rft.date', dateOf(csl.issued)],
    ['rft.language', textOf(csl, 'language')],
    ['rft_id', csl.DOI === undefined ? undefined : `info:doi/${csl.DOI}`],
    // Dublin Core has its own place for an address
    ['rft_id', format === 'dc' ? undefined : csl.URL],
  ];
  return pairs
    .flatMap(([key, value]) =>
      value === undefined || value.trim() === ''
        ? []
        : [`${key}=${encode(key === 'rft_id' || key === 'rft.identifier' ? value : shorten(value))}`],
    )
    .join('&');
}
