import type {
  Annotation,
  Citation,
  CorrectionAnchor,
  Mention,
  NoteAnchor,
  SourceLink,
} from '../model/annotation.ts';
import type { PlaceId } from '../model/ids.ts';
import type { Range } from '../model/position.ts';
import type { Mark } from '../model/prose.ts';
import type { CitationView, LinkTarget } from './context.ts';
import { element, fromHtml, text, type Element, type ElementContent } from './hast.ts';
import { layOut, nestSpans, wrapper, type Point, type Span } from './spans.ts';

/** The text of a block or passage with all that stands in it. */
export interface InlineText {
  readonly id: PlaceId;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly annotations: readonly Annotation[];
  /** What else stands at a point, such as the target of a stamp. */
  readonly points?: readonly Point[];
}

/** What inline text needs of its surroundings. */
export interface InlineTools {
  readonly termHref: (mention: Mention) => string;
  readonly citation: (citation: Citation) => CitationView | undefined;
  readonly link: (href: string) => LinkTarget;
  /** HTML id of a link to a source, so that the source's entry can lead back to it. */
  readonly linkId?: (link: SourceLink) => string | undefined;
  readonly image: (mark: Mark & { readonly kind: 'image' }) => ElementContent;
  readonly footnote: (label: string, offset: number) => ElementContent | undefined;
}

const meets = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;
const tags = { emphasis: 'em', strong: 'strong', delete: 'del', code: 'code' } as const;

/** Whether an address is relative or of a scheme that the schema allows; what is not keeps its words only. */
const isSafe = (href: string): boolean => !/^[^/?#]*:/.test(href) || /^(?:https?|mailto|tel):/i.test(href);

/** A link as people wrote it. */
function linkMaker(mark: Mark & { readonly kind: 'link' }, tools: InlineTools, id?: string): () => Element {
  const { href, external } = tools.link(mark.href);
  return wrapper('a', {
    id,
    className: external ? ['external'] : undefined,
    href,
    title: mark.title,
    rel: external ? 'noopener' : undefined,
  });
}

/** Whether a mention is shown as a link: the first of its section, and every one made by hand. */
export const isLinked = (mention: Mention): boolean => mention.first || mention.authored;

/** All links, which never overlap: Markdown's own before terms, and of terms the first. */
function linkSpans({ marks, annotations }: InlineText, tools: InlineTools): Span[] {
  const spans: Span[] = [];
  const closed: Range[] = [];
  const idOf = (mark: Range): string | undefined => {
    const link = annotations.find(
      (one) => one.kind === 'link' && one.start === mark.start && one.end === mark.end,
    );
    return link?.kind === 'link' ? tools.linkId?.(link) : undefined;
  };
  for (const mark of marks) {
    if (mark.start === mark.end) continue;
    if (mark.kind === 'link' && isSafe(tools.link(mark.href).href))
      spans.push({ start: mark.start, end: mark.end, layer: 0, make: linkMaker(mark, tools, idOf(mark)) });
    if (mark.kind === 'link' || mark.kind === 'code') closed.push(mark);
  }
  for (const mention of annotations) {
    if (mention.kind !== 'mention' || !isLinked(mention)) continue;
    if (closed.some((range) => meets(range, mention))) continue;
    closed.push(mention);
    const make = wrapper('a', { className: ['term'], href: tools.termHref(mention), dataTerm: mention.term });
    spans.push({ start: mention.start, end: mention.end, layer: 0, make });
  }
  return spans;
}

function markSpans(marks: readonly Mark[]): Span[] {
  return marks.flatMap((mark) => {
    if (mark.start === mark.end) return [];
    const tag =
      mark.kind === 'emphasis' || mark.kind === 'strong' || mark.kind === 'delete' || mark.kind === 'code'
        ? tags[mark.kind]
        : undefined;
    return tag === undefined ? [] : [{ start: mark.start, end: mark.end, layer: 1, make: wrapper(tag) }];
  });
}

/** What is left of a range without the others. */
function gapsIn(range: Range, others: readonly Range[]): Range[] {
  const gaps: Range[] = [];
  let from = range.start;
  for (const other of others.filter((one) => meets(one, range)).toSorted((a, b) => a.start - b.start)) {
    if (other.start > from) gaps.push({ start: from, end: other.start });
    from = Math.max(from, other.end);
  }
  if (from < range.end) gaps.push({ start: from, end: range.end });
  return gaps;
}

/** The words of a note are marked, and lead to it, but for those that are a link already. */
function noteSpans(notes: readonly NoteAnchor[], links: readonly Range[]): Span[] {
  const taken: Range[] = [...links];
  return notes.flatMap((note) => {
    const gaps = gapsIn(note, taken);
    taken.push(note);
    return [
      { start: note.start, end: note.end, layer: 2, make: wrapper('mark', { className: ['noted'] }) },
      ...gaps.map((gap) => ({
        ...gap,
        layer: 3,
        make: wrapper('a', { className: ['note-link'], href: `#${note.note}` }),
      })),
    ];
  });
}

// A straight quotation mark opens only where nothing but a space or a bracket stands before it.
const opening = /(?:[\s([{“‘„«‹¿¡—–-]|(?:^|[\s([{])["'])$/u;
const closing = /^[\s.,;:!?)\]}"'”’»›…。，、；：！？）」』]/u;

/**
 * In-text citations, set off from the words around them: one in brackets stays on the line of the word before it, a
 * raised number stands at its word.
 */
function citationPoints(inline: InlineText, tools: InlineTools): Point[] {
  const points: Point[] = [];
  for (const citation of inline.annotations) {
    if (citation.kind !== 'citation') continue;
    const view = tools.citation(citation);
    if (view === undefined) continue;
    const offset = citation.start;
    const before = inline.text.slice(Math.max(0, offset - 2), offset);
    const after = inline.text.slice(offset, offset + 2);
    const tight = /^\s*(?:<[^>]*>)?<sup\b/.test(view.html);
    const follows = points.at(-1)?.offset === offset;
    const spaceBefore = !tight && (follows || (before !== '' && !opening.test(before)));
    const spaceAfter = after !== '' && !closing.test(after);
    const cluster = element('span', { className: ['citation'], id: view.id }, fromHtml(view.html));
    // An id that the cluster carries itself must not stand twice.
    const known = view.html.includes(`id="${view.id}"`);
    points.push({
      offset,
      tight,
      nodes: [
        ...(spaceBefore ? [text(citation.cluster.narrative ? ' ' : '\u00A0')] : []),
        ...(known ? fromHtml(view.html) : [cluster]),
        ...(spaceAfter ? [text(' ')] : []),
      ],
    });
  }
  return points;
}

/** A sign behind what was corrected (drawn by the style sheet), that leads to the correction. Never inside a link. */
function correctionPoints(corrections: readonly CorrectionAnchor[], links: readonly Range[]): Point[] {
  return corrections.map(({ end, correction }) => {
    const around = links.find((link) => link.start < end && end < link.end);
    const mark = element('a', {
      className: ['correction-mark'],
      href: `#${correction}`,
      ariaLabel: 'Correction',
    });
    return { offset: around?.end ?? end, nodes: [mark] };
  });
}

/** Images, line breaks and footnote numbers. */
function markPoints(marks: readonly Mark[], tools: InlineTools): Point[] {
  const points: Point[] = [];
  for (const mark of marks) {
    if (mark.kind === 'break') points.push({ offset: mark.start, nodes: [element('br', {})] });
    else if (mark.kind === 'footnote') {
      const reference = tools.footnote(mark.label, mark.start);
      if (reference) points.push({ offset: mark.start, nodes: [reference], tight: true });
    } else if (mark.kind === 'image') {
      const link = marks.find(
        (one) => one.kind === 'link' && one.start === one.end && one.start === mark.start,
      );
      const image = tools.image(mark);
      const linked = link?.kind === 'link' ? { ...linkMaker(link, tools)(), children: [image] } : image;
      points.push({ offset: mark.start, nodes: [linked as ElementContent] });
    }
  }
  return points;
}

/** The nodes of a stretch of inline text (by default all of it). Links stay whole; emphasis is cut where it must. */
export function inlineNodes(
  inline: InlineText,
  tools: InlineTools,
  range: Range = { start: 0, end: inline.text.length },
): ElementContent[] {
  const links = linkSpans(inline, tools);
  const notes = inline.annotations.filter((annotation) => annotation.kind === 'note');
  const spans = nestSpans([...links, ...markSpans(inline.marks), ...noteSpans(notes, links)]);
  const corrections = inline.annotations.filter((annotation) => annotation.kind === 'correction');
  const points = [
    ...markPoints(inline.marks, tools),
    ...citationPoints(inline, tools),
    ...correctionPoints(corrections, links),
    ...(inline.points ?? []),
  ];
  return layOut(inline.text, spans, points, range);
}
