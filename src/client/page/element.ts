/** An element of the page's own markup. Throws if the page has none: markup and script do not agree then. */
export function elementOf<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as T;
}
