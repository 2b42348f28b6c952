import { formatTimecode, type Seconds } from '../../model/time.ts';
import { readAlignment } from '../align/kept-alignment.ts';
import { toTranscript } from '../../model/alignment.ts';
import type { EpisodePage } from '../episode-page.ts';
import { openedStretch } from '../playback/media-fragment.ts';
import type { NoticeAction } from '../page/notice.ts';
import { resumeClock, startClock } from './companion-clock.ts';
import { readClock, runOn, writeClock, type KeptClock } from './kept-clock.ts';

/** What takes up the clock that was in use when the page was left: there, or where it would be by now. */
function resumeActions(page: EpisodePage, kept: KeptClock): readonly NoticeAction[] {
  const { data } = page;
  const { heard, transcript, tellsAppTime } = kept;
  const resume =
    (at: Seconds): (() => void) =>
    () =>
      resumeClock(page, at, tellsAppTime);
  const there = { label: `Start it at ${formatTimecode(transcript)}`, run: resume(heard) };
  const now = runOn(kept);
  const said = toTranscript(readAlignment(data, 'clock').anchors, now);
  if (now - heard <= 5 || said >= (data.duration ?? Infinity)) return [there];
  return [there, { label: `At ${formatTimecode(said)}, as if it had run on`, run: resume(now) }];
}

/**
 * The address has a `clock`: somebody follows a link of another app, or opens the page of one again. Nothing starts by
 * itself.
 */
export function offerStart(page: EpisodePage): void {
  const where = (): Seconds => openedStretch()?.start ?? 0;
  const kept = readClock(page.data);
  page.notice.offer(`Listening in another app? This page keeps up with it from ${formatTimecode(where())}.`, [
    { label: 'Start the clock here', run: () => startClock(page, { transcript: where() }) },
    ...(kept === undefined ? [] : resumeActions(page, kept)),
  ]);
}

/** The clock was in use when the page was left. */
export function offerResuming(page: EpisodePage): void {
  const { data } = page;
  const kept = readClock(data);
  if (kept === undefined) return;
  page.notice.offer(
    `You were listening elsewhere, and the clock was at ${formatTimecode(kept.transcript)}.`,
    resumeActions(page, kept),
    { label: 'Dismiss', run: () => writeClock(data, undefined) },
  );
}
