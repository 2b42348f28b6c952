import { addAnchor, shiftAt } from '../../model/alignment-changes.ts';
import { type Alignment } from '../../model/alignment.ts';
import { formatTimecode, type Seconds } from '../../model/time.ts';
import { ClockKeeper } from '../clock/clock-keeper.ts';
import { startClock } from '../clock/companion-clock.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { NoticeAction } from '../page/notice.ts';
import { changeAlignment, undoAlignment } from './change-alignment.ts';
import { labelShift } from './labels.ts';

/** A line of the transcript that the listener says to hear. */
export interface HeardLine {
  /** When it is said, in the transcript. */
  readonly time: Seconds;
  /** When it was heard; `undefined` where nothing kept time. */
  readonly heard: Seconds | undefined;
  /** `performance.now()` of that moment. */
  readonly pressed: number;
}

/** Whoever is further off than this did not get advertisements, but went elsewhere in the other app. */
const longestAdvertisements: Seconds = 600;

/** Takes back an alignment, if what keeps time is still what it was made for. */
function undoing(page: EpisodePage, before: Alignment): NoticeAction {
  const { keeper } = page.playback;
  return {
    label: 'Undo',
    run: () => {
      if (page.playback.keeper === keeper) undoAlignment(page, before);
    },
  };
}

/** Changes how times run, says so, and offers to undo it. */
export function changeAndSay(page: EpisodePage, next: Alignment, heard: Seconds): void {
  const before = page.playback.alignment;
  changeAlignment(page, next);
  const shift = labelShift(shiftAt(next, heard));
  const where = next.length > 1 && (next[0]?.media ?? 0) < heard ? ' from here on' : '';
  const text =
    shift === '0:00' ? `Times are as in the transcript${where}.` : `Times shifted by ${shift}${where}.`;
  page.notice.say(text, true, [undoing(page, before)]);
  // which is true, and can be undone, until the next change
  const stop = page.playback.on(['alignment', 'keeper'], () => {
    stop();
    page.notice.clear();
  });
}

/** The clock goes to the line: the listener went there in the other app. */
function moveClock({ playback, notice }: EpisodePage, time: Seconds, heard: Seconds): void {
  const { keeper } = playback;
  const move = (by: Seconds): void => {
    if (keeper !== undefined && playback.keeper === keeper) playback.goToHeard(keeper.time + by);
  };
  const by = playback.heardAt(time) - heard;
  move(by);
  notice.say(`The clock is at ${formatTimecode(time)}.`, true, [{ label: 'Undo', run: () => move(-by) }]);
}

/** Does what `hearLine` says. */
export function takeLine(page: EpisodePage, { time, heard, pressed }: HeardLine): void {
  const { playback, notice } = page;
  const { keeper } = playback;
  if (keeper === undefined || heard === undefined) {
    startClock(page, { transcript: time + (performance.now() - pressed) / 1000 });
    notice.say(`The clock runs from ${formatTimecode(time)}.`, true);
  } else if (keeper.kind === 'audio' && heard === 0 && !playback.playing) {
    const elsewhere = {
      label: 'I hear it in another app',
      run: () => startClock(page, { transcript: time }),
    };
    const isElsewhere = document.getElementById('elsewhere') !== null;
    const actions = isElsewhere ? [elsewhere] : [];
    notice.say('Play the audio until you hear this line, then choose it again.', false, actions);
  } else if (
    keeper instanceof ClockKeeper &&
    !(keeper.tellsAppTime && Math.abs(playback.saidAt(heard) - time) <= longestAdvertisements)
  ) {
    moveClock(page, time, heard);
  } else {
    changeAndSay(page, addAnchor(playback.alignment, { media: heard, transcript: time }), heard);
  }
}
