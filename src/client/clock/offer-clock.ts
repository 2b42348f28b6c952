import { formatTimecode, type Seconds } from '../../model/time.ts';
import { readAlignment } from '../align/kept-alignment.ts';
import { toTranscript } from '../../model/alignment.ts';
import type { EpisodePage } from '../episode-page.ts';
import { parseMediaFragment } from '../playback/media-fragment.ts';
import type { NoticeAction } from '../page/notice.ts';
import { resumeClock, startClock } from './companion-clock.ts';
import { readClock, runOn, writeClock } from './kept-clock.ts';

/** The address has a `clock`: somebody follows a link of another app. Nothing starts by itself. */
export function offerStart(page: EpisodePage): void {
  const where = (): Seconds => parseMediaFragment(location.hash)?.start ?? 0;
  page.notice.offer(`Listening in another app? This page keeps up with it from ${formatTimecode(where())}.`, [
    { label: 'Start the clock here', run: () => startClock(page, { transcript: where() }) },
  ]);
}

/** The clock was in use when the page was left: it is taken up there, or where it would be by now. */
export function offerResuming(page: EpisodePage): void {
  const { data } = page;
  const kept = readClock(data);
  if (kept === undefined) return;
  const { heard, transcript, tellsAppTime } = kept;
  const resume =
    (at: Seconds): (() => void) =>
    () =>
      resumeClock(page, at, tellsAppTime);
  const actions: NoticeAction[] = [
    { label: `Start it at ${formatTimecode(transcript)}`, run: resume(heard) },
  ];
  const now = runOn(kept);
  const said = toTranscript(readAlignment(data, 'clock').anchors, now);
  if (now - heard > 5 && said < (data.duration ?? Infinity))
    actions.push({ label: `At ${formatTimecode(said)}, as if it had run on`, run: resume(now) });
  page.notice.offer(
    `You were listening elsewhere, and the clock was at ${formatTimecode(transcript)}.`,
    actions,
    { label: 'Dismiss', run: () => writeClock(data, undefined) },
  );
}
