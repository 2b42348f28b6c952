import type { EpisodePage } from './episode-page.ts';
import { isModified, showHere } from './here.ts';
import { parseMediaFragment } from './media-fragment.ts';
import type { Playback, Stretch } from './playback/playback.ts';
import { playOrExplain } from './player/play-or-explain.ts';

/** The element of the text at a time: what bears it as its id, else the nearest passage or stamp before it. */
function findPlace({ start, end }: Stretch): Element | undefined {
  const exact = end === undefined ? document.getElementById(`t=${start}`) : null;
  if (exact) return blockOf(exact);
  const stamps = [...document.querySelectorAll<HTMLAnchorElement>('main a.stamp')];
  const inTranscript = stamps.filter((stamp) => stamp.closest('.transcript'));
  let found: { readonly stamp: Element; readonly start: number } | undefined;
  for (const stamp of inTranscript.length > 0 ? inTranscript : stamps) {
    const time = stretchOf(stamp)?.start;
    if (time !== undefined && time <= start && time >= (found?.start ?? 0)) found = { stamp, start: time };
  }
  return found === undefined ? undefined : blockOf(found.stamp);
}

/** What is shown of a place: the passage or item it stands in. */
const blockOf = (element: Element): Element => element.closest('p[id], li[id]') ?? element;

const samePage = (link: HTMLAnchorElement): boolean =>
  link.origin === location.origin && link.pathname === location.pathname && link.search === location.search;

const stretchOf = (link: HTMLAnchorElement): Stretch | undefined =>
  samePage(link) ? parseMediaFragment(link.hash) : undefined;

function followAddress(playback: Playback): void {
  const stretch = parseMediaFragment(location.hash);
  if (stretch === undefined) return;
  playback.goTo(stretch);
  showHere(findPlace(stretch));
}

/**
 * Makes the times of an episode page play. A stamp that is clicked plays; an address (`#t=754`, `#t=754,790`) only
 * goes there, and never starts by itself. A stretch stops at its end.
 */
export function startStamps(page: EpisodePage): void {
  const { playback } = page;
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.stamp') : null;
    const stretch = link ? stretchOf(link) : undefined;
    if (!playback.keeper || stretch === undefined || link === null || isModified(event)) return;
    // The reader is at the place already: the page stays where it is, and its address names the moment.
    event.preventDefault();
    history.replaceState(history.state, '', link.hash);
    void playOrExplain(page, stretch);
  });
  window.addEventListener('hashchange', () => followAddress(playback));
  followAddress(playback);
}
