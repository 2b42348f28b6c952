import alignStyles from '../../styles/align.css?url';
import type { Seconds } from '../../model/time.ts';
import { addStyles } from '../page/add-styles.ts';
import type { EpisodePage } from '../episode-page.ts';
import { isModified } from '../page/click.ts';
import { placeAtPoint } from '../transcript/place-at-point.ts';
import { timeOfStamp } from '../transcript/stamp-time.ts';
import { takeLine } from './take-line.ts';

/** When the words are said that were tapped: the very word if its time is known, else its passage. */
async function timeOfTap(
  page: EpisodePage,
  event: MouseEvent,
  passage: Element,
): Promise<Seconds | undefined> {
  // Enter on a stamp is a click without a place
  const isPointed = event.detail > 0 && !(event.target as Element).closest('.stamp, .pilcrow');
  const place = isPointed ? placeAtPoint(event.clientX, event.clientY) : undefined;
  const start = timeOfStamp(passage.querySelector('.stamp'));
  const spoken = place || start === undefined ? await page.spoken() : undefined;
  const word = place && spoken?.timeOf(...place);
  return word ?? start ?? spoken?.timesOf(spoken.passages.indexOf(passage as HTMLElement))?.start;
}

/**
 * The next passage that is tapped is the line that is heard at that moment; Escape, or "Cancel" in the notice, and
 * nothing happens. Meanwhile a tap does nothing else.
 */
export function tapLine(page: EpisodePage): void {
  const root = document.documentElement;
  const stopped = new AbortController();
  const { signal } = stopped;
  void addStyles(alignStyles);
  root.classList.add('tapping-line');
  const stop = (): void => {
    stopped.abort();
    withdraw();
    root.classList.remove('tapping-line');
  };
  const withdraw = page.notice.offer('Tap the line in the transcript when you hear it.', [], {
    label: 'Cancel',
    run: stop,
  });
  const take = (event: MouseEvent): void => {
    const passage = event.target instanceof Element ? event.target.closest('.transcript-text > p[id]') : null;
    if (!passage || isModified(event)) return;
    event.preventDefault();
    event.stopPropagation();
    stop();
    const [heard, pressed] = [page.playback.heardTime, performance.now()];
    void timeOfTap(page, event, passage).then((time) => {
      if (time === undefined) page.notice.say('This line has no time. Take another one.');
      else takeLine(page, { time, heard, pressed });
    });
  };
  const cancel = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) stop();
  };
  document.addEventListener('click', take, { capture: true, signal });
  document.addEventListener('keydown', cancel, { signal });
}
