/** Opens a popover beside an element, where the browser can place it so (`position-area`); focus goes into it. */
export function openBeside(popover: HTMLElement, source: HTMLElement): void {
  if (popover.matches(':popover-open')) popover.hidePopover();
  (popover.showPopover as (options?: { readonly source?: HTMLElement }) => void).call(popover, { source });
}
