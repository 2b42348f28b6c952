import { isJsonObject, type JsonObject, type JsonValue } from './json-syntax.ts';

/** The items of an array; none where there is no array. */
export function itemsOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** The objects among the items of an array. */
export function objectsOf(value: JsonValue | undefined): JsonObject[] {
  return itemsOf(value).filter(isJsonObject);
}

/** The object, or an empty one where something else stands. */
export function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

/** Text; a number written where text is expected is its digits. */
export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

/** A number, or text that is one. */
export function numberOf(value: JsonValue | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const toMillisecond = (seconds: number): number => Math.round(seconds * 1000) / 1000;

/** Seconds from a number of seconds, or text that is one. May be negative, where a file says so. */
export const secondsOf = numberOf;

/** Seconds from units of which `perSecond` are one second: 1,000 for milliseconds, 10,000,000 for Azure's ticks. */
export function scaledSecondsOf(value: JsonValue | undefined, perSecond: number): number | undefined {
  const number = numberOf(value);
  return number === undefined ? undefined : toMillisecond(number / perSecond);
}

const clock = /^\s*(?:(\d{1,4}):)?(\d{1,4}):(\d{1,2}(?:[.,]\d{1,9})?)\s*$/;

/** Seconds from `00:00:01,000`, with a comma or a dot. */
export function clockSecondsOf(value: JsonValue | undefined): number | undefined {
  const match = typeof value === 'string' ? clock.exec(value) : null;
  if (match === null) return undefined;
  const [, hours = '0', minutes, seconds = '0'] = match;
  return toMillisecond(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.')));
}

const isoDuration = /^\s*PT(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:[.,]\d{1,9})?)S)?\s*$/i;

/** Seconds from an ISO 8601 duration of hours and less (`PT1M2.5S`). */
export function isoSecondsOf(value: JsonValue | undefined): number | undefined {
  const match = typeof value === 'string' ? isoDuration.exec(value) : null;
  if (match === null) return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return toMillisecond(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds.replace(',', '.')));
}

/**
 * Seconds from a protobuf duration: `"1.400s"`, or an object of `seconds` and `nanos`.
 * @see https://protobuf.dev/reference/protobuf/google.protobuf/#duration
 */
export function protoSecondsOf(value: JsonValue | undefined): number | undefined {
  if (isJsonObject(value)) {
    // A part that is zero may be left out.
    const seconds = numberOf(value['seconds'] ?? 0);
    const nanos = numberOf(value['nanos'] ?? 0);
    return seconds === undefined || nanos === undefined ? undefined : toMillisecond(seconds + nanos / 1e9);
  }
  const text = typeof value === 'string' ? value.trim().replace(/s$/, '') : value;
  return secondsOf(text);
}

/** A speaker's name or code as text; nothing where it is empty. */
export function speakerOf(value: JsonValue | undefined): string | undefined {
  const text = textOf(value)?.trim();
  return text === '' ? undefined : text;
}

/** A language tag; names of languages (`english`) and `auto` are none. */
export function languageOf(value: JsonValue | undefined): string | undefined {
  const tag = typeof value === 'string' ? value.trim().replaceAll('_', '-') : '';
  return /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(tag) ? tag : undefined;
}

/** Who speaks: the number found by voice, and where channels are apart, the channel with it. */
export function channelSpeaker(
  channel: string | undefined,
  speaker: string | undefined,
  severalChannels: boolean,
): string | undefined {
  if (!severalChannels || channel === undefined) return speaker;
  return speaker === undefined ? `ch_${channel}` : `ch_${channel}:${speaker}`;
}
