import type { CslDate, CslItem, CslName, Source } from '../model/source.ts';

/** CSL type → biblatex type; what is not here is `misc`. */
const types: Readonly<Record<string, string>> = {
  article: 'online',
  'article-journal': 'article',
  'article-magazine': 'article',
  'article-newspaper': 'article',
  book: 'book',
  broadcast: 'audio',
  chapter: 'incollection',
  classic: 'unpublished',
  dataset: 'dataset',
  'entry-dictionary': 'inreference',
  'entry-encyclopedia': 'inreference',
  entry: 'inreference',
  graphic: 'artwork',
  legal_case: 'jurisdiction',
  legislation: 'legislation',
  bill: 'legislation',
  manuscript: 'unpublished',
  motion_picture: 'video',
  musical_score: 'music',
  'paper-conference': 'inproceedings',
  patent: 'patent',
  periodical: 'periodical',
  'post-weblog': 'online',
  post: 'online',
  report: 'report',
  software: 'software',
  song: 'audio',
  standard: 'standard',
  thesis: 'thesis',
  treaty: 'legal',
  webpage: 'online',
};

/** What is an article to biblatex, and an article of its own kind to CSL. */
const subtypes: Readonly<Record<string, string>> = {
  'article-magazine': 'magazine',
  'article-newspaper': 'newspaper',
};

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Plain text as TeX has it. */
export const escapeTex = (text: string): string =>
  text.replace(/[\\~^]|[{}&%$#_]/g, (character) => escapes[character] ?? `\\${character}`);

const commands: Readonly<Record<string, string>> = {
  i: '\\textit{',
  b: '\\textbf{',
  sup: '\\textsuperscript{',
  sub: '\\textsubscript{',
  sc: '\\textsc{',
  span: '{',
};

/** CSL's inline markup as commands; tags that do not match are dropped. */
function texMarkup(text: string): string {
  const open: string[] = [];
  const parts = text.split(/(<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>)/);
  const converted = parts.map((part, index) => {
    if (index % 2 === 0) return escapeTex(part);
    const name = /[a-z]+/.exec(part)?.[0] ?? '';
    if (!part.startsWith('</')) {
      open.push(name);
      return commands[name] ?? '';
    }
    if (open.at(-1) !== name) return '';
    open.pop();
    return '}';
  });
  return converted.join('') + '}'.repeat(open.length);
}

/** Words with a capital keep it, whatever a bibliography style does to titles; the first word's is everybody's. */
export function texTitle(title: string): string {
  const protect = (word: string, offset: number): string => {
    const capital = offset === 0 ? /.\p{Lu}/u : /\p{Lu}/u;
    return capital.test(word) ? `{${word}}` : word;
  };
  if (/[<\\{}]/.test(title)) return `{${texMarkup(title)}}`;
  return escapeTex(title).replace(/[\p{L}\p{M}\p{N}'’-]+/gu, protect);
}

function texName(name: CslName): string {
  if (name.literal !== undefined || name.given === undefined)
    return `{${escapeTex(name.literal ?? name.family ?? '')}}`;
  const particle = name['non-dropping-particle'] ?? name['dropping-particle'];
  const family = [particle, name.family]
    .filter((part) => part !== undefined)
    .map(escapeTex)
    .join(' ');
  return [family, ...(name.suffix === undefined ? [] : [escapeTex(name.suffix)]), escapeTex(name.given)].join(
    ', ',
  );
}

/** Names as BibTeX has them; `undefined` for none. */
export function texNames(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const names = value as readonly CslName[];
  return names.map((name) => (name.literal === 'others' ? 'others' : texName(name))).join(' and ');
}

/**
 * `2025-02-26`, a range of dates with `/`, a season as a month of its own (`2025-21`), `~` where it is about right.
 * @see https://www.loc.gov/standards/datetime/
 */
export function isoDate(date: CslDate | undefined): string | undefined {
  const two = (part: number, index: number): string => String(part).padStart(index === 0 ? 4 : 2, '0');
  const season = Number(date?.season);
  const about = date?.circa ? '~' : '';
  const parts = date?.['date-parts']?.map((part) => {
    const whole = part.length === 1 && season >= 1 && season <= 4 ? [...part, 20 + season] : part;
    return whole.map(two).join('-') + about;
  });
  return parts === undefined ? undefined : parts.join('/');
}

/** A key that all programs read. */
export const keyOf = (key: string): string => key.replace(/[\s,{}()"'#%~\\=@]+/g, '-');

function fieldsOf({ csl, archived }: Source): (readonly [name: string, value: string | undefined])[] {
  const type = types[csl.type] ?? 'misc';
  const raw = (field: string): string | undefined => {
    const value: unknown = (csl as Record<string, unknown>)[field];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
  };
  const text = (field: string): string | undefined => {
    const value = raw(field);
    return value === undefined ? undefined : texMarkup(value);
  };
  const container = type === 'article' ? 'journaltitle' : type.startsWith('in') ? 'booktitle' : 'maintitle';
  const title = raw('title');
  const podcast = csl.type === 'broadcast' && /podcast/i.test(raw('medium') ?? 'podcast');
  return [
    ['entrysubtype', podcast ? 'podcastepisode' : subtypes[csl.type]],
    ['author', texNames(csl.author) ?? texNames(csl['host']) ?? texNames(csl['guest'])],
    ['editor', texNames(csl.editor)],
    ['translator', texNames(csl['translator'])],
    ['title', title === undefined ? undefined : texTitle(title)],
    [container, text('container-title')],
    ['series', text('collection-title')],
    ['type', text('genre')],
    ['volume', text('volume')],
    ['number', type === 'article' ? text('issue') : (text('number') ?? text('collection-number'))],
    ['edition', text('edition')],
    ['pages', raw('page')?.replace(/\s*[-–]+\s*/, '--')],
    ['pagetotal', text('number-of-pages')],
    [type === 'report' || type === 'thesis' ? 'institution' : 'publisher', text('publisher')],
    ['location', text('publisher-place')],
    ['date', isoDate(csl.issued)],
    ['year', csl.issued?.['date-parts'] === undefined ? csl.issued?.literal : undefined],
    ['doi', raw('DOI')],
    ['isbn', raw('ISBN')],
    ['issn', raw('ISSN')],
    ['url', raw('URL')],
    ['urldate', isoDate(csl.accessed)],
    ['archived', archived],
    ['howpublished', podcast ? undefined : text('medium')],
    ['language', text('language')],
    ['keywords', text('keyword')],
    ['abstract', text('abstract')],
    ['note', text('note') ?? guestNote(csl)],
  ];
}

/** biblatex has no field for guests: beside hosts, who stand as authors, they are named in a note. */
function guestNote(csl: CslItem): string | undefined {
  const guests = texNames(csl['guest']);
  return guests === undefined || !csl['host'] ? undefined : `Guest: ${guests}`;
}

/**
 * The sources as biblatex, one entry each under its key. (Plain BibTeX has no reports, web pages or full dates.)
 * @see https://ctan.org/pkg/biblatex
 */
export function toBiblatex(sources: readonly Source[]): string {
  const entries = sources.map((source) => {
    const fields = fieldsOf(source).filter(([, value]) => value !== undefined && value.trim() !== '');
    const lines = fields.map(
      ([name, value]) => `  ${name} = {${value?.replace(/\s+/g, ' ').trim() ?? ''}},\n`,
    );
    return `@${types[source.csl.type] ?? 'misc'}{${keyOf(source.key)},\n${lines.join('')}}\n`;
  });
  return entries.join('\n');
}
