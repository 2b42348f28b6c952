/** Keys that scroll a page. */
const scrolling = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);
/** What takes keys, wheels and fingers for itself. */
const elsewhere = '.player, .sheet, [popover], dialog';
const taking =
  'input, select, textarea, button, summary, [contenteditable], [role="menuitem"], [role="slider"]';

const isElsewhere = ({ target }: Event): boolean =>
  target instanceof Element && target.closest(elsewhere) !== null;

/**
 * Tells when the reader does what scrolls the page: wheel, fingers, keys, the scroll bar. It may not scroll after all
 * (at its end, say): only what follows tells.
 */
export function onScrollingInput(did: () => void): void {
  const options = { passive: true, capture: true } as const;
  window.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !isElsewhere(event)) did();
    },
    options,
  );
  window.addEventListener(
    'touchmove',
    (event) => {
      if (!isElsewhere(event)) did();
    },
    options,
  );
  window.addEventListener('keydown', (event) => {
    const { key, altKey, defaultPrevented, target } = event;
    if (!scrolling.has(key) || altKey || defaultPrevented) return;
    if (!(target instanceof Element && target.closest(taking))) did();
  });
  // the window's own scroll bar belongs to the root, and to no other element
  window.addEventListener(
    'pointerdown',
    ({ target }) => {
      if (target === document.documentElement) did();
    },
    options,
  );
}

/** Tells when the reader turns to other words: selects some, moves the focus there with the keyboard, looks for some. */
export function onReading(text: HTMLElement, did: () => void): void {
  document.addEventListener('selectionchange', () => {
    const selection = document.getSelection();
    if (selection && !selection.isCollapsed && text.contains(selection.anchorNode)) did();
  });
  text.addEventListener('focusin', ({ target }) => {
    if ((target as Element).matches(':focus-visible')) did();
  });
  window.addEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key === 'F3' || ((ctrlKey || metaKey) && key.toLowerCase() === 'f')) did();
  });
}
