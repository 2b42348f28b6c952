import type { Place } from '../model/annotation.ts';
import {
  proseOfSection,
  type Chapter,
  type DeepDive,
  type Episode,
  type EpisodeSection,
} from '../model/episode.ts';
import { mintSectionId, type SectionId } from '../model/ids.ts';
import type { Range } from '../model/position.ts';
import { blocksOf, type Block, type ProseNode } from '../model/prose.ts';
import type { Term } from '../model/term.ts';
import type { Seconds, Stamp } from '../model/time.ts';
import { timeAt, type Passage } from '../model/transcript.ts';

/** What a section of a place is, for those who name it to a reader. */
export interface PlaceSection {
  readonly id: SectionId;
  readonly kind: 'summary' | EpisodeSection['kind'] | 'deep-dive' | 'transcript' | 'definition';
  /** The host's heading; for a part of the transcript, that of the deep dive or chapter talked in meanwhile. */
  readonly title?: string;
}

/** The section of the paragraphs before the first heading. */
const summarySection = mintSectionId('summary');
const transcriptSection = mintSectionId('transcript');

/**
 * Everything people read in an episode, in reading order: summary, sections as written, transcript. Each deep dive
 * is a section of its own, and so is each part of the transcript that a deep dive (or else a chapter) covers.
 *
 * @param language BCP 47, of an episode that does not say its own.
 */
export function placesOf(episode: Episode, passages: readonly Passage[], language: string): readonly Place[] {
  const tongue = episode.meta.language ?? language;
  const parts = transcriptPartsOf(episode);
  return [
    ...placesOfProse(episode.summary, summarySection, tongue),
    ...episode.sections
      .flatMap(proseOfSection)
      .flatMap(({ section, nodes, stamp }) => placesOfProse(nodes, section, tongue, stamp)),
    ...passages.map((passage) => placeOfPassage(passage, sectionOf(parts, passage), tongue)),
  ];
}

/** The text of a glossary entry. It has no time. */
export function placesOfTerm(term: Term, language: string): readonly Place[] {
  return placesOfProse(term.body, mintSectionId('definition'), language);
}

/** The sections that places of an episode can be in, by id. */
export function placeSectionsOf(episode: Episode): ReadonlyMap<SectionId, PlaceSection> {
  const sections: PlaceSection[] = [{ id: summarySection, kind: 'summary' }];
  for (const section of episode.sections) {
    sections.push({ id: section.id, kind: section.kind, title: section.heading });
    if (section.kind !== 'deep-dives') continue;
    for (const dive of section.dives)
      sections.push({ id: dive.id, kind: 'deep-dive', title: dive.heading.block.text });
  }
  sections.push({ id: transcriptSection, kind: 'transcript' });
  for (const { id, title } of transcriptPartsOf(episode)) sections.push({ id, kind: 'transcript', title });
  return new Map(sections.map((section) => [section.id, section]));
}

function placesOfProse(
  nodes: readonly ProseNode[],
  section: SectionId,
  language: string,
  stamp?: Stamp,
): Place[] {
  return [...blocksOf(nodes, stamp)].map(({ block, stamp: own, heading }) => ({
    id: block.id,
    section,
    text: block.text,
    language,
    closed: heading ? [{ start: 0, end: block.text.length }] : closedRangesOf(block),
    citations: block.citations,
    termReferences: block.termReferences,
    links: block.marks.filter((mark) => mark.kind === 'link'),
    positions: block.positions,
    timeAt: () => own?.start,
  }));
}

function closedRangesOf(block: Block): Range[] {
  return block.marks
    .filter(({ kind }) => kind === 'link' || kind === 'code')
    .map(({ start, end }) => ({ start, end }));
}

function placeOfPassage(passage: Passage, section: SectionId, language: string): Place {
  return {
    id: passage.id,
    section,
    text: passage.text,
    language,
    closed: [],
    citations: [],
    termReferences: [],
    links: [],
    timeAt: (offset) => timeAt(passage, offset),
  };
}

/** A part of the transcript: half-open, in seconds. */
interface TranscriptPart {
  readonly id: SectionId;
  readonly title: string;
  readonly start: Seconds;
  readonly end: Seconds;
}

/** The parts that deep dives with times cover; without any, those of the chapters. By start. */
function transcriptPartsOf(episode: Episode): readonly TranscriptPart[] {
  const dives = episode.sections.flatMap((section) => (section.kind === 'deep-dives' ? section.dives : []));
  const chapters = episode.sections.flatMap((section) =>
    section.kind === 'chapters' ? section.chapters : [],
  );
  const timed = partsOf(
    dives,
    ({ id }) => `transcript-${id}`,
    ({ heading }) => heading.block.text,
  );
  if (timed.length > 0) return timed;
  return partsOf(
    chapters,
    (_, index) => `transcript-chapter-${index + 1}`,
    ({ title }) => title,
  );
}

function partsOf<Item extends DeepDive | Chapter>(
  items: readonly Item[],
  idOf: (item: Item, index: number) => string,
  titleOf: (item: Item) => string,
): TranscriptPart[] {
  const timed = items
    .flatMap((item, index) => (item.stamp ? [{ item, index, stamp: item.stamp }] : []))
    .sort((a, b) => a.stamp.start - b.stamp.start || a.index - b.index);
  return timed.map(({ item, index, stamp }, place) => ({
    id: mintSectionId(idOf(item, index)),
    title: titleOf(item),
    start: stamp.start,
    end: stamp.end ?? timed[place + 1]?.stamp.start ?? Infinity,
  }));
}

/** Of overlapping parts the one that began last. Words before the first stated time are in none. */
function sectionOf(parts: readonly TranscriptPart[], { start: time, untimed }: Passage): SectionId {
  if (untimed && time === 0) return transcriptSection;
  return parts.findLast(({ start, end }) => start <= time && time < end)?.id ?? transcriptSection;
}
