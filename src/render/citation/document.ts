import type { CitationCluster, CitationItem } from '../../model/citation.ts';
import type { SourceKey } from '../../model/ids.ts';
import type { CslItem, Source } from '../../model/source.ts';
import type { Html } from '../../model/view/parts.ts';
import { escapeMarkup } from '../../text/escape.ts';
import type { Processor, ProcessorCitation } from './citation-js.ts';
import { cleanEntry } from './entry-html.ts';
import { readPieces } from './in-text.ts';
import { dashed, labelLocator } from './locator.ts';
import { prepareItem } from './prepare.ts';
import { shortAuthor } from './short-author.ts';
import type { StyleFacts } from './style-facts.ts';

/** A piece of an in-text citation: with `key` it belongs to that source and may become a link to it. */
export interface CitationPiece {
  readonly key?: SourceKey;
  readonly html: Html;
}

/** A cluster as it stands in the text: `(Greitens, 2014, p. 31; Myers, 2015)`. */
export interface InTextCitation {
  /** The whole, without links. */
  readonly html: Html;
  /** The same in pieces; their HTML, put together, is the whole. */
  readonly pieces: readonly CitationPiece[];
}

/** An entry of a document's reference list. */
export interface Reference {
  readonly key: SourceKey;
  readonly html: Html;
  /** In a numbered style; the entry's HTML does not contain it. */
  readonly number?: number;
}

/** The citations of a document and the references that they need. */
export interface FormattedDocument {
  /** One for each cluster given, in its order. */
  readonly inText: readonly InTextCitation[];
  readonly references: readonly Reference[];
}

/** Pages with a hyphen, so that citeproc writes their ranges as the style has them: "117–18". */
const hyphened = (value: string): string => value.replace(/(?<=\d)\s*[-–]\s*(?=\d)/g, '-');

function processorItem(item: CitationItem, facts: StyleFacts, locale: string): Record<string, unknown> {
  const { locator } = item;
  const suffix =
    locator && !facts.printsLocators
      ? `, ${labelLocator(locator, locale)}${item.suffix === undefined ? '' : ` ${item.suffix}`}`
      : item.suffix;
  return {
    id: item.key,
    ...(locator
      ? {
          label: locator.label,
          locator: locator.label === 'page' ? hyphened(locator.value) : dashed(locator.value),
        }
      : {}),
    ...(item.prefix === undefined ? {} : { prefix: item.prefix }),
    ...(suffix === undefined ? {} : { suffix }),
    ...(item.suppressAuthor ? { 'suppress-author': true } : {}),
  };
}

/** What citeproc prints where a style has no form for what is left, and brackets with nothing in them. */
const emptyForms =
  /\[CSL STYLE ERROR: reference with no printed form\.\](?:[;,]\s*)?|\s*(?:\[NO_PRINTED_FORM\]|\(\s*\)|\[\s*\])/g;

/** The text of a note becomes a parenthesis: a page has no notes of its own. */
function asParenthesis(pieces: readonly CitationPiece[]): CitationPiece[] {
  const last = pieces.at(-1);
  if (!last) return [];
  const trimmed = { ...last, html: last.html.replace(/\.\s*$/, '') };
  return [{ html: '(' }, ...pieces.slice(0, -1), trimmed, { html: ')' }];
}

/** A cluster with the items whose sources are known. */
interface KnownCluster {
  readonly narrative: boolean;
  readonly items: readonly CitationItem[];
}

/** Whether citeproc itself can put the author before the parentheses. */
const knowsNarrative = ({ format }: StyleFacts): boolean => format === 'author-date' || format === 'author';

/** Whether citeproc does so here: with words around the source it would print them twice, at the author and the year. */
const isComposite = ({ narrative, items }: KnownCluster, facts: StyleFacts): boolean =>
  narrative && knowsNarrative(facts) && items[0]?.suffix === undefined && items[0]?.prefix === undefined;

/**
 * The author's name, as the first piece, belongs to the first source. In a sentence two names are joined by a word
 * ("and"), also where the style joins them by a sign in parentheses.
 */
function linkAuthor(pieces: CitationPiece[], key: SourceKey, author: Html): CitationPiece[] {
  const [first, ...rest] = pieces;
  const match = first?.key === undefined ? /^(.*?)(\s*[([]?)$/s.exec(first?.html ?? '') : null;
  if (!match) return pieces;
  const [, name = '', bracket = ''] = match;
  const [one = '', other] = name.split(' &amp; ');
  const signed = other !== undefined && author.startsWith(`${one} `) && author.endsWith(` ${other}`);
  return [{ key, html: signed ? author : name }, { html: bracket }, ...rest];
}

/** citeproc leaves some numbers of a numeric style unmarked, the last of a row for one: they are found by value. */
function markNumbers(
  pieces: readonly CitationPiece[],
  numbers: ReadonlyMap<SourceKey, number>,
): CitationPiece[] {
  let marked = [...pieces];
  for (const [key, number] of numbers) {
    if (marked.some((piece) => piece.key === key)) continue;
    const pattern = new RegExp(`^(|.*[^\\p{L}\\p{N}])(${number})(?![\\p{L}\\p{N}])(.*)$`, 'su');
    const at = marked.findLastIndex((piece) => piece.key === undefined && pattern.test(piece.html));
    const [, before = '', digits = '', after = ''] = pattern.exec(marked[at]?.html ?? '') ?? [];
    if (digits !== '')
      marked = marked.toSpliced(at, 1, { html: before }, { key, html: digits }, { html: after });
  }
  return marked.filter(({ html }) => html !== '');
}

/** What a citation is read with. */
interface Cited {
  readonly facts: StyleFacts;
  /** The first source's author, as a sentence names it. */
  readonly author: Html;
  /** The numbers of all sources of the document. */
  readonly numbers: ReadonlyMap<string, number>;
}

const numbersOf = (
  items: readonly CitationItem[],
  numbers: ReadonlyMap<string, number>,
): Map<SourceKey, number> =>
  new Map(
    items.flatMap(({ key }) => {
      const number = numbers.get(key);
      return number === undefined ? [] : [[key, number] as const];
    }),
  );

function readCitation(
  marked: string,
  cluster: KnownCluster,
  { facts, author, numbers }: Cited,
): InTextCitation {
  const { narrative, items } = cluster;
  const first = items[0]?.key;
  let pieces: CitationPiece[] = readPieces(marked.replace(emptyForms, '')).map(({ id, html }) => {
    const key = items.find((item) => item.key === id)?.key;
    return key === undefined ? { html } : { key, html };
  });
  if (facts.format === 'numeric') pieces = markNumbers(pieces, numbersOf(items, numbers));
  // "Ibid." has no variable of the source in it.
  if (items.length === 1 && first !== undefined && !pieces.some(({ key }) => key !== undefined))
    pieces = pieces.map(({ html }) => ({ key: first, html }));
  // "[-@key]" in a style that cites by author alone: the author is all there is.
  if (pieces.every(({ html }) => html.trim() === '') && first !== undefined)
    pieces = narrative ? [] : [{ html: '(' }, { key: first, html: author }, { html: ')' }];
  else if (facts.format === 'note') pieces = asParenthesis(pieces);
  if (narrative && first !== undefined) {
    const named = isComposite(cluster, facts) && pieces.length > 0;
    pieces = named
      ? linkAuthor(pieces, first, author)
      : [{ key: first, html: author }, { html: ' ' }, ...pieces];
  }
  const whole = pieces
    .map(({ html }) => html)
    .join('')
    .trim();
  // One source named in the sentence is one link, author and all.
  if (narrative && items.length === 1 && first !== undefined) pieces = [{ key: first, html: whole }];
  return { html: whole, pieces: pieces.filter(({ html }) => html !== '') };
}

/** An item none of whose sources is known is reported elsewhere; here its keys stand for themselves. */
function unknownCitation(cluster: CitationCluster): InTextCitation {
  const html = `(${cluster.items.map(({ key }) => escapeMarkup(key)).join('; ')})`;
  return { html, pieces: [{ html }] };
}

/** All citations of one document, in order, and its references in the style's order. */
export function formatDocument(
  processor: Processor,
  facts: StyleFacts,
  locale: string,
  sources: readonly Source[],
  clusters: readonly CitationCluster[],
): FormattedDocument {
  const cited = new Set(clusters.flatMap((cluster) => cluster.items.map(({ key }) => key)));
  const items = new Map<string, CslItem>(
    sources
      .filter(({ key }) => cited.has(key))
      .map(({ key, csl }) => [key, prepareItem({ ...csl, id: key }, facts)]),
  );
  const known = clusters.map(({ narrative, items: all }): KnownCluster => {
    return { narrative, items: all.filter(({ key }) => items.has(key)) };
  });
  const citations = clusters.flatMap((cluster, index): ProcessorCitation[] => {
    const citedItems = known[index]?.items ?? [];
    if (citedItems.length === 0) return [];
    const composite = isComposite({ narrative: cluster.narrative, items: citedItems }, facts);
    const authorFirst = facts.format === 'note' || (knowsNarrative(facts) && !composite);
    return [
      {
        citationID: String(index),
        citationItems: citedItems.map((item, at) => {
          const named = cluster.narrative && at === 0 && authorFirst;
          return processorItem(named ? { ...item, suppressAuthor: true } : item, facts, locale);
        }),
        properties: {
          noteIndex: facts.format === 'note' ? index + 1 : 0,
          ...(composite ? { mode: 'composite' } : {}),
        },
      },
    ];
  });
  const made = processor.document(items, citations);
  const byIndex = new Map(citations.map(({ citationID }, at) => [citationID, made.citations[at] ?? '']));
  const numbers = new Map(made.entries.map(({ id, number }) => [id, number]));
  const keys = new Map(sources.map(({ key }) => [String(key), key]));
  return {
    inText: clusters.map((cluster, index) => {
      const [marked, cited] = [byIndex.get(String(index)), known[index]];
      const first = cited?.items[0] && items.get(cited.items[0].key);
      if (marked === undefined || cited === undefined || first === undefined) return unknownCitation(cluster);
      return readCitation(marked, cited, { facts, author: shortAuthor(first, locale), numbers });
    }),
    references: made.entries.flatMap(({ id, html, number }): Reference[] => {
      const key = keys.get(id);
      if (key === undefined) return [];
      return [{ key, html: cleanEntry(html), ...(facts.format === 'numeric' ? { number } : {}) }];
    }),
  };
}
