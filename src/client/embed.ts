import { startAligning } from './align/start-aligning.ts';
import { openEpisodePage } from './episode-page.ts';
import { startFollowing } from './follow/start-following.ts';
import { followPassageLinks } from './reading/passages.ts';
import { startPlayer } from './player/player.ts';
import { startStamps } from './player/stamps.ts';

/** A time in the query (`?t=754,790`) says the same as in the fragment, which some sites strip. The fragment wins. */
function readQuery(): void {
  const time = new URLSearchParams(location.search).get('t');
  if (time !== null && location.hash === '') history.replaceState(history.state, '', `#t=${encodeURI(time)}`);
}

/** The script of an episode's embed: it plays, follows and goes to times; what else the episode's page does is there. */
readQuery();
const page = openEpisodePage();
startAligning(page);
followPassageLinks(page.notice);
startPlayer(page);
startStamps(page);
startFollowing(page);
