import { formatTimecode, type Seconds } from '../../model/time.ts';
import type { Stretch } from '../playback/playback.ts';
import type { WayBack } from '../strip/strip-part.ts';

/** How far a passage that is heard in passing has come. */
export interface PassageState {
  readonly stretch: Stretch;
  /** Now, in the transcript's time. */
  readonly time: Seconds;
  readonly playing: boolean;
  /** It has been heard to its end. */
  readonly over: boolean;
  readonly back: Pick<WayBack, 'at'> | undefined;
}

/** Which stretch it is: "1:12–1:30", or "1:12" of one without an end. */
export function labelStretch({ start, end }: Stretch): string {
  const [from, to] = [formatTimecode(start), end === undefined ? undefined : formatTimecode(end)];
  return to === undefined || to === from ? from : `${from}–${to}`;
}

/** What a strip says of such a passage. */
export const lookOf = ({ stretch, time, playing, over, back }: PassageState) => ({
  playing,
  play: playing ? 'Pause' : over ? 'Play again' : 'Resume',
  time: playing ? formatTimecode(time) : labelStretch(stretch),
  on: stretch.end !== undefined,
  ...(back === undefined ? {} : { back: `Back to ${formatTimecode(back.at)}` }),
  stop: over ? 'Close' : 'Stop',
});

/** What those hear who listen to the page, when a passage is over. */
export const endOfPassage = 'End of the passage. How to go on is said at the foot of the page.';
