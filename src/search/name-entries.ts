import { sourcePath, termPath } from '../model/address.ts';
import { blocksOf } from '../model/prose.ts';
import { titleOf, type CslName, type Source } from '../model/source.ts';
import type { Term } from '../model/term.ts';
import { foldedWords } from '../text/name-forms.ts';

/** One way in which something is called. */
export interface NameForm {
  readonly form: string;
  /** BCP 47. */
  readonly language: string;
  /** Readers are not shown it as a name (an author and a year, a key): it is only found by it. */
  readonly hidden?: boolean;
  /** Not found by its later words. */
  readonly wholeOnly?: boolean;
}

/** A term or a source, as it is found by what it is called. */
export interface NameEntry {
  /** Path below the base with a leading `/`. */
  readonly url: string;
  readonly kind: 'glossary' | 'source';
  readonly title: string;
  /** All its names, the title among them. */
  readonly forms: readonly NameForm[];
  /** A line that says what it is. */
  readonly text: string;
}

const lettersShown = 160;

/** The beginning of a text, cut between words. */
function beginningOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= lettersShown) return line;
  const cut = line.slice(0, lettersShown);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), lettersShown - 30))} …`;
}

/** How a term is found: by its name and every alias, in whatever script. `language` (BCP 47) is the show's. */
export function nameOfTerm(term: Term, language: string): NameEntry {
  const [definition] = blocksOf(term.body, undefined);
  return {
    url: `/${termPath(term.id)}`,
    kind: 'glossary',
    title: term.name,
    forms: term.forms.map((form) => ({ form: form.form, language: form.language ?? language })),
    text: beginningOf(definition?.block.text ?? ''),
  };
}

const smallWords = new Set([
  'the',
  'of',
  'and',
  'for',
  'on',
  'in',
  'to',
  'a',
  'an',
  'de',
  'la',
  'le',
  'des',
  'du',
  'der',
  'die',
  'das',
  'und',
  'für',
]);

/** First letters of a name of three words or more: what an institution is called for short. */
function initialsOf(name: string): string | undefined {
  const words = foldedWords(name).filter((word) => !smallWords.has(word));
  return words.length >= 3 && words.length <= 8 ? words.map((word) => word.charAt(0)).join('') : undefined;
}

const familyOf = (name: CslName): string =>
  name.literal ??
  [name['dropping-particle'], name['non-dropping-particle'], name.family]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');

const yearOf = ({ csl }: Source): string =>
  String(csl.issued?.['date-parts']?.[0]?.[0] ?? /\d{4}/.exec(csl.issued?.raw ?? '')?.[0] ?? '');

const most = 4;

/** What people call a source by its authors: with the year, with the beginning of the title, all of them together. */
function authorForms(source: Source): string[] {
  const authors = [...(source.csl.author ?? source.csl.editor ?? [])].slice(0, most);
  const title = titleOf(source);
  const year = yearOf(source);
  const families = authors.map(familyOf).filter((family) => family !== '');
  const together = families.length > 1 ? [families.join(' ')] : [];
  const short = authors.flatMap((author) =>
    author.literal === undefined ? [] : (initialsOf(author.literal) ?? []),
  );
  return [
    ...[...families, ...together, ...short].map((name) => `${name} ${year}`),
    ...[families[0], short[0]].flatMap((name) => (name === undefined ? [] : [`${name} ${title}`])),
    ...authors.flatMap(({ given, family }) => (given && family ? [`${given} ${family}`] : [])),
  ];
}

/** "Sheena Chestnut Greitens, 2014, Committee for Human Rights" */
function lineOfSource(source: Source): string {
  const { csl } = source;
  const authors = (csl.author ?? csl.editor ?? []).map(
    (name) =>
      name.literal ??
      [name.given, familyOf(name)].filter((part) => part !== undefined && part !== '').join(' '),
  );
  const who = authors.length > 3 ? [`${authors[0] ?? ''} and others`] : authors;
  const parts = [...who, yearOf(source), csl['container-title'] ?? csl.publisher ?? ''];
  return beginningOf(parts.filter((part) => part !== '').join(', '));
}

/** How a source is found: by its title and short title, its authors with the year, and its key. */
export function nameOfSource(source: Source, language: string): NameEntry {
  const title = titleOf(source);
  const own = source.csl.language ?? language;
  const short = /^([^:–—]{4,}?)\s*[:–—]/u.exec(title)?.[1];
  const given = source.csl['title-short'] ?? source.csl['shortTitle'];
  return {
    url: `/${sourcePath(source.key)}`,
    kind: 'source',
    title,
    forms: [
      { form: title, language: own },
      ...[short, given].flatMap((form) =>
        typeof form === 'string' ? [{ form, language: own, hidden: true, wholeOnly: true }] : [],
      ),
      ...(source.light ? [] : [{ form: source.key, language: own, hidden: true, wholeOnly: true }]),
      ...authorForms(source).map((form) => ({ form, language: own, hidden: true, wholeOnly: true })),
    ],
    text: lineOfSource(source),
  };
}
