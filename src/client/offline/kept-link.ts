import { keptSlugs } from './kept-slugs.ts';

/** Shows the footer's link to what is kept, if anything is. */
export function showKeptLink(): void {
  const link = document.getElementById('kept-link');
  const base = link?.dataset['base'];
  if (link && base !== undefined) link.hidden = keptSlugs(base).length === 0;
}
