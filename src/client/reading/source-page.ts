/**
 * The link to the page of a source that an address within this page (`#ref-…`) names in the list of its sources.
 * `undefined` where there is none.
 */
export function findSourcePage(hash: string): HTMLAnchorElement | undefined {
  const reference = document.getElementById(decodeURIComponent(hash.slice(1)));
  return reference?.querySelector<HTMLAnchorElement>('.reference-back > a') ?? undefined;
}
