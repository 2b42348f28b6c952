/** Where a site lives, and the page that is open. */
export interface OpenPlace {
  readonly origin: string;
  /** `/` or `/name/`. */
  readonly base: string;
  /** Path of the page that plays. */
  readonly own: string;
}

/**
 * What a link leads to, for somebody who listens: `here`, a place of the page that plays; `sheet`, a page that can be
 * read beside it; `page`, one with a sound of its own; `outside`, another site or a file; `other`, what the browser
 * hands on and the page stays (mail, a telephone number).
 */
export type LinkAim = 'here' | 'sheet' | 'page' | 'outside' | 'other';

/** What a link leads to. */
export function aimOf(link: URL, { origin, base, own }: OpenPlace): LinkAim {
  if (link.protocol !== 'http:' && link.protocol !== 'https:') return 'other';
  if (link.origin !== origin || !link.pathname.startsWith(base)) return 'outside';
  if (link.pathname === own) return 'here';
  const file = /[^/]+$/.exec(link.pathname)?.[0] ?? '';
  if (file.includes('.') && !file.endsWith('.html')) return 'outside';
  return /^episodes\/[^/]+/.test(link.pathname.slice(base.length)) ? 'page' : 'sheet';
}
