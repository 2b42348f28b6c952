import { shiftOf } from '../../model/alignment-changes.ts';
import { type Anchor } from '../../model/alignment.ts';
import { formatTimecode, type Seconds } from '../../model/time.ts';

/** `0:28`, `−0:28`: rounded to the second. */
export function labelShift(shift: Seconds): string {
  const whole = Math.round(Math.abs(shift));
  return (shift < 0 && whole > 0 ? '−' : '') + formatTimecode(whole);
}

/** What an anchor means, in plain words: "From 12:34 on 0:28 later than in the transcript". */
export function describeAnchor(anchor: Anchor, isFirst: boolean): string {
  const shift = Math.round(shiftOf(anchor));
  const from = isFirst ? 'From the beginning' : `From ${formatTimecode(anchor.transcript)} on`;
  if (shift === 0) return `${from}: as in the transcript`;
  return `${from}: ${labelShift(Math.abs(shift))} ${shift > 0 ? 'later' : 'earlier'} than in the transcript`;
}

/** "0:30 longer" */
export const describeDifference = (actual: Seconds, expected: Seconds): string =>
  `${labelShift(Math.abs(actual - expected))} ${actual > expected ? 'longer' : 'shorter'}`;
