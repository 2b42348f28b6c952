/** A condition that only asks how wide the window is. */
const asksForRoom = (condition: string): boolean =>
  /\bwidth\b/.test(condition) &&
  !/height|orientation|prefers|forced|print|screen|hover|pointer/.test(condition);

/** Styles that ask a container for its width wherever they asked the window. `css` has no `@media` in a string. */
export const narrowStyles = (css: string): string =>
  css.replace(/@media\b([^{]+)\{/g, (rule, condition: string) =>
    asksForRoom(condition) ? `@container ${condition.trim()}{` : rule,
  );

async function fetchStyles(address: string): Promise<string> {
  // this page, or the one before it, has just used it
  const response = await fetch(address, { cache: 'force-cache' });
  if (!response.ok) throw new Error(`sheet: ${response.status} ${address}`);
  return response.text();
}

/**
 * The styles of a page of the site, for it to be shown with less room than the window has. They are read as they were
 * written: browsers do not give back every rule whole. Rejects if they do not arrive.
 */
export async function loadNarrowStyles(address: string): Promise<CSSStyleSheet> {
  const styles = new CSSStyleSheet();
  styles.replaceSync(narrowStyles(await fetchStyles(address)));
  return styles;
}
