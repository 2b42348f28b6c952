import type { ShowExport } from './files.ts';
import { escapeMarkup } from '../text/escape.ts';

/** A dot in an address is seldom a file's: keys of sources may have one (`sources/doi-10.1000`). */
const isFile = (path: string): boolean =>
  /\.(html?|xml|rss|json|jsonld|ttl|csv|bib|ris|vtt|srt|txt|png|jpe?g|webp|avif|svg|pdf|mp3|m4a)$/i.test(
    path,
  );

/** A page's address ends with a slash, as the site's own links have it; a file's does not. */
const pageOf = (path: string): string =>
  path === '' || path.endsWith('/') || isFile(path) ? path : `${path}/`;

/** Where the page of an old path is written: a folder's `index.html`, or the file itself. */
const fileOf = (path: string): string => (isFile(path) ? path : `${pageOf(path)}index.html`);

/**
 * A page at each renamed address that leads to the new one, on any host: it refreshes at once, names the new
 * address as canonical, keeps out of search engines, and has a link for readers whose browser does not follow.
 */
export const exportRedirects: ShowExport = ({ show, addresses }) => ({
  files: show.redirects.map(({ from, to }) => {
    const href = escapeMarkup(addresses.href(pageOf(to)));
    const absolute = escapeMarkup(addresses.absolute(pageOf(to)));
    const body = `<!doctype html>
<html lang="${escapeMarkup(show.language)}">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(show.title)}</title>
<meta name="robots" content="noindex">
<link rel="canonical" href="${absolute}">
<meta http-equiv="refresh" content="0; url=${href}">
</head>
<body><p>This page has moved to <a href="${href}">${absolute}</a>.</p></body>
</html>
`;
    return { path: fileOf(from), mediaType: 'text/html', body };
  }),
  messages: [],
});
