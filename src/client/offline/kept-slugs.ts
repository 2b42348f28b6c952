import { readStored } from '../page/stored.ts';

/** Under which key the site remembers, for a quick look, which episodes are kept. */
export const keptKey = 'kept-episodes';

/** Slugs of the episodes that are kept, as far as a quick look tells. */
export function keptSlugs(base: string): readonly string[] {
  const slugs = readStored(base, keptKey);
  return Array.isArray(slugs) ? slugs.filter((slug) => typeof slug === 'string') : [];
}
