import type { EpisodePage } from '../episode-page.ts';
import { openedStretch } from '../playback/media-fragment.ts';
import { playOrExplain } from '../player/play-or-explain.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import { isFresh, takeSound, type SoundRecord } from './sound-record.ts';

/** Whether the reader came by a link or an address, not by reloading or going back. */
function isNewVisit(): boolean {
  const [visit] = performance.getEntriesByType('navigation');
  return visit instanceof PerformanceNavigationTiming && visit.type === 'navigate';
}

/** The episode's own player goes on. Whoever came by a link to another time wants to hear that one. */
function goOnHere(page: EpisodePage, { heard, rate, playing }: SoundRecord, wasKept: boolean): void {
  const { playback } = page;
  if (playback.keeper?.kind !== 'audio') return;
  const asked = !wasKept && isNewVisit() ? openedStretch() : undefined;
  playback.setRate(rate);
  if (asked === undefined) playback.goToHeard(heard);
  if (playing) void playOrExplain(page, asked);
}

/**
 * What played in this tab a moment ago goes on: in its own player on its own page, in a strip at the foot of any
 * other. `wasKept`: the browser brought this page back as it was.
 */
export async function letSoundGoOn(
  page: EpisodePage | undefined,
  strip: StripPlace,
  wasKept: boolean,
): Promise<void> {
  const record = takeSound();
  // another site of the same host has pages of its own
  const isHere = record !== undefined && location.pathname.startsWith(record.base);
  if (!isHere || !isFresh(record, Date.now())) return;
  if (page !== undefined && page.data.slug === record.slug) {
    goOnHere(page, record, wasKept);
    return;
  }
  const [{ GoingOn }, foot] = await Promise.all([import('./going-on.ts'), strip()]);
  GoingOn.resume(foot, record, record.playing);
}
