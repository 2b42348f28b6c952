/** Stands before what a link of Obsidian leads to, until times are read. */
const scheme = 'wiki:';

/** A page or file of the vault as what a link of Markdown leads to. */
export const linkOfPage = (page: string): string => `<${scheme}${page.trim().replace(/[<>\\\s]/g, '-')}>`;

/** The page or file of the vault that a link was written for; else `undefined`. */
export const pageOfLink = (link: string): string | undefined =>
  link.startsWith(scheme) ? link.slice(scheme.length) : undefined;
