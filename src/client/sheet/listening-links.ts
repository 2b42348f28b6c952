import { keepOnLeaving } from '../continue/keep-on-leaving.ts';
import type { EpisodePage } from '../episode-page.ts';
import { startHearing } from '../hear/start-hearing.ts';
import { isLeftAlone, linkOf } from '../page/pressed-link.ts';
import { parseMediaFragment } from '../playback/media-fragment.ts';
import { playOrExplain } from '../player/play-or-explain.ts';
import { openOutsideInTabs } from './outside-links.ts';
import { PageSheet } from './page-sheet.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import { aimOf, type OpenPlace } from './site-link.ts';

/** An address within the page that the link stands on. */
const isHash = (link: HTMLAnchorElement): boolean => link.getAttribute('href')?.startsWith('#') === true;

/**
 * Whether a stamp is heard in passing, beside the page that plays: one of another episode; of this one, a stretch that
 * has an end. A moment of this one is gone to.
 */
const isHeardInPassing = ({ playback }: EpisodePage, { pathname, hash }: HTMLAnchorElement, own: string) =>
  pathname !== own || (playback.keeper?.kind === 'audio' && parseMediaFragment(hash)?.end !== undefined);

/** Follows links for somebody who listens, so that the sound goes on. */
class ListeningLinks {
  readonly #episode: EpisodePage;
  readonly #place: OpenPlace;
  readonly #sheet: PageSheet;
  /** The click that leads back from an open sheet to the page around it. */
  #leaving: MouseEvent | undefined;

  constructor(episode: EpisodePage, place: OpenPlace, sheet: PageSheet) {
    [this.#episode, this.#place, this.#sheet] = [episode, place, sheet];
    window.addEventListener('click', (event) => this.#leaveFirst(event), true);
    window.addEventListener('click', (event) => this.#follow(event));
    window.addEventListener('submit', (event) => this.#submit(event));
    window.addEventListener('hashchange', (event) => this.#isolate(event), true);
  }

  get #opens(): boolean {
    return this.#episode.playback.playing || this.#sheet.isOpen;
  }

  /**
   * Whoever follows a link of the page around the sheet to a place on it is back there. Its address comes first, so
   * that all that goes by addresses on that page finds its own.
   */
  #leaveFirst(event: MouseEvent): void {
    const link = linkOf(event);
    if (!link || location.pathname === this.#place.own || this.#sheet.contains(link)) return;
    if (isLeftAlone(event, link) || !(isHash(link) || aimOf(new URL(link.href), this.#place) === 'here'))
      return;
    this.#sheet.leave();
    this.#leaving = event;
  }

  #follow(event: MouseEvent): void {
    const link = linkOf(event);
    if (!link || isLeftAlone(event, link)) return;
    if (this.#sheet.contains(link)) {
      this.#followInside(event, link);
      return;
    }
    const url = new URL(link.href);
    const aim = aimOf(url, this.#place);
    if (aim === 'here' && event === this.#leaving) {
      // the entry for its address has been made: not another one for the place
      event.preventDefault();
      this.#goTo(url);
    } else if (aim === 'sheet' && this.#opens) {
      event.preventDefault();
      void this.#sheet.open(url, link);
    }
  }

  #followInside(event: MouseEvent, link: HTMLAnchorElement): void {
    const url = new URL(link.href);
    const aim = aimOf(url, this.#place);
    if (isHash(link)) this.#sheet.goWithin(url.hash);
    else if (aim === 'here') this.#comeBack(url, link.matches('.stamp'));
    else if (aim === 'sheet') void this.#sheet.open(url, link);
    else return;
    event.preventDefault();
  }

  /** A time of the episode that plays is played; any other place of its page is gone to. */
  #comeBack(url: URL, isStamp: boolean): void {
    const stretch = isStamp ? parseMediaFragment(url.hash) : undefined;
    if (stretch && this.#episode.playback.keeper) {
      void playOrExplain(this.#episode, stretch);
      return;
    }
    this.#sheet.leave();
    this.#goTo(url);
  }

  /** A place of the page that plays, with what a search found there; without loading it again. */
  #goTo(url: URL): void {
    if (url.search !== '') history.replaceState(history.state, '', url.pathname + url.search);
    if (url.hash !== '') location.replace(url);
  }

  /** The search field in the head of the page. */
  #submit(event: SubmitEvent): void {
    const form = event.target;
    if (event.defaultPrevented || !this.#opens) return;
    if (!(form instanceof HTMLFormElement) || form.method !== 'get' || form.target !== '') return;
    const url = new URL(form.action);
    if (aimOf(url, this.#place) !== 'sheet') return;
    const values = Array.from(new FormData(form), ([name, value]) => [
      name,
      typeof value === 'string' ? value : '',
    ]);
    url.search = new URLSearchParams(values).toString();
    event.preventDefault();
    const focused = document.activeElement;
    void this.#sheet.open(url, focused instanceof HTMLElement ? focused : form);
  }

  /** To go from a sheet back to an address with a time is not to go to that time: some browsers tell of it so. */
  #isolate(event: HashChangeEvent): void {
    const isOwn = (address: string): boolean => new URL(address).pathname === this.#place.own;
    if (!isOwn(event.oldURL) || !isOwn(event.newURL)) event.stopImmediatePropagation();
  }
}

/**
 * From now on links keep the sound going while something plays: pages of the site open in a sheet, other sites in a
 * new tab; where the page is left all the same, the next one goes on. Stamps of a sheet are heard in passing. `own` is
 * the path of the episode's page. Returns the sheet.
 */
export function startListeningLinks(episode: EpisodePage, own: string, strip: StripPlace): PageSheet {
  const place = { origin: location.origin, base: episode.data.base, own };
  openOutsideInTabs(episode.playback, place);
  keepOnLeaving(episode, own);
  const sheet = new PageSheet(own);
  // before other links: a stamp that is heard where it stands leads nowhere
  startHearing(strip, {
    own: { page: episode, path: own },
    takes: (stamp) => sheet.contains(stamp) && isHeardInPassing(episode, stamp, own),
  });
  new ListeningLinks(episode, place, sheet);
  return sheet;
}
