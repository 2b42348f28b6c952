import { stretchFragment } from '../model/address.ts';
import type { AnnotationsByPlace } from '../model/annotation.ts';
import { countLeading } from '../model/ascending.ts';
import type { TermId } from '../model/ids.ts';
import { formatTimecode, type Seconds, type TimeSpan } from '../model/time.ts';
import { offsetAt, type Passage } from '../model/transcript.ts';
import type { Html } from '../model/view/parts.ts';
import type { RenderContext } from './context.ts';
import { element, text, writeHtml, type Element, type ElementContent } from './hast.ts';
import { inlineNodes, type InlineTools } from './inline.ts';
import { gatherMarginalia, renderMarginalia, type Marginal } from './margin.ts';
import type { Point } from './spans.ts';
import { seconds, timeId } from './stamp.ts';

/** A deep dive or chapter that is shown as a heading inside the transcript. */
export interface TranscriptHeading {
  /** The heading's own HTML id is `transcript-` and this. */
  readonly id: string;
  /** Where the heading leads: back to the section of the page that it is the heading of. */
  readonly href?: string;
  readonly label: string;
  readonly time: Seconds;
  /** Its time is not confirmed, so it stands about where it belongs. */
  readonly approximate?: boolean;
}

/** How a transcript is written, and what is marked in it. */
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
  readonly headingLevel?: 2 | 3 | 4;
  /** Whether passages have a link to their own address (¶), as they have by default. */
  readonly passageLinks?: boolean;
  /**
   * Times that stamps elsewhere on the site lead to: each gets a target at its word, so that the link works without
   * a script, unless a passage begins in that second.
   */
  readonly anchors?: readonly Seconds[];
  /** Parts of the audio that links elsewhere on the site play: each address gets a target where its part begins. */
  readonly stretches?: readonly TimeSpan[];
  /** How a speaker as written in the transcript is shown; by default as written. */
  readonly speakerLabel?: (speaker: string) => string;
}

/** The last passage with a time that begins at or before a time; the first for an earlier one. -1 if none has one. */
function passageAt(passages: readonly Passage[], time: Seconds): number {
  const isTimed = ({ untimed }: Passage): boolean => untimed === undefined;
  let index = countLeading(passages, ({ start }) => start <= time) - 1;
  while (index >= 0 && !isTimed(passages[index] as Passage)) index--;
  return index === -1 ? passages.findIndex(isTimed) : index;
}

/** Targets inside passages for the times that no passage owns, by passage. */
function targetsOf(
  passages: readonly Passage[],
  owned: ReadonlySet<string>,
  { anchors = [], stretches = [] }: TranscriptOptions,
): ReadonlyMap<number, readonly Point[]> {
  const targets = new Map<number, Point[]>();
  const made = new Set<string>();
  const asked = [
    ...anchors.map((time) => ({ id: timeId(time), time: Math.floor(time) })),
    ...stretches.map(({ start, end }) => ({ id: stretchFragment(start, end), time: start })),
  ];
  for (const { id, time } of asked) {
    if (owned.has(id) || made.has(id)) continue;
    made.add(id);
    const index = passageAt(passages, time);
    if (index < 0) return targets;
    const offset = offsetAt(passages[index] as Passage, time);
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

function renderHeading({ id, label, href, approximate }: TranscriptHeading, level: number): Element {
  const about = element('small', { className: ['quiet'] }, ['about here']);
  return element(`h${level}`, { className: ['transcript-heading'], id: `transcript-${id}` }, [
    href === undefined ? label : element('a', { href }, [label]),
    ...(approximate === true ? [' ', about] : []),
  ]);
}

/** The link to a passage's own address. Its sign (¶) is the style sheet's: a copied text has none. */
function renderAddress({ id, start, untimed }: Passage): Element {
  const ariaLabel = untimed ? 'This passage' : `Passage at ${formatTimecode(start)}`;
  return element('a', { className: ['pilcrow'], href: `#${id}`, ariaLabel });
}

/** Elements per word that a transcript may have before its marks, and what a short one may have anyway. */
const elementsPerWord = 0.33;
const freeWords = 2000;

/**
 * Which passages have a link to their address: all of them, but in a long talk of very short turns only the longest,
 * so that the page stays light.
 */
function addressed(passages: readonly Passage[]): (passage: Passage) => boolean {
  const words = passages.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  // a turn of one passage is a speaker, a passage and a stamp
  const room = Math.floor(Math.max(words, freeWords) * elementsPerWord) - 3 * passages.length;
  if (room >= passages.length) return () => true;
  if (room <= 0) return () => false;
  const lengths = passages.map(({ text }) => text.length).sort((a, b) => b - a);
  const least = lengths[room] ?? 0;
  return ({ text }) => text.length > least;
}

/** Where paper has the numbers of footnotes: behind what each is about. */
function footnotePoints({ asked }: Marginal, from: number): Point[] {
  return [...asked].map(([{ end }, indices]) => {
    const dataN = indices.map((index) => String(from + index)).join(', ');
    return { offset: end, nodes: [element('span', { className: ['footnote-mark'], dataN })] };
  });
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

/** Targets of times, and what depends on the passages before. */
interface Surroundings {
  readonly owners: readonly boolean[];
  readonly targets: ReadonlyMap<number, readonly Point[]>;
  readonly hasAddress: (passage: Passage) => boolean;
  readonly tools: InlineTools;
}

function surroundingsOf(passages: readonly Passage[], options: TranscriptOptions): Surroundings {
  const owned = new Set<string>();
  const owners = passages.map(({ start, untimed }) => {
    if (untimed) return false;
    const id = timeId(start);
    const first = !owned.has(id);
    owned.add(id);
    return first;
  });
  return {
    owners,
    targets: targetsOf(passages, owned, options),
    hasAddress: options.passageLinks === false ? () => false : addressed(passages),
    tools: {
      termHref: (mention) => options.termHref?.(mention.term) ?? '',
      citation: () => undefined,
      link: (href) => ({ href, external: false }),
      image: () => text(''),
      footnote: () => undefined,
    },
  };
}

/** The name above a turn; a dash where nobody is named after somebody was, or the words would be taken for theirs. */
function renderSpeaker(
  speaker: string | undefined,
  named: boolean,
  { speakerLabel }: TranscriptOptions,
): Element | undefined {
  if (speaker !== undefined)
    return element('p', { className: ['speaker'] }, [speakerLabel?.(speaker) ?? speaker]);
  return named ? element('p', { className: ['speaker', 'unnamed'] }, ['—']) : undefined;
}

/** A passage, and what the margin says of it. `from` is the number of its first footnote. */
function renderPassage(
  passage: Passage,
  index: number,
  from: number,
  surroundings: Surroundings,
  options: TranscriptOptions,
): { readonly nodes: readonly ElementContent[]; readonly notes: number } {
  const { owners, targets, hasAddress, tools } = surroundings;
  const all = options.annotations?.get(passage.id) ?? [];
  const annotations = options.termHref ? all : all.filter(({ kind }) => kind !== 'mention');
  const margins = options.marginalia === undefined ? {} : { marginalia: options.marginalia };
  const marginal = gatherMarginalia([{ id: passage.id, annotations }], margins);
  const inline = {
    id: passage.id,
    text: passage.text,
    marks: [],
    annotations,
    points: [...(targets.get(index) ?? []), ...footnotePoints(marginal, from)],
  };
  const paragraph = element('p', { id: passage.id }, [
    ...(passage.untimed ? [] : [renderStamp(passage, owners[index] === true), text(' ')]),
    ...inlineNodes(inline, tools),
    hasAddress(passage) ? renderAddress(passage) : undefined,
  ]);
  const margin = renderMarginalia(marginal.entries, from);
  return { nodes: margin ? [paragraph, margin] : [paragraph], notes: marginal.entries.length };
}

/**
 * The whole transcript: a paragraph per passage, with its stamp if it has a time and a link to its own address, under
 * the speaker's name where it changes. Every passage has its id, and every second that is linked to has `t=<second>`.
 * Few elements, because there are many passages: a turn of one passage is four.
 */
export function renderTranscript(passages: readonly Passage[], options: TranscriptOptions): Html {
  const surroundings = surroundingsOf(passages, options);
  const headings = placeHeadings(passages, options.headings ?? []);
  const nodes: ElementContent[] = [];
  let turn: number | undefined;
  let named = false;
  let notes = 0;
  for (const [index, passage] of passages.entries()) {
    for (const heading of headings.get(index) ?? [])
      nodes.push(renderHeading(heading, options.headingLevel ?? 3));
    if (passage.turn !== turn) {
      const speaker = renderSpeaker(passage.speaker, named, options);
      if (speaker) nodes.push(speaker);
      named = passage.speaker !== undefined;
    }
    turn = passage.turn;
    const rendered = renderPassage(passage, index, notes + 1, surroundings, options);
    nodes.push(...rendered.nodes);
    notes += rendered.notes;
  }
  const { language, direction } = options;
  return writeHtml([
    element('div', { className: ['transcript-text'], lang: language, dir: direction }, nodes),
  ]);
}
