import type { Seconds } from '../../model/time.ts';
import { parseMediaFragment } from '../playback/media-fragment.ts';

/**
 * When a stamp's words are said, as a time of the transcript: exactly, where the stamp knows, else to the second of its
 * address. `undefined` for no stamp, or one of no time.
 */
export function timeOfStamp(stamp: HTMLAnchorElement | null): Seconds | undefined {
  if (!stamp) return undefined;
  const exact = Number(stamp.dataset['t']);
  return Number.isFinite(exact) ? exact : parseMediaFragment(stamp.hash)?.start;
}
