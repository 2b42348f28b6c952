import type { EpisodePage } from '../episode-page.ts';
import { readStored } from '../page/stored.ts';
import { clockKey } from './clock-key.ts';

/**
 * Offers a clock to whoever listens in another app, where there is one and the transcript has times. What it needs is
 * loaded when its panel is opened, when the address asks for it (`?clock`), or when it was in use before.
 */
export function startCompanionClock(page: EpisodePage): void {
  const panel = document.getElementById('clock');
  if (!panel || !document.querySelector('.transcript .stamp')) return;
  const way = document.getElementById('elsewhere');
  if (way) panel.hidden = way.hidden = false;
  panel.addEventListener(
    'beforetoggle',
    () => void import('./clock-panel.ts').then(({ fillClockPanel }) => fillClockPanel(page, panel)),
    { once: true },
  );
  if (new URLSearchParams(location.search).has('clock'))
    void import('./offer-clock.ts').then(({ offerStart }) => offerStart(page));
  else if (readStored(page.data.base, clockKey(page.data)) !== undefined)
    void import('./offer-clock.ts').then(({ offerResuming }) => offerResuming(page));
}
