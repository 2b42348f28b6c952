/** What can be focused in a transcript. */
const links = 'a[href], summary';
/** So many are taken out of the order of Tab at once: no long task, however long the talk. */
const atOnce = 250;
const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/**
 * Makes a transcript one stop for Tab instead of a thousand: the link that was focused last, at first the first one.
 * Arrow keys, Home and End move inside it.
 */
export function makeOneStop(text: HTMLElement): void {
  const all = text.querySelectorAll<HTMLElement>(links);
  let stop = all[0];
  if (!stop) return;
  let next = 0;
  const take = (): void => {
    for (const end = Math.min(next + atOnce, all.length); next < end; next++)
      if (all[next] !== stop) (all[next] as HTMLElement).tabIndex = -1;
    if (next < all.length) setTimeout(take);
  };
  take();
  text.addEventListener('focusin', ({ target }) => {
    const focused = (target as Element).closest<HTMLElement>(links);
    if (!focused || focused === stop) return;
    if (stop) stop.tabIndex = -1;
    stop = focused;
    stop.tabIndex = 0;
  });
  let arrowKeys: Promise<{ readonly moveFocus: (text: HTMLElement, key: string) => void }> | undefined;
  text.addEventListener('keydown', (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (!arrows.has(key) || altKey || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    // one promise for all keys: so they keep their order
    arrowKeys ??= import('./arrow-keys.ts');
    void arrowKeys.then(({ moveFocus }) => moveFocus(text, key));
  });
}
