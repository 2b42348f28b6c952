import type { CitationCluster } from '../../model/citation.ts';
import type { CslItem, Source } from '../../model/source.ts';
import type { Html } from '../../model/view/parts.ts';
import { createProcessor, nearestLocale, shippedStyle } from './citation-js.ts';
import { formatDocument, type FormattedDocument } from './document.ts';
import { cleanEntry } from './entry-html.ts';
import { prepareItem } from './prepare.ts';
import { readStyleFacts, type StyleFacts } from './style-facts.ts';
import { chicagoIn } from './styles/chicago-author-date.ts';
import { modernLanguageAssociation } from './styles/modern-language-association.ts';

export type { CitationPiece, FormattedDocument, InTextCitation, Reference } from './document.ts';

/** A style that Glosscast brings along, or one from a file. */
export type StyleChoice =
  | 'apa'
  | 'chicago'
  | 'mla'
  | 'vancouver'
  | {
      /** For people: the file's name. */
      readonly name: string;
      /** The CSL. */
      readonly xml: string;
    };

/** A citation style in a locale, ready to format. Not to be used from several threads at once. */
export interface CitationStyle extends StyleFacts {
  /** `apa`, `chicago` … or the file's name. */
  readonly name: string;
  /** The locale in use: the shipped one nearest to what was asked for. */
  readonly locale: string;
  /** Whether references are numbered and cited by number. */
  readonly numbered: boolean;
  /** One source as an entry of a bibliography, by itself. Costs milliseconds: cache it. */
  readonly formatReference: (source: Source) => Html;
  /** The same for a record that is no source, such as the show's own episode. */
  readonly formatItem: (csl: CslItem) => Html;
  /** All citations of one document, in order, and its references in the style's order: those that are cited. */
  readonly formatDocument: (
    sources: readonly Source[],
    clusters: readonly CitationCluster[],
  ) => FormattedDocument;
}

/** A style under the name that people know it by. */
export interface NamedStyle {
  readonly name: string;
  readonly style: CitationStyle;
}

/** What APA prints before the address of what has no date: "Retrieved May 3, 2026, from". Without that day it is no sentence. */
const retrieved =
  /<choose><if match="none" variable="issued status"><text term="retrieved"[^]*?<\/group><\/if><\/choose>/;

function styleXml(choice: StyleChoice, locale: string): string {
  if (typeof choice === 'object') return choice.xml;
  if (choice === 'chicago') return chicagoIn(locale);
  if (choice === 'mla') return modernLanguageAssociation;
  const xml = shippedStyle(choice);
  if (xml === undefined) throw new Error(`citation-js does not ship "${choice}" any more`);
  return choice === 'apa' ? xml.replace(retrieved, '<choose><if variable="accessed">$&</if></choose>') : xml;
}

/** Numbers are not drawn together ("1–3"): each is a link of its own. */
const uncollapsed = (xml: string, { format }: StyleFacts): string =>
  format === 'numeric' ? xml.replace(/\scollapse="citation-number"/, '') : xml;

/**
 * Sets up a style in the locale nearest to `locale` (BCP 47). A style from a file must have passed
 * {@link import('./style-facts.ts').styleProblem}: throws on one that citeproc refuses.
 */
export function createCitationStyle(options: {
  readonly style: StyleChoice;
  readonly locale: string;
}): CitationStyle {
  const locale = nearestLocale(options.locale);
  const xml = styleXml(options.style, locale);
  const facts = readStyleFacts(xml);
  const processor = createProcessor(uncollapsed(xml, facts), locale);
  const formatItem = (csl: CslItem): Html => cleanEntry(processor.entry(prepareItem(csl, facts)));
  return {
    ...facts,
    name: typeof options.style === 'object' ? options.style.name : options.style,
    locale,
    numbered: facts.format === 'numeric',
    formatReference: ({ key, csl }) => formatItem({ ...csl, id: key }),
    formatItem,
    formatDocument: (sources, clusters) => formatDocument(processor, facts, locale, sources, clusters),
  };
}

/**
 * The three styles that "cite this" offers, under the names that people know them by. Setting one up costs up to a
 * second of processor time: `own`, a style that is set up already, is used where it is one of them.
 */
export function createOfferedStyles(locale: string, own?: CitationStyle): readonly NamedStyle[] {
  const style = (name: 'apa' | 'chicago' | 'mla'): CitationStyle =>
    own?.name === name && own.locale === nearestLocale(locale)
      ? own
      : createCitationStyle({ style: name, locale });
  return [
    { name: 'APA', style: style('apa') },
    { name: 'Chicago', style: style('chicago') },
    { name: 'MLA', style: style('mla') },
  ];
}
