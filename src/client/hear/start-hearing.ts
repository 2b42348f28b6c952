import { isLeftAlone, linkOf } from '../page/pressed-link.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import type { Hearer, OwnPage } from './hearer.ts';

/** Hearing on the page of an episode. */
interface HearingBeside {
  readonly own: OwnPage;
  /** Whether a stamp is heard in passing; others are not its affair. */
  readonly takes: (stamp: HTMLAnchorElement) => boolean;
  /** What the stamps stand in; what is heard there is nobody else's affair. All of the window if not given. */
  readonly inside?: HTMLElement;
}

/**
 * Every stamp is heard there and then when it is pressed, on a page that is not an episode's own; what that takes is
 * loaded when somebody is about to. Without it a stamp is the link that it is.
 */
export function startHearing(strip: StripPlace, beside?: HearingBeside): void {
  let hearer: Promise<Hearer> | undefined;
  const load = (): Promise<Hearer> =>
    (hearer ??= Promise.all([import('./hearer.ts'), strip()]).then(
      ([{ Hearer }, loaded]) => new Hearer(loaded, beside?.own),
    ));
  const stampOf = (event: Event): HTMLAnchorElement | undefined => {
    const link = linkOf(event);
    return link?.matches('.stamp[href*="#t="]') && (!beside || beside.takes(link)) ? link : undefined;
  };
  const where = beside?.inside ?? window;
  where.addEventListener('pointerdown', (event) => {
    const stamp = stampOf(event);
    // what cannot be loaded is followed as a link when it is pressed
    if (stamp)
      load().then(
        (loaded) => loaded.prepare(stamp),
        () => undefined,
      );
  });
  where.addEventListener('click', (event) => {
    const stamp = stampOf(event);
    if (!stamp || !(event instanceof MouseEvent) || isLeftAlone(event, stamp)) return;
    event.preventDefault();
    if (where !== window) event.stopPropagation();
    // made while the reader presses: some browsers let only such a one play a moment later
    const audio = new Audio();
    audio.load();
    load().then(
      (loaded) => loaded.hear(stamp, audio),
      () => location.assign(stamp.href),
    );
  });
}
