import type { Cite } from '../cite/start-citing.ts';
import type { EpisodePage } from '../episode-page.ts';
import { isModified } from '../page/click.ts';
import type { Sharing } from './sharing.ts';
import type { Press } from './word-actions.ts';

/** Words are selected, or something is open that a click only closes. */
const isBusy = (): boolean =>
  getSelection()?.isCollapsed === false || document.querySelector(':popover-open') !== null;

/** Follows what the reader presses, from before the rest is loaded. */
function watchPress(): Press {
  const press: Press = { by: 'mouse', down: false, busy: false };
  document.addEventListener(
    'pointerdown',
    ({ pointerType }) => Object.assign(press, { by: pointerType, down: true, busy: isBusy() }),
    true,
  );
  for (const event of ['pointerup', 'pointercancel'])
    document.addEventListener(event, () => (press.down = false), true);
  return press;
}

/**
 * Makes the page's words something to play, quote and link to: the ¶ of a passage opens its menu, selected words and a
 * clicked word of the transcript have a bar near them. All of it is loaded when it is first used.
 */
export function startSharing(page: EpisodePage, cite: Cite): void {
  const article = document.querySelector('article');
  if (!article) return;
  const press = watchPress();
  let heard = false;
  page.playback.on(['play'], () => (heard = true));

  let sharing: Promise<Sharing> | undefined;
  /** `failed` is what happens without what could not be loaded. */
  const use = (act: (sharing: Sharing) => void, failed = (): void => undefined): void => {
    sharing ??= import('./sharing.ts').then(({ openSharing }) =>
      openSharing({ page, article, press, wasHeard: () => heard, cite }),
    );
    sharing.then(act, () => {
      sharing = undefined;
      failed();
    });
  };

  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    if (!sharing && selection?.isCollapsed === false && article.contains(selection.anchorNode))
      use(({ bar }) => bar.followSelection());
  });
  article.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches('.pilcrow')) target.ariaHasPopup = 'menu';
  });
  article.addEventListener('click', (event) => {
    const { target } = event;
    if (!(target instanceof Element) || isModified(event)) return;
    const link = target.closest<HTMLAnchorElement>('.pilcrow');
    const passage = target.closest<HTMLElement>('.transcript-text > p[id]');
    const button = target.closest<HTMLElement>('[data-copies]');
    if (button) use(({ copyField }) => copyField(button));
    else if (link && passage) {
      event.preventDefault();
      use(
        ({ menu }) => menu.open(link, passage),
        () => location.assign(link.href),
      );
    } else if (passage && !press.busy && event.detail === 1 && !target.closest('a, button'))
      use(({ bar }) => bar.clickWord(event));
  });
  for (const button of article.querySelectorAll<HTMLElement>('[data-copies]')) button.hidden = false;
}
