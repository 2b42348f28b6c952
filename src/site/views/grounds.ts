import { wordsSaidAt, type SaidWords } from '../../annotate/said.ts';
import { takeawaysOf, type Takeaway } from '../../annotate/takeaways.ts';
import { stretchFragment } from '../../model/address.ts';
import type { CitationItem } from '../../model/citation.ts';
import type { SourceKey } from '../../model/ids.ts';
import type { ProseNode } from '../../model/prose.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import { formatTimecode, type Stamp, type TimeSpan } from '../../model/time.ts';
import type { GroundsRow, GroundsView, GroundView, SaidView } from '../../model/view/grounds.ts';
import type { StampView } from '../../model/view/parts.ts';
import { labelLocator } from '../../render/citation/locator.ts';
import { cutAtWord, plainText } from '../../render/plain-text.ts';
import { viewStamp } from '../../render/stamp.ts';
import { quotationMarksOf, quoteWords } from '../../text/quotation-marks.ts';
import type { SiteContext } from '../context.ts';
import { referenceId } from './document.ts';
import { judgementOf } from './judgement.ts';
import { relationLabels, shortName } from './margin-entries.ts';
import { speakerNames } from './occurrences.ts';

/** Letters of a statement, and of what was said, that the table shows. */
const longestStatement = 320;
const longestWords = 320;
/** Letters of what was said that stand below a takeaway. */
const longestLead = 100;

/** What the takeaways of an episode rest on. */
export interface Grounds {
  readonly view: GroundsView;
  /** What stands below each takeaway, by its HTML id: the first of the words, and the row that has them whole. */
  readonly leads: ReadonlyMap<string, GroundsLead>;
  /** The parts of the audio that the section's stamps play. */
  readonly stretches: readonly TimeSpan[];
}

/** The first words that a takeaway rests on. */
export interface GroundsLead {
  readonly href: string;
  readonly words: string;
  readonly speaker?: string;
}

interface Reading {
  readonly annotated: AnnotatedEpisode;
  readonly language: string;
  readonly context: SiteContext;
  readonly nameOf: (speaker: string) => string;
}

/** Words of a passage in quotation marks, with an ellipsis where a sentence is not whole. */
function quote({ passage, start, end, entered, goesOn }: SaidWords, language: string): string {
  const cut = cutAtWord(passage.text.slice(start, end), longestWords);
  const words = `${entered ? '…' : ''}${cut}${goesOn && !cut.endsWith('…') ? ' …' : ''}`;
  return quoteWords(words, quotationMarksOf(language));
}

/** What is played of a takeaway's words: a range as it is written, else just the words. */
function spanOf(stamp: Stamp, { from, until }: SaidWords): TimeSpan | undefined {
  const span = stamp.end === undefined ? { start: from, end: until } : { start: stamp.start, end: stamp.end };
  return span.end > span.start ? span : undefined;
}

function viewSpan({ approximate, end }: Stamp, span: TimeSpan): StampView {
  const whole = `${formatTimecode(span.start)}–${formatTimecode(span.end)}`;
  const label = end === undefined ? formatTimecode(span.start) : whole;
  return {
    href: `#${stretchFragment(span.start, span.end)}`,
    label: approximate ? `about ${label}` : label,
    start: span.start,
    end: span.end,
    approximate,
  };
}

/** What is said at a stamp, by passages; the first has what plays it. */
function viewSaid(stamp: Stamp, parts: readonly SaidWords[], { language, nameOf }: Reading): SaidView[] {
  return parts.map((part, index) => {
    const span = index === 0 ? spanOf(stamp, part) : undefined;
    const { speaker, id } = part.passage;
    return {
      ...(span === undefined ? {} : { stamp: viewSpan(stamp, span) }),
      words: quote(part, language),
      ...(speaker === undefined ? {} : { speaker: nameOf(speaker) }),
      href: `#${id}`,
    };
  });
}

/** The sources that a takeaway names, as often as it says something else of them. */
function viewSources({ blocks }: Takeaway, { annotated, context }: Reading): GroundView[] {
  const { sources, citation } = context;
  const found = new Map<string, GroundView>();
  const add = (key: SourceKey, item?: CitationItem): void => {
    const source = sources.get(key);
    if (source === undefined) return;
    const ground = {
      label: shortName(source),
      href: `#${referenceId(key)}`,
      ...(item?.relation === undefined ? {} : { relation: relationLabels[item.relation] }),
      ...(item?.locator === undefined ? {} : { locator: labelLocator(item.locator, citation.own.locale) }),
    };
    found.set([key, ground.relation, ground.locator].join('\n'), ground);
  };
  for (const block of blocks)
    for (const annotation of annotated.annotations.get(block.id) ?? []) {
      if (annotation.kind === 'citation') for (const item of annotation.cluster.items) add(item.key, item);
      if (annotation.kind === 'link') add(annotation.source);
    }
  return [...found.values()];
}

/** What a takeaway says itself: without the quotations below it, which say it in other words. */
function statementOf(children: readonly ProseNode[]): string {
  const own = children.filter(({ type }) => type !== 'quote');
  return plainText(own.length === 0 ? children : own, longestStatement);
}

function viewRow(
  takeaway: Takeaway,
  number: number,
  reading: Reading,
): { readonly row: GroundsRow; readonly lead?: GroundsLead; readonly span?: TimeSpan } {
  const { id, item } = takeaway;
  const { stamp } = item;
  const parts = stamp === undefined ? [] : wordsSaidAt(stamp, reading.annotated.passages, reading.language);
  const said = stamp === undefined ? [] : viewSaid(stamp, parts, reading);
  const row: GroundsRow = {
    id: `rests-${number}`,
    href: `#${id}`,
    statement: statementOf(item.children),
    said,
    ...(stamp === undefined || said.length > 0 ? {} : { stamp: viewStamp(stamp) }),
    sources: viewSources(takeaway, reading),
  };
  const [first] = parts;
  const span = stamp && first && spanOf(stamp, first);
  return {
    row,
    ...(first === undefined ? {} : { lead: leadTo(row, first, reading.language) }),
    ...(span === undefined ? {} : { span }),
  };
}

function leadTo(row: GroundsRow, { passage, start, end }: SaidWords, language: string): GroundsLead {
  const words = cutAtWord(passage.text.slice(start, end), longestLead);
  const speaker = row.said[0]?.speaker;
  return {
    href: `#${row.id}`,
    words: quoteWords(words, quotationMarksOf(language)),
    ...(speaker === undefined ? {} : { speaker }),
  };
}

/** What each takeaway of an episode rests on: words that are said at its time, and sources. Nothing without takeaways. */
export function viewGrounds(annotated: AnnotatedEpisode, context: SiteContext): Grounds | undefined {
  const { episode } = annotated;
  const reading: Reading = {
    annotated,
    context,
    language: episode.meta.language ?? context.show.language,
    nameOf: speakerNames(episode, context),
  };
  const made = takeawaysOf(episode).map((takeaway, index) => ({
    takeaway,
    ...viewRow(takeaway, index + 1, reading),
  }));
  const rests = made.some(({ row }) => row.said.length + row.sources.length > 0 || row.stamp !== undefined);
  if (!rests) return undefined;
  const judgement = judgementOf(
    context,
    made.flatMap(({ takeaway }) => relationsOf(takeaway)),
  );
  return {
    view: { rows: made.map(({ row }) => row), ...(judgement === undefined ? {} : { judgement }) },
    leads: new Map(made.flatMap(({ takeaway, lead }) => (lead === undefined ? [] : [[takeaway.id, lead]]))),
    stretches: made.flatMap(({ span }) => span ?? []),
  };
}

const relationsOf = ({ blocks }: Takeaway): readonly (string | undefined)[] =>
  blocks.flatMap(({ citations }) =>
    citations.flatMap(({ cluster }) => cluster.items.map(({ relation }) => relation)),
  );
