import { unaligned } from '../../model/alignment.ts';
import type { Seconds } from '../../model/time.ts';
import { readAlignment, writeAlignment } from '../align/kept-alignment.ts';
import type { EpisodePage } from '../episode-page.ts';
import { playOrExplain } from '../player/play-or-explain.ts';
import { watchAbsence } from './absence.ts';
import { ClockKeeper } from './clock-keeper.ts';
import { writeClock } from './kept-clock.ts';

/** Where a clock begins: at a time of the transcript, or at the one that the other app shows. */
export type ClockStart = { readonly transcript: Seconds } | { readonly app: Seconds };

/** Keeps how the clock stands whenever that changes, until another keeper takes over. */
function remember(page: EpisodePage, clock: ClockKeeper): void {
  const { data, playback } = page;
  const keep = (): void =>
    writeClock(data, {
      heard: clock.time,
      transcript: playback.saidAt(clock.time),
      at: Date.now(),
      running: clock.playing,
      rate: clock.rate,
      tellsAppTime: clock.tellsAppTime,
    });
  const stops = [
    playback.on(['play', 'pause', 'seek', 'rate', 'alignment'], keep),
    playback.on(['end'], () => writeClock(data, undefined)),
    playback.on(['keeper'], () => {
      for (const stop of stops) stop();
      window.removeEventListener('pagehide', keep);
    }),
  ];
  window.addEventListener('pagehide', keep);
}

/** The player says that it is a clock. */
function showInPlayer({ playback }: EpisodePage): void {
  const isClock = playback.keeper?.kind === 'clock';
  const button = document.getElementById('clock-button');
  if (button) button.hidden = !isClock;
  // it may not have been offered before
  const panel = document.getElementById('clock');
  if (panel && isClock) panel.hidden = false;
}

/** A clock takes over from the audio, if there is any. `again`: with the shifts that it had when it was last in use. */
function takeOver(page: EpisodePage, again: boolean): ClockKeeper {
  const { data, playback } = page;
  if (playback.keeper instanceof ClockKeeper) return playback.keeper;
  const clock = new ClockKeeper(playback.keeper);
  const kept = readAlignment(data, 'clock');
  if (!again) writeAlignment(data, 'clock', { ...kept, anchors: unaligned, history: [] });
  playback.setKeeper(clock, again ? kept.anchors : unaligned);
  // the other app's audio is as much longer as its advertisements, as far as they are known
  const measure = (): void => {
    if (data.duration !== undefined) clock.setDuration(playback.heardAt(data.duration));
  };
  measure();
  const stop = playback.on(['alignment', 'keeper'], () => {
    if (playback.keeper === clock) measure();
    else stop();
    showInPlayer(page);
  });
  showInPlayer(page);
  remember(page, clock);
  watchAbsence(page, clock);
  return clock;
}

/** Starts the clock, or sets it if it is there, and lets it run. */
export function startClock(page: EpisodePage, start: ClockStart): void {
  const clock = takeOver(page, false);
  setClock(page, clock, start);
  void clock.play();
}

/** Sets a clock that is there; it runs on if it runs. */
export function setClock({ playback }: EpisodePage, clock: ClockKeeper, start: ClockStart): void {
  if ('app' in start) {
    clock.tellsAppTime = true;
    playback.goToHeard(start.app);
  } else playback.goTo({ start: start.transcript });
}

/** Takes up a clock that was in use, at a time of its own. */
export function resumeClock(page: EpisodePage, heard: Seconds, tellsAppTime: boolean): void {
  const clock = takeOver(page, true);
  clock.tellsAppTime = tellsAppTime;
  page.playback.goToHeard(heard);
  void clock.play();
}

/** Back to the page's own audio, at the same words; it plays if the clock ran. */
export function listenHere(page: EpisodePage): void {
  const { data, playback } = page;
  const { keeper, playing } = playback;
  if (!(keeper instanceof ClockKeeper) || keeper.before === undefined) return;
  const start = playback.time ?? 0;
  playback.setKeeper(keeper.before, readAlignment(data, 'audio').anchors);
  writeClock(data, undefined);
  if (playing) void playOrExplain(page, { start });
  else playback.goTo({ start });
}
