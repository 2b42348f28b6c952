import { shiftAll } from '../../model/alignment-changes.ts';
import { unaligned } from '../../model/alignment.ts';
import type { Seconds } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import { changeAlignment, rememberAsked, wasAsked } from './change-alignment.ts';
import { isSameDuration, readAlignment, writeAlignment } from './kept-alignment.ts';
import { describeDifference, labelShift } from './labels.ts';
import { changeAndSay } from './take-line.ts';

const nothing = (): void => undefined;

/** The audio is not the one that the listener shifted the times of. */
function offerReset(page: EpisodePage, duration: Seconds, before: Seconds): () => void {
  const kept = readAlignment(page.data, 'audio');
  return page.notice.offer(
    `This audio is ${describeDifference(duration, before)} than when you shifted its times. They may not match any more.`,
    [
      {
        label: 'Reset times',
        run: () => changeAlignment(page, unaligned),
      },
    ],
    { label: 'Keep them', run: () => writeAlignment(page.data, 'audio', { ...kept, duration }) },
  );
}

/** The audio is not the one that was transcribed. */
function offerShift(page: EpisodePage, duration: Seconds, declared: Seconds): () => void {
  const shift = duration - declared;
  const remember = (): void => rememberAsked(page, duration);
  const shiftIt = {
    label: `Shift all by ${labelShift(shift)}`,
    run: () => {
      remember();
      changeAndSay(page, shiftAll(shift), page.playback.heardTime ?? 0);
    },
  };
  // an embed has no panel
  const panel = document.getElementById('align-panel');
  const otherWays = {
    label: 'Other ways',
    run: () => {
      remember();
      panel?.showPopover();
    },
  };
  return page.notice.offer(
    `This audio is ${describeDifference(duration, declared)} than the one transcribed: other advertisements, perhaps. Times may not match.`,
    panel ? [shiftIt, otherWays] : [shiftIt],
    { label: 'Dismiss', run: remember },
  );
}

/**
 * Says that the audio is longer or shorter than it should be, once for each duration, and offers what can be done.
 * The function that is returned takes it back.
 */
export function offerAlignment(page: EpisodePage): () => void {
  const { keeper } = page.playback;
  const { duration } = keeper ?? {};
  const { declaredDuration } = page.data;
  const kept = readAlignment(page.data, 'audio');
  if (keeper?.kind !== 'audio' || duration === undefined) return nothing;
  if (kept.anchors.length > 0) {
    const isKnown = kept.duration === undefined || isSameDuration(duration, kept.duration);
    return isKnown ? nothing : offerReset(page, duration, kept.duration);
  }
  if (declaredDuration === undefined || isSameDuration(duration, declaredDuration)) return nothing;
  return wasAsked(kept, duration) ? nothing : offerShift(page, duration, declaredDuration);
}
