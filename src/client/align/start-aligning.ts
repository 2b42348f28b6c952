import type { EpisodePage } from '../episode-page.ts';
import { isSameDuration, readAlignment, watchAlignment, writeAlignment } from './kept-alignment.ts';

/** Offers to shift times, or to reset them, when the audio turns out to be longer or shorter than expected. */
function watchDuration(page: EpisodePage): void {
  const { data, playback } = page;
  let withdraw = (): void => undefined;
  const compare = async (): Promise<void> => {
    const { keeper } = playback;
    withdraw();
    if (keeper?.kind !== 'audio' || keeper.duration === undefined) return;
    const kept = readAlignment(data, 'audio');
    const isAligned = kept.anchors.length > 0;
    // it was aligned before its duration was known
    if (isAligned && kept.duration === undefined)
      writeAlignment(data, 'audio', { ...kept, duration: keeper.duration });
    const expected = isAligned ? kept.duration : data.declaredDuration;
    if (expected === undefined || isSameDuration(keeper.duration, expected)) return;
    const { offerAlignment } = await import('./offer-alignment.ts');
    withdraw();
    withdraw = offerAlignment(page);
  };
  // it may be told more exactly later on; and whoever has heard a line needs no offer any more
  playback.on(['duration', 'keeper', 'alignment'], () => void compare());
}

/**
 * Times run as the listener set them for this episode, from the first use of one: call this before any address is
 * followed. What the listener does about it is loaded when it is asked for, or when the audio shows that it is another.
 */
export function startAligning(page: EpisodePage): void {
  const { data, playback } = page;
  const apply = (): void => {
    if (playback.keeper?.kind === 'audio') playback.setAlignment(readAlignment(data, 'audio').anchors);
  };
  apply();
  watchAlignment(data, apply);
  window.addEventListener('pageshow', ({ persisted }) => {
    // what other tabs did meanwhile was not told to a page that the browser kept
    if (persisted) apply();
  });
  // without any time on the page, none can be wrong
  if (!document.querySelector('main .stamp')) return;
  watchDuration(page);
  const panel = document.getElementById('align-panel');
  if (!panel) return;
  panel.hidden = false;
  // nothing is pressed in vain
  panel.inert = true;
  panel.addEventListener(
    'beforetoggle',
    () => void import('./align-panel.ts').then(({ fillAlignPanel }) => fillAlignPanel(page, panel)),
    { once: true },
  );
}
