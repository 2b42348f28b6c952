import type { Seconds } from '../../model/time.ts';
import { timeOfStamp } from './stamp-time.ts';

/**
 * The passage of the page's transcript that is said at a time of it: the last that has begun, by its stamp.
 * `undefined` before the first, and where no passage has a time.
 */
export function passageElementAt(time: Seconds): HTMLElement | undefined {
  let found: HTMLElement | undefined;
  for (const stamp of document.querySelectorAll<HTMLAnchorElement>('.transcript-text > p[id] > .stamp')) {
    const start = timeOfStamp(stamp);
    if (start !== undefined && start <= time) found = stamp.parentElement as HTMLElement;
  }
  return found;
}
