import type { CslDate, CslName, Source } from '../model/source.ts';

/** CSL type → RIS type; what is not here is `GEN`. */
const types: Readonly<Record<string, string>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  broadcast: 'SOUND',
  chapter: 'CHAP',
  classic: 'CLSWK',
  dataset: 'DATA',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  figure: 'FIGURE',
  graphic: 'ART',
  hearing: 'HEAR',
  interview: 'INTV',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'MANSCPT',
  map: 'MAP',
  motion_picture: 'MPCT',
  musical_score: 'MUSIC',
  pamphlet: 'PAMP',
  'paper-conference': 'CPAPER',
  patent: 'PAT',
  periodical: 'JFULL',
  personal_communication: 'PCOMM',
  'post-weblog': 'BLOG',
  post: 'BLOG',
  regulation: 'LEGAL',
  report: 'RPRT',
  software: 'COMP',
  song: 'SOUND',
  speech: 'SLIDE',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
};

/** Types whose `T2` is a series, because nothing contains them. */
const whole = new Set(['book', 'report', 'thesis', 'map', 'document']);

const risName = (name: CslName): string => {
  // A comma would make a person of an institution.
  if (name.literal !== undefined) return name.literal.replace(/\s*,\s*/g, ' – ');
  const family = [name['non-dropping-particle'] ?? name['dropping-particle'], name.family]
    .filter(Boolean)
    .join(' ');
  return [family, name.given ?? '', ...(name.suffix === undefined ? [] : [name.suffix])].join(', ');
};

const risNames = (value: unknown): string[] =>
  Array.isArray(value) ? (value as readonly CslName[]).map(risName) : [];

function risDate(date: CslDate | undefined): string | undefined {
  const parts = date?.['date-parts']?.[0];
  if (parts === undefined) return date?.literal;
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('/');
}

const plain = (text: string): string =>
  text
    .replace(/<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function linesOf({ key, csl }: Source): [tag: string, value: string | undefined][] {
  const text = (field: string): string | undefined => {
    const value: unknown = (csl as Record<string, unknown>)[field];
    return typeof value === 'string' || typeof value === 'number' ? plain(String(value)) : undefined;
  };
  const many = (tag: string, values: readonly string[]): [string, string][] =>
    values.map((value) => [tag, value]);
  const author = csl.author ?? csl['host'] ?? csl['guest'];
  const [start, end] = (text('page') ?? '').split(/\s*[-–]+\s*/, 2);
  const container = whole.has(csl.type)
    ? (text('collection-title') ?? text('container-title'))
    : text('container-title');
  const keywords = (text('keyword') ?? '').split(/\s*[,;]\s*/).filter((word) => word !== '');
  return [
    ['TY', types[csl.type] ?? 'GEN'],
    ['ID', key],
    ...many('AU', risNames(author)),
    ...many('A2', risNames(csl.editor)),
    ...many('A4', risNames(csl['translator'])),
    ['TI', text('title')],
    ['T2', container],
    ['T3', whole.has(csl.type) ? undefined : text('collection-title')],
    ['DA', risDate(csl.issued)],
    ['PY', csl.issued?.['date-parts']?.[0]?.[0]?.toString()],
    ['VL', text('volume')],
    ['IS', text('issue') ?? text('number')],
    ['SP', start],
    ['EP', end],
    ['ET', text('edition')],
    ['PB', text('publisher')],
    ['CY', text('publisher-place')],
    ['M3', text('genre') ?? text('medium')],
    ['SN', text('ISBN') ?? text('ISSN')],
    ['DO', text('DOI')],
    ['UR', text('URL')],
    ['Y2', risDate(csl.accessed)],
    ['LA', text('language')],
    ...many('KW', keywords),
    ['AB', text('abstract')],
    ['N1', text('note')],
  ];
}

/**
 * The sources as RIS, with the line ends (CR LF) that it asks for.
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export function toRis(sources: readonly Source[]): string {
  const records = sources.map((source) => {
    const lines = linesOf(source).filter(([, value]) => value !== undefined && value !== '');
    return `${lines.map(([tag, value]) => `${tag}  - ${value ?? ''}\r\n`).join('')}ER  - \r\n`;
  });
  return records.join('\r\n');
}
