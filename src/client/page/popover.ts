/**
 * Opens a popover beside an element, where the browser can place it so (`position-area`, and an opening element that is
 * named here); else at the foot of the window. Focus goes into it.
 */
export function openBeside(popover: HTMLElement, source: HTMLElement): void {
  if (popover.matches(':popover-open')) popover.hidePopover();
  let asked = false;
  const options = {
    // browsers that do not know it do not ask
    get source(): HTMLElement {
      asked = true;
      return source;
    },
  };
  (popover.showPopover as (options?: { readonly source?: HTMLElement }) => void).call(popover, options);
  popover.classList.toggle('at-foot', !asked);
}
