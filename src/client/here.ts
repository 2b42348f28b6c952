/** Marks the place of the text that the address leads to, and only it; brings it into sight. */
export function showHere(place: Element | undefined): void {
  for (const element of document.querySelectorAll('[data-here]')) element.removeAttribute('data-here');
  place?.setAttribute('data-here', '');
  place?.scrollIntoView({ block: 'center' });
}

/** A click that the browser should do itself: into a new tab or window, or with another button. */
export const isModified = (event: MouseEvent): boolean =>
  event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;

/** Opens a popover beside an element, where the browser can place it so (`position-area`); focus goes into it. */
export function openBeside(popover: HTMLElement, source: HTMLElement): void {
  if (popover.matches(':popover-open')) popover.hidePopover();
  (popover.showPopover as (options?: { readonly source?: HTMLElement }) => void).call(popover, { source });
}
