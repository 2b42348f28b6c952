import type { Seconds } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';

/**
 * "I hear this line": what is said at `time` of the transcript is heard at this very moment. The page's times are
 * shifted from here on; the clock of another app is set; and where nothing keeps time yet, such a clock is started.
 */
export function hearLine(page: EpisodePage, time: Seconds): void {
  // now, and not when the rest has been loaded
  const heard = page.playback.heardTime;
  const pressed = performance.now();
  void import('./take-line.ts').then(({ takeLine }) => takeLine(page, { time, heard, pressed }));
}
