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
