import { startArriving } from './start-arriving.ts';

// An episode's page has a script of its own, which does this with its player.
if (!document.getElementById('episode-data')) {
  startArriving();
  const own = location.pathname;
  // A page that was open in a sheet and then loaded by itself shares its history with the page around the sheet:
  // going back there changes the address, and the browser shows nothing else.
  window.addEventListener('popstate', () => {
    if (location.pathname !== own) location.reload();
  });
}
