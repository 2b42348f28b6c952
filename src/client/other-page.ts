import { startArriving } from './continue/start-arriving.ts';
import { startHearing } from './hear/start-hearing.ts';
import { showKeptLink } from './offline/kept-link.ts';
import { startSearching } from './search/start-searching.ts';
import { makeStripPlace } from './strip/strip-place.ts';

/** The script of every page that is not an episode's own: what played before goes on, and passages are heard on the spot. */
const strip = makeStripPlace();
startArriving(strip);
startHearing(strip);
startSearching(strip);
showKeptLink();
const own = location.pathname;
// A page that was open in a sheet and then loaded by itself shares its history with the page around the sheet:
// going back there changes the address, and the browser shows nothing else.
window.addEventListener('popstate', () => {
  if (location.pathname !== own) location.reload();
});
