import { countLeading } from './ascending.ts';
import type { Seconds } from './time.ts';

/** At `media` seconds of what is heard, the words at `transcript` seconds of the transcript are said. */
export interface Anchor {
  readonly media: Seconds;
  readonly transcript: Seconds;
}

/**
 * How the time of what is heard (with other advertisements than the recording that was transcribed) runs against the
 * time of the transcript: anchors that are at least {@link apart} from each other, ascending in both. Each holds from
 * its own time on, the first also for all that is before it. No anchor: the two are the same.
 */
export type Alignment = readonly Anchor[];

export const unaligned: Alignment = [];

/** Nobody hears two lines within a second: of two anchors so close in either time, the older was a mistake. */
export const apart: Seconds = 1;

const clocks = ['media', 'transcript'] as const;
type Clock = (typeof clocks)[number];

const other = (clock: Clock): Clock => (clock === 'media' ? 'transcript' : 'media');

/** A time of one clock, from a time of the other. `limit` is the latest that it can be before the next anchor holds. */
function convert(alignment: Alignment, from: Clock, time: Seconds, count: number): Seconds {
  const to = other(from);
  const held = alignment[count - 1] ?? alignment[0];
  if (held === undefined) return Math.max(0, time);
  const next = alignment[Math.max(1, count)];
  return Math.max(0, Math.min(held[to] + (time - held[from]), next?.[to] ?? Infinity));
}

/**
 * The transcript's time of what is heard at `media`. Never runs backwards, never below 0: where something was put in,
 * the transcript waits at the line after it; where something was taken out, it jumps over what nobody hears.
 */
export function toTranscript(alignment: Alignment, media: Seconds): Seconds {
  const count = countLeading(alignment, (anchor) => anchor.media <= media);
  return convert(alignment, 'media', media, count);
}

/**
 * When what is said at `transcript` begins to be heard: where something was put in before it, after that; what nobody
 * hears because it was taken out, when the words after it are heard. Never runs backwards, never below 0.
 */
export function toMedia(alignment: Alignment, transcript: Seconds): Seconds {
  const count = countLeading(alignment, (anchor) => anchor.transcript <= transcript);
  return convert(alignment, 'transcript', transcript, count);
}

/**
 * When all that is said before `transcript` has been heard: the earliest time of which {@link toTranscript} makes
 * `transcript` or later. Differs from {@link toMedia} only where something was put in just there, which is not waited for.
 */
export function toMediaEnd(alignment: Alignment, transcript: Seconds): Seconds {
  const count = countLeading(alignment, (anchor) => anchor.transcript < transcript);
  return convert(alignment, 'transcript', transcript, count);
}

/** Whether two anchors can be true of the same sound. */
export const agree = (a: Anchor, b: Anchor): boolean =>
  clocks.every((clock) => b[clock] - a[clock] >= apart) ||
  clocks.every((clock) => a[clock] - b[clock] >= apart);

/** Whether something is a time that can be heard or said. */
export const isTime = (value: unknown): value is Seconds =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** An alignment out of what was kept as JSON. Anything that is none, or breaks its rules, is unaligned. */
export function parseAlignment(value: unknown): Alignment {
  if (!Array.isArray(value)) return unaligned;
  const anchors: Anchor[] = [];
  for (const item of value as readonly unknown[]) {
    if (typeof item !== 'object' || item === null) return unaligned;
    const { media, transcript } = item as Partial<Record<Clock, unknown>>;
    if (!isTime(media) || !isTime(transcript)) return unaligned;
    const anchor = { media, transcript };
    const last = anchors.at(-1);
    if (last !== undefined && (last.media >= media || !agree(last, anchor))) return unaligned;
    anchors.push(anchor);
  }
  return anchors;
}
