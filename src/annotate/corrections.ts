import type { CorrectionAnchor } from '../model/annotation.ts';
import { itemId, type Episode, type EpisodeSection } from '../model/episode.ts';
import { mintSectionId } from '../model/ids.ts';
import { blocksOf, type Block, type ProseNode } from '../model/prose.ts';
import type { Seconds, Stamp } from '../model/time.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { Annotator } from './annotator.ts';

/** Where a correction hangs: a stretch of a place. */
type Anchor = Pick<CorrectionAnchor, 'place' | 'start' | 'end'>;

/**
 * Hangs corrections on what they correct: one of the speaker or the transcript on the sentence that is said at its
 * time, one of the summary on the takeaway of that time, else on the deep dive that covers it, else on what is said.
 * A correction without a time, or with one that nothing has, stays where it is written alone.
 */
export const annotateCorrections: Annotator = ({ episode, passages }) => {
  const value: CorrectionAnchor[] = [];
  for (const section of episode?.sections ?? []) {
    if (section.kind !== 'corrections') continue;
    for (const [index, { item, kind }] of section.corrections.entries()) {
      if (episode === undefined || item.stamp === undefined) continue;
      const told = kind === 'summary' ? anchorInProse(episode, item.stamp.start) : undefined;
      const anchor = told ?? anchorInTalk(passages, item.stamp.start, episode.meta.language ?? 'und');
      const correction = mintSectionId(itemId(section.id, index));
      if (anchor) value.push({ kind: 'correction', ...anchor, correction });
    }
  }
  return { value, messages: [] };
};

/** The sentence of a passage that is said at a time. */
function anchorInTalk(passages: readonly Passage[], time: Seconds, language: string): Anchor | undefined {
  // what begins within the second that is named, is meant
  const passage = passages.findLast(({ start, untimed }) => !untimed && Math.floor(start) <= time);
  const last = passages.findLast(({ untimed }) => !untimed);
  if (passage === undefined || (passage === last && time > passage.end)) return undefined;
  const { id, text } = passage;
  const reached = (offset: number): boolean => Math.floor(timeAt(passage, offset) ?? 0) <= time;
  const sentences = sentencesOf(text, language);
  const sentence = sentences.findLast(({ start }, index) => index === 0 || reached(start));
  const [start, end] = [sentence?.start ?? 0, sentence?.end ?? text.length];
  return { place: id, start, end: start + text.slice(start, end).trimEnd().length };
}

const wholeOf = ({ id, text }: Block): Anchor => ({ place: id, start: 0, end: text.trimEnd().length });

/** Text that people read as such: the first paragraph of some prose. */
function firstBlock(nodes: readonly ProseNode[]): Block | undefined {
  for (const { block, heading } of blocksOf(nodes)) if (!heading && block.text.trim() !== '') return block;
  return undefined;
}

const covers = ({ start, end }: Stamp, time: Seconds): boolean =>
  Math.floor(start) <= time && time < (end ?? Math.floor(start) + 1);

/** What a section says of a time: the takeaway that begins in that second or spans it, or the deep dive over it. */
function blockAt(section: EpisodeSection, time: Seconds): Block | undefined {
  if (section.kind === 'takeaways') {
    const item = section.items.find(({ stamp }) => stamp !== undefined && covers(stamp, time));
    return item && firstBlock(item.children);
  }
  if (section.kind !== 'deep-dives') return undefined;
  const dives = section.dives.flatMap(({ stamp, body }) => (stamp === undefined ? [] : [{ stamp, body }]));
  const later = (start: Seconds): Seconds =>
    Math.min(...dives.map((dive) => dive.stamp.start).filter((other) => other > start));
  const dive = dives.find(({ stamp }) => covers({ ...stamp, end: stamp.end ?? later(stamp.start) }, time));
  return dive && firstBlock(dive.body);
}

function anchorInProse({ sections }: Episode, time: Seconds): Anchor | undefined {
  for (const kind of ['takeaways', 'deep-dives'])
    for (const section of sections) {
      const block = section.kind === kind ? blockAt(section, time) : undefined;
      if (block) return wholeOf(block);
    }
  return undefined;
}
