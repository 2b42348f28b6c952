import { formatTimecode } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { Stretch } from '../playback/playback.ts';

/** Plays, and says so where the browser refuses or the sound cannot be had. */
export async function playOrExplain(
  { playback, notice }: Pick<EpisodePage, 'playback' | 'notice'>,
  stretch?: Stretch,
): Promise<void> {
  try {
    await playback.play(stretch);
  } catch (error) {
    // A second click interrupts the first: nothing went wrong.
    if (error instanceof DOMException && error.name === 'AbortError') return;
    const at = formatTimecode(playback.heardTime ?? 0);
    notice.say(
      error instanceof DOMException && error.name === 'NotAllowedError'
        ? `Press play to start at ${at}.`
        : 'The audio could not be played.',
    );
  }
}
