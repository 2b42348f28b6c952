import type { Position } from './position.ts';

/** Seconds from the start of the audio, a float. Milliseconds exist only inside format parsers. */
export type Seconds = number;

/** A part of the audio. Half-open: `end` is not in it. */
export interface TimeSpan {
  readonly start: Seconds;
  readonly end: Seconds;
}

/** When something is said, as a host wrote it: `[2:05]`, `[2:05–4:40]`, `[~12:04]`. Half-open. */
export interface Stamp {
  readonly start: Seconds;
  readonly end?: Seconds;
  /** Written with `~`: located, not confirmed by a person. */
  readonly approximate: boolean;
  /** Where it is written; absent for one that nobody wrote. */
  readonly position?: Position;
}

const timecode = /^(?:(\d+):([0-5]\d):([0-5]\d)|(\d+):([0-5]\d))(?:\.(\d{1,3}))?$/;

/**
 * Reads `m:ss`, `mm:ss`, `mmm:ss` or `h:mm:ss`, each with an optional `.mmm`.
 * Seconds are below 60; so are minutes after hours. Anything else is `undefined`.
 */
export function parseTimecode(text: string): Seconds | undefined {
  const match = timecode.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, seconds, longMinutes, shortSeconds, fraction] = match;
  const whole =
    hours === undefined
      ? Number(longMinutes) * 60 + Number(shortSeconds)
      : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  // summed as milliseconds, so that the same time is the same number however it was written
  return (whole * 1000 + Number((fraction ?? '').padEnd(3, '0'))) / 1000;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** `m:ss`, from an hour on `h:mm:ss`; with `precise` also `.mmm` where the time is not whole. */
export function formatTimecode(time: Seconds, precise = false): string {
  const milliseconds = precise ? Math.round(time * 1000) : Math.floor(time + 1e-9) * 1000;
  const whole = Math.floor(milliseconds / 1000);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
  const rest = milliseconds % 1000;
  return precise && rest > 0 ? `${clock}.${String(rest).padStart(3, '0')}` : clock;
}

/** ISO 8601 duration (`PT7M42S`), as schema.org and HTML's `datetime` want it. Whole seconds. */
export function formatIsoDuration(time: Seconds): string {
  const whole = Math.round(time);
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const parts = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds || whole === 0 ? `${seconds}S` : ''}`;
  return `PT${parts}`;
}
