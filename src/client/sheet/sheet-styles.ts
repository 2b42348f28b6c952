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
  // the page has just used it
  const response = await fetch(address, { cache: 'force-cache' });
  if (!response.ok) throw new Error(`sheet: ${response.status} ${address}`);
  return response.text();
}

/**
 * The page's own styles, for a part of it that has less room than the window. They are read as they were written:
 * browsers do not give back every rule whole. Rejects if they do not arrive.
 */
export async function loadNarrowStyles(): Promise<CSSStyleSheet> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]');
  const own = Array.from(links, ({ href }) => href).filter(
    (href) => new URL(href).origin === location.origin,
  );
  const texts = await Promise.all(own.map(fetchStyles));
  const styles = new CSSStyleSheet();
  styles.replaceSync(narrowStyles(texts.join('\n')));
  return styles;
}
