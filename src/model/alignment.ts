import { countLeading } from './ascending.ts';
import type { Seconds } from './time.ts';

/** At `media` seconds of what is heard, the words at `transcript` seconds of the transcript are said. */
export interface Anchor {
  readonly media: Seconds;
  readonly transcript: Seconds;
}

/**
 * How the time of what is heard (with other advertisements than the recording that was transcribed) runs against the
 * time of the transcript: anchors, ascending in both. Each holds from its own time on, the first also for all that is
 * before it. No anchor: the two are the same.
 */
export type Alignment = readonly Anchor[];

export const unaligned: Alignment = [];

/** The anchor that holds at a time, and the one after it. */
function around(
  alignment: Alignment,
  clock: keyof Anchor,
  time: Seconds,
): { readonly held: Anchor | undefined; readonly next: Anchor | undefined } {
  const count = countLeading(alignment, (anchor) => anchor[clock] <= time);
  return { held: alignment[count - 1] ?? alignment[0], next: count === 0 ? alignment[1] : alignment[count] };
}

/**
 * The transcript's time of what is heard at `media`. Never runs backwards: where something was put in, the transcript
 * waits at the line after it; where something was taken out, it jumps.
 */
export function toTranscript(alignment: Alignment, media: Seconds): Seconds {
  const { held, next } = around(alignment, 'media', media);
  if (held === undefined) return media;
  return Math.max(0, Math.min(held.transcript + (media - held.media), next?.transcript ?? Infinity));
}

/** When the transcript's `transcript` is heard: the first time, where something was put in; the inverse of the above. */
export function toMedia(alignment: Alignment, transcript: Seconds): Seconds {
  const { held, next } = around(alignment, 'transcript', transcript);
  if (held === undefined) return transcript;
  return Math.max(0, Math.min(held.media + (transcript - held.transcript), next?.media ?? Infinity));
}

/** Adds an anchor. The newest is believed: whatever contradicts it (runs backwards against it) goes. */
export function addAnchor(alignment: Alignment, anchor: Anchor): Alignment {
  const before = alignment.filter(
    ({ media, transcript }) => media < anchor.media && transcript < anchor.transcript,
  );
  const after = alignment.filter(
    ({ media, transcript }) => media > anchor.media && transcript > anchor.transcript,
  );
  return [...before, anchor, ...after];
}
