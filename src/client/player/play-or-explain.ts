import { formatTimecode, type Seconds } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { Playback, Stretch } from '../playback/playback.ts';
import { failure, offerStart, sayFailure } from './player-line.ts';

type Playing = Pick<EpisodePage, 'playback' | 'notice'>;

/** What is to be said if nothing is heard at a time, because the audio ends before it; as far as that is known. */
export function explainBeyond(playback: Playback, start: Seconds): string | undefined {
  const heard = playback.heardAt(start);
  const length = playback.keeper?.duration ?? Infinity;
  return heard < length
    ? undefined
    : `This is at ${formatTimecode(heard)}, but the audio ends at ${formatTimecode(length)}.`;
}

function sayBeyond({ playback, notice }: Playing, start: Seconds): boolean {
  const text = explainBeyond(playback, start);
  if (text !== undefined) notice.say(text);
  return text !== undefined;
}

/**
 * Plays, and says so where the sound cannot be had, or ends before that: what plays then plays on. Where the browser
 * refuses (it lets sound begin only when somebody did something), the player shows a button that starts it, which goes
 * away once it plays.
 */
export async function playOrExplain(page: Playing, stretch?: Stretch): Promise<void> {
  const { playback, notice } = page;
  if (stretch !== undefined && sayBeyond(page, stretch.start)) return;
  try {
    await playback.play(stretch);
    // before the first play nobody knows how long it is
    if (stretch !== undefined) sayBeyond(page, stretch.start);
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
