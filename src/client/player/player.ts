import { formatTimecode } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import { AudioKeeper } from '../playback/audio-keeper.ts';
import { isResumable, readPosition, readSpeed } from './memory.ts';
import { playOrExplain } from './play-or-explain.ts';
import { PlayerBar } from './player-bar.ts';
import { elementOf } from '../page/element.ts';
import { startPlayerKeys } from './player-keys.ts';
import { clearLine, sayFailure } from './player-line.ts';

/** The bar takes the place of the browser's own controls, or its own where the page has no audio but a clock. */
function showBar({ playback }: EpisodePage): void {
  if (!playback.keeper) return;
  const audio = document.querySelector<HTMLAudioElement>('[data-episode-audio]');
  if (audio) audio.controls = false;
  const native = audio?.closest<HTMLElement>('.player-native');
  if (native) native.hidden = true;
  elementOf('player-bar').hidden = false;
  elementOf('player').hidden = false;
  document.documentElement.classList.add('has-player');
}

/** Offers to go on where the listener was; nothing starts by itself. */
function offerResume(page: EpisodePage): void {
  const { playback, data } = page;
  const button = elementOf('resume-button');
  const show = (): void => {
    const position = playback.keeper?.kind === 'audio' && !playback.playing ? readPosition(data) : undefined;
    const isElsewhere = Math.abs((position ?? 0) - (playback.time ?? 0)) > 1;
    const offered = position !== undefined && isElsewhere && isResumable(position, data.duration);
    button.hidden = !offered;
    if (offered) button.querySelector('span')?.replaceChildren(formatTimecode(playback.heardAt(position)));
  };
  let played = false;
  const renew = (): void => {
    if (!played) show();
  };
  button.addEventListener('click', () => {
    const start = readPosition(data);
    elementOf('play-button').focus();
    void playOrExplain(page, start === undefined ? undefined : { start });
  });
  playback.on(['alignment', 'keeper', 'seek'], renew);
  playback.on(['play'], () => {
    played = true;
    button.hidden = true;
  });
  // Back in a page that the browser kept: it may have been played elsewhere meanwhile.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) show();
  });
  show();
}

/** Says what is wrong with the sound, and takes it back when it plays. */
function watchSound(page: EpisodePage): void {
  const { playback } = page;
  playback.on(['play'], clearLine);
  playback.on(['error'], () => {
    if (playback.keeper instanceof AudioKeeper && playback.keeper.failed) sayFailure();
  });
  for (const id of ['start-button', 'retry-button'])
    elementOf(id).addEventListener('click', () => {
      elementOf('play-button').focus();
      clearLine();
      void playOrExplain(page);
    });
}

/** What opens from the bar is loaded when somebody comes near it. */
function preparePanels(page: EpisodePage): void {
  const near = new AbortController();
  const load = (): void => {
    near.abort();
    void import('./player-panels.ts').then(({ startPlayerPanels }) => startPlayerPanels(page));
  };
  for (const event of ['pointerover', 'focusin', 'click'])
    elementOf('player').addEventListener(event, load, { signal: near.signal });
}

/** Starts the player of an episode's page. What is needed only while it plays is loaded then. */
export function startPlayer(page: EpisodePage): void {
  const { playback, data } = page;
  const bar = new PlayerBar(page);
  startPlayerKeys(bar, data.base);
  elementOf('chapters-button').hidden = elementOf('chapters-panel').hidden = data.parts.length === 0;
  preparePanels(page);
  const begin = (): void => {
    showBar(page);
    const speed = readSpeed(data);
    if (playback.rate !== speed) playback.setRate(speed);
    bar.draw();
  };
  playback.on(['keeper'], begin);
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) bar.draw();
  });
  offerResume(page);
  watchSound(page);
  begin();
  const stop = playback.on(['play'], () => {
    stop();
    void import('./while-playing.ts').then(({ startWhilePlaying }) => startWhilePlaying(page, bar));
  });
}
