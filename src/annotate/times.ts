import type { Chapter, DeepDive, Episode } from '../model/episode.ts';
import type { Position } from '../model/position.ts';
import { formatTimecode, type Seconds, type Stamp } from '../model/time.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import type { Annotator } from './annotator.ts';
import { stampsOf } from './timed-prose.ts';

/** How much later than its transcript an episode may end, in seconds. */
const silence: Seconds = 2;
/** Players and video sites leave out chapters that are shorter, in seconds. */
const shortestChapter: Seconds = 10;

/** The last second of an episode, and how that is known. */
interface End {
  readonly time: Seconds;
  readonly reason: string;
}

/** As declared, whole seconds; else the end of the transcript, where that has times. */
function endOf({ meta }: Episode, passages: readonly Passage[]): End | undefined {
  const declared = meta.duration ?? meta.audio?.duration;
  if (declared !== undefined)
    return {
      time: Math.ceil(declared),
      reason: `the front matter says that it lasts ${formatTimecode(declared)}`,
    };
  const timed = passages.filter((passage) => timeAt(passage, passage.text.length) !== undefined);
  const last = timed.reduce((latest, { end }) => Math.max(latest, end), 0);
  if (last === 0) return undefined;
  return { time: last + silence, reason: `the transcript ends at ${formatTimecode(last)}` };
}

function checkEnd(episode: Episode, passages: readonly Passage[]): Message[] {
  const limit = endOf(episode, passages);
  if (limit === undefined) return [];
  return [...stampsOf(episode)].flatMap(({ start, end, position = episode.position }) => {
    const past = start > limit.time ? start : end !== undefined && end > limit.time ? end : undefined;
    if (past === undefined) return [];
    return [describe('stamp-past-end', position, { time: formatTimecode(past) }, limit.reason)];
  });
}

/** A deep dive or chapter with a time. */
interface Part {
  readonly stamp: Stamp;
  readonly position: Position;
}

const partsOf = (items: readonly (DeepDive | Chapter)[]): Part[] =>
  items.flatMap(({ stamp, position }) => (stamp ? [{ stamp, position: stamp.position ?? position }] : []));

/** Each part against the one written before it, and against the range that reaches furthest. */
function checkOrder(parts: readonly Part[], item: string, chapters: boolean): Message[] {
  const messages: Message[] = [];
  let longest = parts[0]?.stamp;
  for (const [index, { stamp, position }] of parts.entries()) {
    const previous = parts[index - 1]?.stamp;
    if (previous === undefined || longest === undefined) continue;
    const time = formatTimecode(stamp.start);
    const wait = stamp.start - previous.start;
    if (wait < 0)
      messages.push(
        describe('section-order', position, { item, time, before: formatTimecode(previous.start) }),
      );
    else if (stamp.start < (longest.end ?? longest.start) && stamp.start >= longest.start) {
      const range = `${formatTimecode(longest.start)}–${formatTimecode(longest.end ?? longest.start)}`;
      messages.push(describe('section-overlap', position, { item, time, range }));
    } else if (wait === 0 && !chapters)
      messages.push(describe('section-overlap', position, { item, time, range: time }));
    if (chapters && wait >= 0 && wait < shortestChapter)
      messages.push(
        describe(
          'chapters-close',
          position,
          { item, seconds: Math.round(wait * 10) / 10 },
          `players want chapters of ${shortestChapter} seconds or more: join the two`,
        ),
      );
    if ((stamp.end ?? stamp.start) > (longest.end ?? longest.start)) longest = stamp;
  }
  return messages;
}

/**
 * Holds the times of an episode against its length and against each other: none past the end, deep dives and chapters
 * in their order and apart. Takeaways, notes and corrections may come in any order.
 */
export const checkTimes: Annotator = ({ episode, passages }) => {
  if (episode === undefined) return { value: [], messages: [] };
  const dives = episode.sections.flatMap((section) => (section.kind === 'deep-dives' ? section.dives : []));
  const chapters = partsOf(
    episode.sections.flatMap((section) => (section.kind === 'chapters' ? section.chapters : [])),
  );
  return {
    value: [],
    messages: [
      ...checkEnd(episode, passages),
      // without chapters, the deep dives are what players show as chapters
      ...checkOrder(partsOf(dives), 'deep dive', chapters.length === 0),
      ...checkOrder(chapters, 'chapter', true),
    ],
  };
};
