import type { EpisodePage } from '../episode-page.ts';
import { makeOneStop } from './one-stop.ts';
import { showSwitches } from './switches.ts';

/**
 * The transcript of a page: one stop for Tab, its switches, and from the first play on it follows what is said. What
 * follows is loaded then.
 */
export function startFollowing(page: EpisodePage): void {
  const text = document.querySelector<HTMLElement>('.transcript-text');
  if (!text) return;
  makeOneStop(text);
  const { data, playback } = page;
  if (data.timing === undefined) return;
  const show = (): void => {
    if (!playback.keeper) return;
    hide();
    showSwitches(data);
  };
  const hide = playback.on(['keeper'], show);
  show();
  const stop = playback.on(['play'], () => {
    stop();
    void import('./follower.ts').then(({ follow }) => follow(page, text));
  });
}
