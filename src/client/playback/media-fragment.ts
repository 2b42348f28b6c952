import { parseTimecode, type Seconds } from '../../model/time.ts';
import type { Stretch } from './playback.ts';

/** Normal play time: plain seconds, `m:ss` or `h:mm:ss`, each with a fraction if need be. */
function parseNpt(text: string): Seconds | undefined {
  return /^\d{1,9}(?:\.\d*)?$/.test(text) ? Number(text) : parseTimecode(text);
}

/**
 * The time that an address asks for: `#t=754`, `#t=754,790`, `#t=,790`, `#t=npt:0:12:34`. `undefined` if it asks for
 * none, or for a stretch that ends before it starts.
 * @see https://www.w3.org/TR/media-frags/#naming-time
 */
export function parseMediaFragment(hash: string): Stretch | undefined {
  let value: string | undefined;
  for (const part of hash.replace(/^#/, '').split('&')) {
    if (part.startsWith('t=')) value = part.slice(2).replace(/%2c/i, ',').replace(/%3a/gi, ':');
  }
  if (value === undefined) return undefined;
  const [from = '', to, ...rest] = value.replace(/^npt:/, '').split(',');
  if (rest.length > 0) return undefined;
  const start = from === '' && to !== undefined ? 0 : parseNpt(from);
  const end = to === undefined ? undefined : parseNpt(to);
  if (start === undefined || (to !== undefined && (end === undefined || end <= start))) return undefined;
  return end === undefined ? { start } : { start, end };
}

/**
 * The time that the page was opened at: of its fragment, else of the query of a link that cites a passage
 * (`?t=754.2&words=…#p-…`). A fragment that changes later is asked by itself: the query stays.
 */
export const openedStretch = (): Stretch | undefined =>
  parseMediaFragment(location.hash) ?? parseMediaFragment(location.search.slice(1));
