import type { AnnotationsByPlace } from '../model/annotation.ts';
import type { SectionId, TermId } from '../model/ids.ts';
import { formatTimecode, type Seconds } from '../model/time.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import type { Html } from '../model/view.ts';
import type { RenderContext } from './context.ts';
import { element, text, writeHtml, type Element, type ElementContent } from './hast.ts';
import { inlineNodes, type InlineTools } from './inline.ts';
import { marginalia } from './margin.ts';
import type { Point } from './spans.ts';
import { seconds, timeId } from './stamp.ts';

/** A deep dive or chapter that is shown as a heading inside the transcript. */
export interface TranscriptHeading {
  /** HTML id of the section on the page that the heading leads back to. */
  readonly id: SectionId;
  readonly label: string;
  readonly time: Seconds;
}

export interface TranscriptOptions {
  /** BCP 47 language of what is said, and its direction. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly annotations?: AnnotationsByPlace;
  readonly termHref?: (id: TermId) => string;
  /** Entries of the margin, as in {@link RenderContext}. */
  readonly marginalia?: RenderContext['marginalia'];
  readonly headings?: readonly TranscriptHeading[];
  /** 3 by default: the transcript's own heading is an `h2`. */
  readonly headingLevel?: 3 | 4;
  /**
   * Times that stamps elsewhere on the site lead to: each gets a target at its word, so that the link works without
   * a script, unless a passage begins in that second.
   */
  readonly anchors?: readonly Seconds[];
  /** How a speaker as written in the transcript is shown; by default as written. */
  readonly speakerLabel?: (speaker: string) => string;
}

/** The offset of the word that is said at a time. */
function offsetAt(passage: Passage, time: Seconds): number {
  let low = 0;
  let high = passage.text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timeAt(passage, middle) ?? -Infinity) <= time) low = middle + 1;
    else high = middle;
  }
  const offset = Math.max(0, low - 1);
  // Back to where the word begins; where words are not set apart, at most a few letters.
  const word = /\S{0,30}$/.exec(passage.text.slice(0, offset))?.[0] ?? '';
  const start = offset - (word.length < 30 ? word.length : 0);
  return start > 0 && /[\uDC00-\uDFFF]/.test(passage.text.charAt(start)) ? start - 1 : start;
}

/** The last passage with a time that begins at or before a time; the first for an earlier one. -1 if none has one. */
function passageAt(passages: readonly Passage[], time: Seconds): number {
  let low = 0;
  let high = passages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passages[middle] as Passage).start <= time) low = middle + 1;
    else high = middle;
  }
  const isTimed = ({ untimed }: Passage): boolean => untimed === undefined;
  for (let index = low - 1; index >= 0; index--) if (isTimed(passages[index] as Passage)) return index;
  return passages.findIndex(isTimed);
}

/** Targets inside passages for the seconds that no passage owns, by passage. */
function targetsOf(
  passages: readonly Passage[],
  owned: ReadonlySet<string>,
  anchors: readonly Seconds[],
): ReadonlyMap<number, readonly Point[]> {
  const targets = new Map<number, Point[]>();
  const made = new Set<string>();
  for (const time of anchors) {
    const id = timeId(time);
    if (owned.has(id) || made.has(id)) continue;
    made.add(id);
    const index = passageAt(passages, Math.floor(time));
    if (index < 0) return targets;
    const offset = offsetAt(passages[index] as Passage, Math.floor(time));
    const points = targets.get(index) ?? [];
    points.push({ offset, nodes: [element('span', { id })] });
    targets.set(index, points);
  }
  return targets;
}

/** Headings by the passage they stand before: the one whose beginning is nearest to their time. */
function placeHeadings(
  passages: readonly Passage[],
  headings: readonly TranscriptHeading[],
): ReadonlyMap<number, readonly TranscriptHeading[]> {
  const places = new Map<number, TranscriptHeading[]>();
  for (const heading of headings.toSorted((a, b) => a.time - b.time)) {
    const index = passageAt(passages, heading.time);
    if (index < 0) return places;
    const [here, next] = [passages[index], passages[index + 1]];
    const nextIsNearer =
      here !== undefined &&
      next?.untimed === undefined &&
      next !== undefined &&
      next.start - heading.time < heading.time - here.start;
    const place = nextIsNearer ? index + 1 : index;
    places.set(place, [...(places.get(place) ?? []), heading]);
  }
  return places;
}

function renderHeading({ id, label }: TranscriptHeading, level: number): Element {
  return element(`h${level}`, { className: ['transcript-heading'], id: `transcript-${id}` }, [
    element('a', { href: `#${id}` }, [label]),
  ]);
}

/** The stamp of a passage; the first of a second is that second's target. */
function renderStamp(passage: Passage, owner: boolean): Element {
  const id = timeId(passage.start);
  return element(
    'a',
    { className: ['stamp'], id: owner ? id : undefined, href: `#${id}`, dataT: seconds(passage.start) },
    [formatTimecode(passage.start)],
  );
}

/**
 * The whole transcript: a paragraph per passage, with its stamp if it has a time, under the speaker's name where it changes. Every
 * passage has its id, and every second that is linked to has `t=<second>`. Few elements, because there are many
 * passages: a turn of one passage is three.
 */
export function renderTranscript(passages: readonly Passage[], options: TranscriptOptions): Html {
  const owned = new Set<string>();
  const owners = passages.map(({ start, untimed }) => {
    if (untimed) return false;
    const id = timeId(start);
    const first = !owned.has(id);
    owned.add(id);
    return first;
  });
  const targets = targetsOf(passages, owned, options.anchors ?? []);
  const headings = placeHeadings(passages, options.headings ?? []);
  const tools: InlineTools = {
    termHref: (mention) => options.termHref?.(mention.term) ?? '',
    citation: () => undefined,
    link: (href) => ({ href, external: false }),
    image: () => text(''),
    footnote: () => undefined,
  };
  const nodes: ElementContent[] = [];
  const margins = options.marginalia === undefined ? {} : { marginalia: options.marginalia };
  let turn: number | undefined;
  for (const [index, passage] of passages.entries()) {
    for (const heading of headings.get(index) ?? [])
      nodes.push(renderHeading(heading, options.headingLevel ?? 3));
    if (passage.turn !== turn && passage.speaker !== undefined) {
      const name = options.speakerLabel?.(passage.speaker) ?? passage.speaker;
      nodes.push(element('p', { className: ['speaker'] }, [name]));
    }
    turn = passage.turn;
    const all = options.annotations?.get(passage.id) ?? [];
    const annotations = options.termHref ? all : all.filter(({ kind }) => kind !== 'mention');
    const inline = {
      id: passage.id,
      text: passage.text,
      marks: [],
      annotations,
      points: targets.get(index) ?? [],
    };
    nodes.push(
      element('p', { id: passage.id }, [
        ...(passage.untimed ? [] : [renderStamp(passage, owners[index] === true), text(' ')]),
        ...inlineNodes(inline, tools),
      ]),
    );
    const margin = marginalia([{ id: passage.id, annotations }], margins);
    if (margin) nodes.push(margin);
  }
  const { language, direction } = options;
  return writeHtml([
    element('div', { className: ['transcript-text'], lang: language, dir: direction }, nodes),
  ]);
}
