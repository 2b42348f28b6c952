import { startAligning } from './align/start-aligning.ts';
import { startCiting } from './cite/start-citing.ts';
import { startCompanionClock } from './clock/start-companion-clock.ts';
import { startArriving } from './continue/start-arriving.ts';
import { showReadingPlace } from './reading/reading-place.ts';
import { openEpisodePage } from './episode-page.ts';
import { startFollowing } from './follow/start-following.ts';
import { startNow } from './now/start-now.ts';
import { showKeptLink } from './offline/kept-link.ts';
import { startKeeping } from './offline/start-keeping.ts';
import { startPlayer } from './player/player.ts';
import { followPassageLinks, rememberHeadings } from './reading/passages.ts';
import { startMarginCards } from './reading/start-margin-cards.ts';
import { startSearching } from './search/start-searching.ts';
import { startSheet } from './sheet/start-sheet.ts';
import { startSharing } from './share/start-sharing.ts';
import { startStamps } from './player/stamps.ts';
import { makeStripPlace } from './strip/strip-place.ts';
import { startTimeline } from './timeline/start-timeline.ts';

/**
 * The script of an episode's page. What every reader needs is here; what is needed only once somebody plays, opens or
 * keeps something is imported then, and does not count when the page loads.
 */
const page = openEpisodePage();
const strip = makeStripPlace(page.playback);
// before anything goes to a time
startAligning(page);
startCompanionClock(page);
rememberHeadings(page.data);
followPassageLinks(page.notice);
startMarginCards();
startPlayer(page);
startStamps(page);
startFollowing(page);
startNow(page);
showReadingPlace();
startTimeline();
startSharing(page, startCiting(page));
startSheet(page, strip);
startSearching(strip, page);
startArriving(strip, page);
startKeeping(page);
showKeptLink();
