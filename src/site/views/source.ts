import { coinsOf } from '../../export/coins.ts';
import { describeSource } from '../../export/json-ld-source.ts';
import { toBiblatex } from '../../export/references-biblatex.ts';
import { sourcePath, termPath } from '../../model/address.ts';
import { addressKey, type SourceKey } from '../../model/ids.ts';
import { doiAddress, titleOf, type CslName, type Source } from '../../model/source.ts';
import type { HeadView, LinkView } from '../../model/view/parts.ts';
import type { MomentGroup, MomentView, SourceLine, SourceView } from '../../model/view/source.ts';
import type { SiteContext } from '../context.ts';
import { makeHead, type CardRequest } from './head.ts';
import { judgementOf } from './judgement.ts';
import { labelDate, labelSource, labelSourceType } from './labels.ts';
import { shareCard } from './shared-card.ts';
import { countRelations, type SourceMoments, type TermCitations } from './source-moments.ts';

/** Whoever made a source: the first author, else editor, host or guest. */
function firstCreator({ csl }: Source): CslName | undefined {
  const names = [csl.author, csl.editor, csl['host'], csl['guest']] as readonly (
    readonly CslName[] | undefined
  )[];
  return names.find((list) => list !== undefined && list.length > 0)?.[0];
}

/** Whether nobody is named who made a source, so that its title stands for them. */
export const isFiledByTitle = (source: Source): boolean => firstCreator(source) === undefined;

/** What a source is filed under: its first creator, else its title. */
export function sortName(source: Source): string {
  const creator = firstCreator(source);
  return creator?.family ?? creator?.literal ?? titleOf(source);
}

/** A source, and everything that cites it. */
export interface CitedSource {
  readonly source: Source;
  readonly moments: readonly SourceMoments[];
  readonly terms: readonly TermCitations[];
}

/** In how many places a source is cited: moments of episodes, and statements of glossary entries. */
export const countCitations = ({ moments, terms }: CitedSource): number =>
  [...moments, ...terms].reduce((sum, { moments: here }) => sum + here.length, 0);

/** What a source is, in a few plain words: "report, 2014"; of a light one no more is known than where it leads. */
const whatOf = ({ csl, light }: Source): string => (light ? 'link' : labelSource(csl));

/** HTML id of a source in the index. */
export const sourceId = (key: SourceKey): string => `source-${addressKey(key)}`;

/** Bibliographies up to this size have a page for each source, cited or not. */
const fewSources = 500;

/**
 * Whether a source has a page. What nothing cites has no moments to show: in a bibliography of thousands, such an entry
 * stands in the index alone, and the address of its page leads there.
 */
export const hasPage = (cited: CitedSource, { sources }: Pick<SiteContext, 'sources'>): boolean =>
  sources.size <= fewSources || countCitations(cited) > 0;

/** A source as a line of the index. */
export function makeSourceLine(cited: CitedSource, context: SiteContext): SourceLine {
  const { source } = cited;
  return {
    id: sourceId(source.key),
    ...(hasPage(cited, context) ? { href: context.addresses.href(sourcePath(source.key)) } : {}),
    html: context.reference(source),
    sort: sortName(source),
    what: whatOf(source),
    type: source.light ? 'link' : labelSourceType(source.csl),
    cited: countCitations(cited),
    light: source.light,
    coins: coinsOf(source),
  };
}

/** Where a source can be read: its address, and its DOI as an address. */
function readAt({ csl }: Source): readonly LinkView[] {
  const doi = csl.DOI === undefined ? undefined : doiAddress(String(csl.DOI));
  const url = csl.URL !== undefined && URL.canParse(csl.URL) ? csl.URL : undefined;
  const isDoi = url !== undefined && /^https?:\/\/(?:dx\.)?doi\.org\//i.test(url);
  return [
    ...(url === undefined || (isDoi && doi !== undefined)
      ? []
      : [{ label: new URL(url).host.replace(/^www\./, ''), href: url }]),
    ...(doi === undefined ? [] : [{ label: doi, href: doi }]),
  ];
}

function accessedOn({ csl }: Source, language: string): string | undefined {
  const parts = csl.accessed?.['date-parts']?.[0];
  if (parts?.length !== 3) return csl.accessed?.literal ?? csl.accessed?.raw;
  const iso = parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
  return labelDate(iso, language).label;
}

/** What can be done with the record itself. */
function filesOf({ key }: Source, { addresses }: SiteContext): readonly (LinkView & { type: string })[] {
  const files = [
    ['BibTeX', 'bib', 'application/x-bibtex'],
    ['RIS', 'ris', 'application/x-research-info-systems'],
    ['CSL-JSON', 'json', 'application/vnd.citationstyles.csl+json'],
  ] as const;
  return files.map(([label, ending, type]) => ({
    label,
    href: addresses.href(`${sourcePath(key)}source.${ending}`),
    type,
  }));
}

/** The head of a source's page. One that nothing cites has the show's card, not one of its own. */
function headOf(
  cited: CitedSource,
  showCard: HeadView['card'],
  context: SiteContext,
): { readonly head: HeadView; readonly card?: CardRequest } {
  const { source } = cited;
  const title = titleOf(source);
  const what = whatOf(source);
  const isCited = countCitations(cited) > 0;
  const { head, card } = makeHead(context, {
    title,
    description: isCited
      ? `${title} (${what}): every moment of ${context.show.title} that cites it.`
      : `${title} (${what}), in the bibliography of ${context.show.title}.`,
    path: sourcePath(source.key),
    type: 'article',
    jsonLd: describeSource(source, context.jsonLd),
    alternates: filesOf(source, context)
      .filter(({ label }) => label === 'CSL-JSON')
      .map(({ href, type }) => ({ href, type, title: 'This source as CSL-JSON' })),
    card: {
      eyebrow: `Source · ${what}`,
      title,
      subtitle: sortName(source) === title ? '' : sortName(source),
    },
  });
  if (isCited) return { head, card };
  return { head: shareCard(head, showCard) };
}

/** What a source's page needs besides the source. */
export interface SourcePageParts {
  /** Those moments that fit the page. */
  readonly groups: readonly MomentGroup[];
  readonly older?: LinkView;
  readonly showCard: HeadView['card'];
}

/** All moments of a source, of episodes and of glossary entries. */
export const allMoments = ({ moments, terms }: CitedSource): readonly MomentView[] =>
  [...moments, ...terms].flatMap(({ moments: here }) => here);

/** A source's page: the reference, what it is, where it can be read, and every moment that cites it. */
export function makeSourceView(
  cited: CitedSource,
  { groups, older, showCard }: SourcePageParts,
  context: SiteContext,
): { readonly view: SourceView; readonly card?: CardRequest } {
  const { source, terms } = cited;
  const { head, card } = headOf(cited, showCard, context);
  const accessed = accessedOn(source, context.show.language);
  const isbn = source.csl.ISBN;
  const moments = allMoments(cited);
  const judgement = judgementOf(
    context,
    moments.map(({ relation }) => relation),
  );
  const view: SourceView = {
    kind: 'source',
    head,
    title: titleOf(source),
    html: context.reference(source),
    what: whatOf(source),
    light: source.light,
    read: readAt(source),
    ...(isbn === undefined ? {} : { isbn: String(isbn) }),
    ...(source.archived === undefined ? {} : { archived: { label: 'Archived copy', href: source.archived } }),
    ...(accessed === undefined ? {} : { accessed }),
    formats: context.formats(source),
    bibtex: toBiblatex([source]),
    coins: coinsOf(source),
    downloads: filesOf(source, context).map(({ label, href }) => ({ label, href })),
    momentCount: moments.length,
    relations: countRelations(moments),
    episodes: groups,
    ...(older === undefined ? {} : { older }),
    terms: terms.map(({ term, moments: here }) => ({
      link: { label: term.name, href: context.addresses.href(termPath(term.id)) },
      moments: here,
    })),
    ...(judgement === undefined ? {} : { judgement }),
  };
  return { view, ...(card === undefined ? {} : { card }) };
}
