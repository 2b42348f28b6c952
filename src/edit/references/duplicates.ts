import type { CslName, Source } from '../../model/source.ts';
import { plainTitle } from '../../model/source.ts';
import { bareDoi } from '../../parse/references/identifiers.ts';

/** By what two entries are told to be of the same work. */
export type Likeness = 'DOI' | 'ISBN' | 'URL' | 'title and year' | 'entry';

/** Letters and digits alone, without case and accents. */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** ISBNs as thirteen digits, whether they were written with ten or thirteen, with or without hyphens. */
export function isbnsOf(written: string): readonly string[] {
  const plain = written.replace(/\([^)]*\)/g, ' ').replace(/isbn(?:-1[03])?:?/gi, ' ');
  return plain.split(/[,;/]|\s{2,}|\s(?=97[89])/).flatMap((piece) => {
    const digits = piece.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase();
    if (/^97[89]\d{10}$/.test(digits)) return [digits];
    if (!/^\d{9}[\dX]$/.test(digits)) return [];
    const stem = `978${digits.slice(0, 9)}`;
    const sum = [...stem].reduce((all, digit, index) => all + (index % 2 === 0 ? 1 : 3) * Number(digit), 0);
    return [`${stem}${(10 - (sum % 10)) % 10}`];
  });
}

/** What is said about how somebody came to a page, not about which it is. */
const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|igshid|ref_src|si)$/i;

/** An address without what may differ for one page: `http`, `www.`, a slash at the end, how somebody came to it. */
export function addressOf(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { hostname, port, pathname, searchParams, hash } = new URL(url);
  const query = [...searchParams].filter(([name]) => !tracking.test(name)).map((pair) => pair.join('='));
  const host = hostname.toLowerCase().replace(/^www\d?\./, '');
  const rest = query.length === 0 ? '' : `?${query.sort().join('&')}`;
  const place = hash.startsWith('#:~:') ? '' : hash;
  const path = pathname.replace(/\/+$/, '');
  return path === '' && rest === ''
    ? undefined
    : `${host}${port === '' ? '' : `:${port}`}${path}${rest}${place}`;
}

/** Works that stand in a book, whose number is the book's. */
const within = /^(?:chapter|entry|paper-conference|article)/;

const yearOf = ({ csl }: Source): string => {
  const { issued } = csl;
  const year = issued?.['date-parts']?.[0]?.[0];
  return year === undefined
    ? (/\b\d{4}\b/.exec(`${issued?.literal ?? ''} ${issued?.raw ?? ''}`)?.[0] ?? '')
    : String(year);
};

/** What identifies a work, each with what it is; entries that share one are probably of the same. */
function identitiesOf(source: Source): readonly (readonly [Likeness, string])[] {
  const { csl } = source;
  const title = fold(plainTitle(textOf(csl.title)));
  const doi = bareDoi(textOf(csl.DOI)).toLowerCase();
  const page = addressOf(textOf(csl.URL));
  const ofDoi = /^(?:dx\.)?doi\.org\/(10\..+)$/i.exec(page ?? '')?.[1]?.toLowerCase();
  const part = within.test(csl.type) ? ` ${title}` : '';
  const year = yearOf(source);
  return [
    ...[doi, decoded(ofDoi ?? '')].filter((id) => id !== '').map((id) => ['DOI', id] as const),
    ...isbnsOf(textOf(csl.ISBN)).map((isbn) => ['ISBN', isbn + part] as const),
    ...(page === undefined || ofDoi !== undefined ? [] : [['URL', page] as const]),
    ...(title === '' || year === '' ? [] : [['title and year', `${title} ${year}`] as const]),
    ['entry', JSON.stringify({ ...csl, id: '', 'citation-key': '' })],
  ];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const firstName = ({ csl }: Source): string => {
  const names = (csl.author ?? csl.editor ?? []) as readonly CslName[];
  return fold(names[0]?.family ?? names[0]?.literal ?? '');
};

/** Whether two works of one title and year are different ones all the same: their people, or their DOIs, differ. */
function differ(one: Source, other: Source): boolean {
  const [name, otherName] = [firstName(one), firstName(other)];
  const [doi, otherDoi] = [one, other].map(({ csl }) => bareDoi(textOf(csl.DOI)).toLowerCase());
  if (doi !== '' && otherDoi !== '' && doi !== otherDoi) return true;
  return name !== '' && otherName !== '' && !name.includes(otherName) && !otherName.includes(name);
}

/** The works that are known so far. */
export interface KnownWorks {
  /** The entry that is of the same work, and how that is known. */
  readonly find: (source: Source) => { readonly source: Source; readonly by: Likeness } | undefined;
  readonly add: (source: Source) => void;
}

/** Remembers works by DOI, ISBN, address, and title with year. */
export function rememberWorks(sources: Iterable<Source>): KnownWorks {
  const byIdentity = new Map<string, Source[]>();
  const add = (source: Source): void => {
    for (const identity of identitiesOf(source)) {
      const name = identity.join(' ');
      byIdentity.set(name, [...(byIdentity.get(name) ?? []), source]);
    }
  };
  for (const source of sources) add(source);
  return {
    add,
    find(source) {
      for (const [by, id] of identitiesOf(source)) {
        const same = byIdentity
          .get(`${by} ${id}`)
          ?.find((other) => by !== 'title and year' || !differ(source, other));
        if (same !== undefined) return { source: same, by };
      }
      return undefined;
    },
  };
}
