/**
 * Brings a place to the middle of what the page's bars leave free of the window. An element's own way of doing this
 * would scroll the pages around a frame, too: an embed must not.
 */
function scrollToMiddle(place: Element): void {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  const above = Number.parseFloat(scrollPaddingTop) || 0;
  const below = Number.parseFloat(scrollPaddingBottom) || 0;
  const { top, height } = place.getBoundingClientRect();
  const free = window.innerHeight - above - below;
  // what is higher than that is shown from its beginning
  window.scrollBy({ top: top - above - Math.max(0, (free - height) / 2) });
}

/** Marks the place of the text that the address leads to, and only it; brings it into sight. */
export function showHere(place: Element | undefined): void {
  for (const element of document.querySelectorAll('[data-here]')) element.removeAttribute('data-here');
  place?.setAttribute('data-here', '');
  if (place) scrollToMiddle(place);
}

/** A click that the browser should do itself: into a new tab or window, or with another button. */
export const isModified = (event: MouseEvent): boolean =>
  event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;

/** Opens a popover beside an element, where the browser can place it so (`position-area`); focus goes into it. */
export function openBeside(popover: HTMLElement, source: HTMLElement): void {
  if (popover.matches(':popover-open')) popover.hidePopover();
  (popover.showPopover as (options?: { readonly source?: HTMLElement }) => void).call(popover, { source });
}
