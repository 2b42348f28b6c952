import { sourcePath, termPath } from '../../model/address.ts';
import type { Annotation, AnnotationsByPlace, Citation } from '../../model/annotation.ts';
import type { CitationItem } from '../../model/citation.ts';
import { addressKey, type PlaceId, type SourceKey } from '../../model/ids.ts';
import type { ProseNode } from '../../model/prose.ts';
import type { Source } from '../../model/source.ts';
import type { Term } from '../../model/term.ts';
import type { Html, LinkView, PictureView, ReferenceView } from '../../model/view.ts';
import type { CitationView, MarginEntry, RenderContext } from '../../render/context.ts';
import { collectFootnotes } from '../../render/footnotes.ts';
import type { InTextCitation } from '../../render/citation/style.ts';
import { labelLocator } from '../../render/citation/locator.ts';
import { plainText } from '../../render/plain-text.ts';
import { viewStamp } from '../../render/stamp.ts';
import { escapeMarkup } from '../../text/escape.ts';
import type { SiteContext } from '../context.ts';
import { sortName } from './source.ts';

/** A text with annotations that is shown on one page: an episode, or a glossary entry. */
export interface DocumentParts {
  /** All its prose, for the numbers of footnotes. */
  readonly prose: readonly ProseNode[];
  readonly annotations: AnnotationsByPlace;
  /** Pictures in its text, by file as written. */
  readonly pictures?: ReadonlyMap<string, PictureView>;
  /** What the margin says of an editorial note, by its id. */
  readonly notes?: ReadonlyMap<string, Html>;
  /** Whether citations are listed on this page; else they lead to the sources' own pages. */
  readonly listed?: boolean;
}

/** A document ready to be rendered: everything that its citations and terms come to. */
export interface PreparedDocument {
  readonly render: RenderContext;
  /** The reference list, with links back to the citations. */
  readonly references: readonly ReferenceView[];
  readonly numbered: boolean;
  /** Everything cited, in the order of the list. */
  readonly cited: readonly Source[];
  readonly mentioned: readonly Term[];
}

const relationLabels: Readonly<Record<string, string>> = {
  supports: 'supports',
  disputes: 'disputes',
  background: 'background',
  mentions: 'mentioned',
};

/** Id of a source in a page's reference list. */
const referenceId = (key: SourceKey): string => `ref-${addressKey(key)}`;

/** Citations in reading order, and the sources that plain links make. */
function collectCitations(annotations: AnnotationsByPlace, context: SiteContext) {
  const citations: Citation[] = [];
  const linked: SourceKey[] = [];
  for (const list of annotations.values())
    for (const annotation of list) {
      if (
        annotation.kind === 'citation' &&
        annotation.cluster.items.some(({ key }) => context.sources.has(key))
      )
        citations.push(annotation);
      if (annotation.kind === 'link') linked.push(annotation.source);
    }
  return { citations, linked: [...new Set(linked)] };
}

/** The pieces of a citation with each source's piece a link, and the relation said for screen readers and print. */
function linkPieces(
  inText: InTextCitation,
  items: readonly CitationItem[],
  hrefOf: (key: SourceKey) => string,
): Html {
  return inText.pieces
    .map(({ key, html }) => {
      if (key === undefined) return html;
      const relation = items.find((item) => item.key === key)?.relation;
      const data = relation === undefined ? '' : ` data-relation="${relation}"`;
      return `<a class="cite" href="${escapeMarkup(hrefOf(key))}"${data}>${html}</a>`;
    })
    .join('');
}

/** "Greitens 2014" */
function shortName(source: Source): string {
  const year = source.csl.issued?.['date-parts']?.[0]?.[0];
  return source.light
    ? (source.csl.title ?? source.key)
    : `${sortName(source)}${year === undefined ? '' : ` ${year}`}`;
}

function termEntry(term: Term, annotationsHere: number, context: SiteContext): MarginEntry {
  const other = term.forms.find(({ script, language }) => script !== undefined || language !== undefined);
  const lang = other?.language === undefined ? '' : ` lang="${escapeMarkup(other.language)}"`;
  const form =
    other === undefined ? '' : ` <span class="margin-form"${lang}>${escapeMarkup(other.form)}</span>`;
  const href = escapeMarkup(context.addresses.href(termPath(term.id)));
  const definition = escapeMarkup(plainText(term.body.slice(0, 1), 180));
  const times = annotationsHere > 1 ? `${annotationsHere} times here` : 'Every mention';
  return {
    kind: 'term',
    id: term.id,
    html: `<b>${escapeMarkup(term.name)}</b>${form} – ${definition} <a href="${href}">${times} →</a>`,
  };
}

function sourceEntry(
  source: Source,
  item: CitationItem | undefined,
  locale: string,
  href: string,
): MarginEntry {
  const title = source.light ? '' : `, <i>${escapeMarkup(source.csl.title ?? source.key)}</i>`;
  const locator = item?.locator === undefined ? '' : `, ${escapeMarkup(labelLocator(item.locator, locale))}`;
  const relation =
    item?.relation === undefined
      ? ''
      : ` <span class="relation">${relationLabels[item.relation] ?? ''}</span>`;
  return {
    kind: 'source',
    id: source.key,
    html: `<a href="${escapeMarkup(href)}">${escapeMarkup(shortName(source))}</a>${title}${locator}${relation}`,
  };
}

/** Prepares a document for rendering: formats its citations together, and gathers what its margin says. */
export function prepareDocument(context: SiteContext, parts: DocumentParts): PreparedDocument {
  const { annotations, listed = true } = parts;
  const { addresses, sources, terms } = context;
  const { own } = context.citation;
  const { citations, linked } = collectCitations(annotations, context);
  // sources that are only linked come last, as citations that nobody sees, so that the list has them too
  const extra = linked
    .filter((key) => sources.has(key))
    .map((key) => ({
      narrative: false,
      items: [{ key, position: (sources.get(key) as Source).position, suppressAuthor: false }],
    }));
  const clusters = [...citations.map(({ cluster }) => cluster), ...extra];
  const keys = new Set(clusters.flatMap(({ items }) => items.map(({ key }) => key)));
  const cited = [...keys].flatMap((key) => sources.get(key) ?? []);
  const formatted = own.formatDocument(cited, clusters);
  const hrefOf = (key: SourceKey): string =>
    listed ? `#${referenceId(key)}` : addresses.href(sourcePath(key));

  const views = new Map<Citation, CitationView>();
  const backlinks = new Map<SourceKey, LinkView[]>();
  citations.forEach((citation, i) => {
    const inText = formatted.inText[i];
    if (inText === undefined) return;
    const id = `cite-${i + 1}`;
    views.set(citation, { id, html: linkPieces(inText, citation.cluster.items, hrefOf) });
    for (const key of new Set(citation.cluster.items.map((item) => item.key))) {
      const links = backlinks.get(key) ?? [];
      links.push({ label: String(links.length + 1), href: `#${id}` });
      backlinks.set(key, links);
    }
  });

  const counts = new Map<string, number>();
  for (const list of annotations.values())
    for (const annotation of list)
      if (annotation.kind === 'mention') counts.set(annotation.term, (counts.get(annotation.term) ?? 0) + 1);

  const marginalia = (_place: PlaceId, here: readonly Annotation[]): readonly MarginEntry[] =>
    here.flatMap((annotation): readonly MarginEntry[] => {
      if (annotation.kind === 'mention') {
        const term = terms.get(annotation.term);
        return term === undefined ? [] : [termEntry(term, counts.get(term.id) ?? 0, context)];
      }
      if (annotation.kind === 'note') {
        const html = parts.notes?.get(annotation.note);
        return html === undefined ? [] : [{ kind: 'note', id: annotation.note, html }];
      }
      const items = annotation.kind === 'citation' ? annotation.cluster.items : [{ key: annotation.source }];
      return items.flatMap((item) => {
        const source = sources.get(item.key);
        const full = 'position' in item ? item : undefined;
        return source === undefined ? [] : [sourceEntry(source, full, own.locale, hrefOf(source.key))];
      });
    });

  const byKey = new Map(cited.map((source) => [source.key, source]));
  return {
    render: {
      annotations,
      termHref: (id) => addresses.href(termPath(id)),
      citation: (citation) => views.get(citation),
      stamp: (stamp) => viewStamp(stamp),
      picture: (src) => parts.pictures?.get(src),
      marginalia,
      footnotes: collectFootnotes(parts.prose),
    },
    references: formatted.references.map(({ key, html }) => ({
      id: referenceId(key),
      html,
      href: addresses.href(sourcePath(key)),
      backlinks: backlinks.get(key) ?? [],
    })),
    numbered: own.numbered,
    cited: formatted.references.flatMap(({ key }) => byKey.get(key) ?? []),
    mentioned: [...counts.keys()].flatMap((id) => terms.get(id as Term['id']) ?? []),
  };
}
