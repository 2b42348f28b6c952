import { readStored } from '../page/stored.ts';

/** Under which key the site remembers, for a quick look, which episodes are kept. */
export const keptKey = 'kept-episodes';

/** Whether the browser can keep episodes here: it must have what that takes, and trust the connection. */
export const canKeep = (): boolean =>
  'serviceWorker' in navigator && 'caches' in window && 'locks' in navigator;

/** Slugs of the episodes that are kept, as far as a quick look tells. */
export function keptSlugs(base: string): readonly string[] {
  const slugs = readStored(base, keptKey);
  return Array.isArray(slugs) ? slugs.filter((slug) => typeof slug === 'string') : [];
}
