import { formatTimecode } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import { isModified } from '../page/click.ts';
import { showHere } from '../page/here.ts';
import { openedStretch, parseMediaFragment } from '../playback/media-fragment.ts';
import type { Stretch } from '../playback/playback.ts';
import { playOrExplain } from './play-or-explain.ts';

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

/** What a stamp plays: from the very moment its words begin, where its address has the whole second. */
function stretchOfStamp(stamp: HTMLAnchorElement): Stretch | undefined {
  const stretch = stretchOf(stamp);
  const exact = Number(stamp.dataset['t']);
  return stretch && Math.floor(exact) === stretch.start ? { ...stretch, start: exact } : stretch;
}

/**
 * Goes to the time that the address asks for, now and whenever it changes; plays on if it plays. How long the audio
 * really is, and how its times run against the transcript's, may turn out later: then it goes there anew, or says that
 * there is no such time.
 */
function followAddress({ playback, notice }: EpisodePage): void {
  let asked: Stretch | undefined;
  let heard: number | undefined;
  const go = (): void => {
    if (asked === undefined) return;
    const length = playback.keeper?.duration ?? Infinity;
    const start = playback.heardAt(asked.start);
    if (start < length) {
      playback.goTo(asked);
      heard = playback.heardTime;
    } else {
      notice.say(
        `The link leads to ${formatTimecode(start)}, but the audio ends at ${formatTimecode(length)}.`,
      );
      if (heard !== undefined) playback.goToHeard(0);
    }
    if (length < Infinity) asked = heard = undefined;
  };
  const follow = (stretch = parseMediaFragment(location.hash), shown = stretch): void => {
    heard = undefined;
    asked = stretch;
    if (shown !== undefined) showHere(findPlace(shown));
    go();
  };
  const isThere = (): boolean => heard !== undefined && Math.abs((playback.heardTime ?? 0) - heard) < 0.5;
  playback.on(['alignment', 'keeper'], () => {
    if (!playback.playing && (isThere() || heard === undefined)) go();
  });
  playback.on(['duration'], () => {
    if (asked && playback.heardAt(asked.start) >= (playback.keeper?.duration ?? Infinity)) go();
  });
  window.addEventListener('hashchange', () => follow());
  const opened = openedStretch();
  // a fragment beside a time is the place
  follow(opened, location.hash === '' ? opened : parseMediaFragment(location.hash));
}

/**
 * Makes the times of an episode page play. A stamp that is clicked plays; an address (`#t=754`, `#t=754,790`) only
 * goes there, and never starts by itself. A stretch stops at its end.
 */
export function startStamps(page: EpisodePage): void {
  const { playback } = page;
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.stamp') : null;
    const stretch = link ? stretchOfStamp(link) : undefined;
    if (!playback.keeper || stretch === undefined || link === null || isModified(event)) return;
    // The reader is at the place already: the page stays where it is, and its address names the moment.
    event.preventDefault();
    history.replaceState(history.state, '', link.hash);
    void playOrExplain(page, stretch);
  });
  followAddress(page);
}
