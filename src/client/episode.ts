import { startAligning } from './align/start-aligning.ts';
import { startCompanionClock } from './clock/start-companion-clock.ts';
import { openEpisodePage } from './episode-page.ts';
import { startMarginCards } from './margin-card.ts';
import { startPassageMenu } from './passage-menu.ts';
import { followPassageLinks, rememberHeadings } from './passages.ts';
import { startPlayer } from './player/player.ts';
import { startStamps } from './stamps.ts';

/**
 * The script of an episode's page. What every reader needs is here; what is needed only once somebody plays, opens or
 * keeps something is imported then, and does not count when the page loads.
 */
const page = openEpisodePage();
// before anything goes to a time
startAligning(page);
startCompanionClock(page);
rememberHeadings();
followPassageLinks(page.notice);
startPassageMenu(page.notice);
startMarginCards();
startPlayer(page);
startStamps(page);
