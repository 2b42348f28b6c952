import { formatTimecode } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { Stretch } from '../playback/playback.ts';
import { failure, offerStart, sayFailure } from './player-line.ts';

/**
 * Plays, and says so where the sound cannot be had. Where the browser refuses (it lets sound begin only when somebody
 * did something), the player shows a button that starts it, which goes away once it plays.
 */
export async function playOrExplain(
  { playback, notice }: Pick<EpisodePage, 'playback' | 'notice'>,
  stretch?: Stretch,
): Promise<void> {
  try {
    await playback.play(stretch);
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    // A second click interrupts the first: nothing went wrong.
    if (name === 'AbortError') return;
    const at = formatTimecode(playback.heardTime ?? 0);
    if (name === 'NotAllowedError') {
      if (!offerStart(at)) notice.say(`Press play to start at ${at}.`);
    } else if (!sayFailure()) notice.say(failure);
  }
}
