import { formatTimecode, type Seconds } from '../../model/time.ts';
import { tapLine } from '../align/tap-line.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { ClockKeeper } from './clock-keeper.ts';

/** Whoever was away for longer may have paused the other app meanwhile; milliseconds. */
const longAbsence = 30_000;

/** Asks whether the listener has gone on as the clock has. */
function ask(page: EpisodePage, clock: ClockKeeper, left: Seconds): () => void {
  const { playback, notice } = page;
  const said = playback.saidAt(left);
  return notice.offer(
    `Still at ${formatTimecode(playback.time ?? 0)}?`,
    [
      {
        label: `Back to ${formatTimecode(said)}`,
        run: () => {
          playback.goToHeard(left);
          void clock.play();
        },
      },
      {
        label: 'I hear this line …',
        run: () => {
          void clock.play();
          tapLine(page);
        },
      },
    ],
    { label: 'Yes', run: () => undefined },
  );
}

/**
 * While a clock runs in sight, it ticks; when it has not for a while, the page was hidden or the device slept. Then
 * the listener is asked where they are.
 */
export function watchAbsence(page: EpisodePage, clock: ClockKeeper): void {
  const { playback } = page;
  let seen: { readonly at: number; readonly time: Seconds } | undefined;
  let withdraw: (() => void) | undefined;
  const see = (): void => {
    seen = clock.playing ? { at: Date.now(), time: clock.time } : undefined;
  };
  const stops = [
    playback.on(['tick'], () => {
      const last = seen;
      see();
      if (last !== undefined && Date.now() - last.at > longAbsence) withdraw = ask(page, clock, last.time);
    }),
    playback.on(['pause'], () => {
      // it may have come to its end while nobody saw it
      if (!document.hidden) see();
    }),
    // whoever sets the clock has answered
    playback.on(['play', 'seek', 'alignment'], () => {
      see();
      withdraw?.();
    }),
    playback.on(['keeper'], () => {
      withdraw?.();
      for (const stop of stops) stop();
    }),
  ];
  see();
}
