import { coinsOf } from '../../export/coins.ts';
import { sourcePath, termPath } from '../../model/address.ts';
import type { AnnotationsByPlace, Citation, SourceLink } from '../../model/annotation.ts';
import type { CitationCluster } from '../../model/citation.ts';
import { addressKey, type PlaceId, type SourceKey } from '../../model/ids.ts';
import type { ProseNode } from '../../model/prose.ts';
import type { Source } from '../../model/source.ts';
import type { Term } from '../../model/term.ts';
import type { Html, LinkView, PictureView, ReferenceView } from '../../model/view/parts.ts';
import type { FormattedDocument, InTextCitation } from '../../render/citation/document.ts';
import type { CitationView, RenderContext } from '../../render/context.ts';
import { collectFootnotes } from '../../render/footnotes.ts';
import { timeId, viewStamp } from '../../render/stamp.ts';
import { escapeMarkup } from '../../text/escape.ts';
import type { SiteContext } from '../context.ts';
import { rebaseLink } from '../local-links.ts';
import { countMentions, createMarginalia } from './margin-entries.ts';

/** A text with annotations that is shown on one page: an episode, or a glossary entry. */
export interface DocumentParts {
  /** All its prose, for the numbers of footnotes. */
  readonly prose: readonly ProseNode[];
  /** In reading order. */
  readonly annotations: AnnotationsByPlace;
  /** Whether its stamps are what links to its times lead to: an episode's, if it has no transcript. */
  readonly ownsTimes?: boolean;
  /** Places of its transcript, if it has one. */
  readonly spoken?: ReadonlySet<PlaceId>;
  /** Pictures in its text, by file as written. */
  readonly pictures?: ReadonlyMap<string, PictureView>;
  /** What the margin says of an editorial note, by its id. */
  readonly notes?: ReadonlyMap<string, Html>;
  /** What the margin says of a correction, by its id. */
  readonly corrections?: ReadonlyMap<string, Html>;
}

/** A document ready to be rendered: everything that its citations and terms come to. */
export interface PreparedDocument {
  readonly render: RenderContext;
  /** The reference list, with links back to the citations. */
  readonly references: readonly ReferenceView[];
  /** Whether the show's style numbers it. */
  readonly numbered: boolean;
  /** Everything cited, in the order of the list. */
  readonly cited: readonly Source[];
  readonly mentioned: readonly Term[];
}

/** Id of a source in a page's reference list. */
export const referenceId = (key: SourceKey): string => `ref-${addressKey(key)}`;

/** The citations of a document in reading order, and the sources that its plain links lead to. */
interface CollectedCitations {
  readonly citations: readonly Citation[];
  readonly links: readonly SourceLink[];
}

function collectCitations(annotations: AnnotationsByPlace, { sources }: SiteContext): CollectedCitations {
  const all = [...annotations.values()].flat();
  const isKnown = (citation: Citation): boolean => citation.cluster.items.some(({ key }) => sources.has(key));
  return {
    citations: all.filter((one) => one.kind === 'citation').filter(isKnown),
    links: all.filter((one) => one.kind === 'link').filter(({ source }) => sources.has(source)),
  };
}

/** A citation that nobody sees, so that a source that is only linked stands in the list as well. */
const silentCitation = ({ key, position }: Source): CitationCluster => ({
  narrative: false,
  items: [{ key, position, suppressAuthor: false }],
});

function formatCitations(
  { citations, links }: CollectedCitations,
  { citation, sources }: SiteContext,
): { readonly formatted: FormattedDocument; readonly cited: readonly Source[] } {
  const linked = [...new Set(links.map(({ source }) => source))].flatMap((key) => sources.get(key) ?? []);
  const clusters = [...citations.map(({ cluster }) => cluster), ...linked.map(silentCitation)];
  const keys = new Set(clusters.flatMap(({ items }) => items.map(({ key }) => key)));
  const cited = [...keys].flatMap((key) => sources.get(key) ?? []);
  const formatted = citation.own.formatDocument(cited, clusters);
  const byKey = new Map(cited.map((source) => [source.key, source]));
  return { formatted, cited: formatted.references.flatMap(({ key }) => byKey.get(key) ?? []) };
}

/** The pieces of a citation, each source's own piece a link to its entry in the list. */
function linkPieces({ pieces }: InTextCitation, { items }: CitationCluster): Html {
  return pieces
    .map(({ key, html }) => {
      if (key === undefined) return html;
      const relation = items.find((item) => item.key === key)?.relation;
      const data = relation === undefined ? '' : ` data-relation="${relation}"`;
      return `<a class="cite" href="#${escapeMarkup(referenceId(key))}"${data}>${html}</a>`;
    })
    .join('');
}

/** Every citation as it stands in the text, and the ids of plain links to sources. */
function viewCitations(
  { citations, links }: CollectedCitations,
  formatted: FormattedDocument,
): {
  readonly views: ReadonlyMap<Citation, CitationView>;
  readonly linkIds: ReadonlyMap<SourceLink, string>;
} {
  const views = new Map<Citation, CitationView>();
  for (const [i, citation] of citations.entries()) {
    const inText = formatted.inText[i];
    if (inText !== undefined)
      views.set(citation, { id: `cite-${i + 1}`, html: linkPieces(inText, citation.cluster) });
  }
  return { views, linkIds: new Map(links.map((link, i) => [link, `link-${i + 1}`])) };
}

/** The ways back from the reference list to where each source is cited or linked, in reading order. */
function findBacklinks(
  annotations: AnnotationsByPlace,
  { views, linkIds }: ReturnType<typeof viewCitations>,
): ReadonlyMap<SourceKey, readonly LinkView[]> {
  const backlinks = new Map<SourceKey, LinkView[]>();
  const add = (key: SourceKey, id: string): void => {
    const links = backlinks.get(key) ?? [];
    links.push({ label: String(links.length + 1), href: `#${id}` });
    backlinks.set(key, links);
  };
  for (const annotation of [...annotations.values()].flat()) {
    const id =
      annotation.kind === 'citation'
        ? views.get(annotation)?.id
        : annotation.kind === 'link'
          ? linkIds.get(annotation)
          : undefined;
    if (id === undefined) continue;
    if (annotation.kind === 'link') add(annotation.source, id);
    if (annotation.kind === 'citation')
      for (const key of new Set(annotation.cluster.items.map((item) => item.key))) add(key, id);
  }
  return backlinks;
}

/** What reference managers collect a reference by. */
const coinsFor = (source: Source | undefined): Pick<ReferenceView, 'coins'> =>
  source === undefined ? {} : { coins: coinsOf(source) };

/** Stamps of which the first of each second has that second's id. */
function createTargets(): RenderContext['stamp'] {
  const made = new Set<string>();
  return (stamp) => {
    const id = timeId(stamp.start);
    if (made.has(id)) return viewStamp(stamp);
    made.add(id);
    return { ...viewStamp(stamp), id };
  };
}

/** Prepares a document for rendering: formats its citations together, and gathers what its margin says. */
export function prepareDocument(context: SiteContext, parts: DocumentParts): PreparedDocument {
  const { annotations } = parts;
  const { addresses, terms } = context;
  const collected = collectCitations(annotations, context);
  const { formatted, cited } = formatCitations(collected, context);
  const viewed = viewCitations(collected, formatted);
  const backlinks = findBacklinks(annotations, viewed);
  const mentions = countMentions(annotations);
  return {
    render: {
      annotations,
      termHref: (id) => addresses.href(termPath(id)),
      citation: (citation) => viewed.views.get(citation),
      linkId: (link) => viewed.linkIds.get(link),
      stamp: parts.ownsTimes === true ? createTargets() : (stamp) => viewStamp(stamp),
      picture: (src) => parts.pictures?.get(src),
      link: (href) => ({
        href: rebaseLink(href, context.show.base),
        external: /^(?:https?:)?\/\//i.test(href),
      }),
      marginalia: createMarginalia(context, {
        annotations,
        spoken: parts.spoken ?? new Set(),
        notes: parts.notes ?? new Map(),
        corrections: parts.corrections ?? new Map(),
        sourceHref: (key) => `#${referenceId(key)}`,
      }),
      footnotes: collectFootnotes(parts.prose),
    },
    references: formatted.references.map(({ key, html }) => ({
      id: referenceId(key),
      html,
      href: addresses.href(sourcePath(key)),
      backlinks: backlinks.get(key) ?? [],
      ...coinsFor(context.sources.get(key)),
    })),
    numbered: context.citation.own.numbered,
    cited,
    mentioned: [...mentions.keys()].flatMap((id) => terms.get(id) ?? []),
  };
}
