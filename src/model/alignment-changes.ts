import { agree, isTime, unaligned, type Alignment, type Anchor } from './alignment.ts';
import { countLeading } from './ascending.ts';
import type { Seconds } from './time.ts';

/** How much later than in the transcript something is heard: by the anchor that holds at a time of what is heard. */
export function shiftAt(alignment: Alignment, media: Seconds): Seconds {
  const held = anchorAt(alignment, media);
  return held === undefined ? 0 : shiftOf(held);
}

/** How much later than in the transcript it is heard; negative for earlier. */
export const shiftOf = ({ media, transcript }: Anchor): Seconds => media - transcript;

/** The anchor that holds at a time of what is heard; `undefined` if there is none at all. */
export function anchorAt(alignment: Alignment, media: Seconds): Anchor | undefined {
  const count = countLeading(alignment, (anchor) => anchor.media <= media);
  return alignment[count - 1] ?? alignment[0];
}

/**
 * Adds an anchor. The newest is believed: whatever contradicts it goes, which is what runs backwards against it or is
 * closer to it than {@link apart}. An anchor that is no time (negative, infinite, not a number) changes nothing.
 */
export function addAnchor(alignment: Alignment, anchor: Anchor): Alignment {
  if (!isTime(anchor.media) || !isTime(anchor.transcript)) return alignment;
  const { media, transcript } = anchor;
  const kept = alignment.filter((each) => agree(each, anchor));
  const before = kept.filter((each) => each.media < media);
  return [...before, { media, transcript }, ...kept.slice(before.length)];
}

/** Takes an anchor out again; one that is not there changes nothing. */
export function removeAnchor(alignment: Alignment, anchor: Anchor): Alignment {
  return alignment.filter(
    ({ media, transcript }) => media !== anchor.media || transcript !== anchor.transcript,
  );
}

/** From the same moment on, words that are said earlier; before the first word there is none, so that is heard later. */
function delay({ media, transcript }: Anchor, by: Seconds): Anchor {
  const said = transcript - by;
  return said >= 0 ? { media, transcript: said } : { media: media - said, transcript: 0 };
}

/** An alignment of one constant shift: everything is heard so much later than in the transcript; negative: earlier. */
export function shiftAll(by: Seconds): Alignment {
  return addAnchor(unaligned, { media: Math.max(0, by), transcript: Math.max(0, -by) });
}

/**
 * Shifts by a little: the words are heard `by` seconds later than was thought (negative: earlier). At a time of what
 * is heard, only the anchor that holds there is moved, and those that now contradict it go; without a time, all are.
 */
export function nudge(alignment: Alignment, by: Seconds, media?: Seconds): Alignment {
  if (alignment.length === 0) return shiftAll(by);
  if (media === undefined)
    return alignment.reduce<Alignment>((moved, anchor) => addAnchor(moved, delay(anchor, by)), unaligned);
  const held = anchorAt(alignment, media) as Anchor;
  return addAnchor(removeAnchor(alignment, held), delay(held, by));
}
