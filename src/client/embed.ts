import { openEpisodePage } from './episode-page.ts';
import { startStamps } from './stamps.ts';

/** A time in the query (`?t=754,790`) says the same as in the fragment, which some sites strip. The fragment wins. */
function readQuery(): void {
  const time = new URLSearchParams(location.search).get('t');
  if (time !== null && location.hash === '')
    history.replaceState(history.state, '', `#t=${encodeURIComponent(time)}`);
}

readQuery();
startStamps(openEpisodePage());
