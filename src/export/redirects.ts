import { glossaryPath, termPath } from '../model/address.ts';
import { addressKey, type TermId } from '../model/ids.ts';
import type { Term } from '../model/term.ts';
import type { ExportFile, ShowExport, ShowExportInput } from './files.ts';
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
 * Where the other names of terms lead: `glossary/fei-ch-ien/` to Flying money. An address that is a term's own leads
 * nowhere else, and neither does one that several terms could claim.
 */
export function aliasRedirects(
  terms: Iterable<Term>,
): readonly { readonly from: string; readonly to: string }[] {
  const all = [...terms];
  const own = new Set<string>(all.map(({ id }) => id));
  const claims = new Map<string, Set<TermId>>();
  for (const { id, forms } of all)
    for (const { form } of forms) {
      const key = addressKey(form);
      if (key === '' || /^\.+$/.test(key) || own.has(key)) continue;
      claims.set(key, (claims.get(key) ?? new Set()).add(id));
    }
  return [...claims].flatMap(([key, ids]) => {
    const [id, ...others] = ids;
    return id === undefined || others.length > 0
      ? []
      : [{ from: `${glossaryPath}${key}/`, to: termPath(id) }];
  });
}

/**
 * A page that leads to another address, or to a place on another page, on any host: it refreshes at once, names that
 * address as canonical, keeps out of search engines, and has a link for readers whose browser does not follow.
 */
export function writeRedirect(
  { from, to }: { readonly from: string; readonly to: string },
  { show, addresses }: Pick<ShowExportInput, 'show' | 'addresses'>,
): ExportFile {
  const target = to.includes('#') ? to : pageOf(to);
  const href = escapeMarkup(addresses.href(target));
  const absolute = escapeMarkup(addresses.absolute(target));
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
}

/**
 * A page at each renamed address, and at each other name of a term, that leads to the right one. What the host says of
 * an address goes before what a term's name would make of it.
 */
export const exportRedirects: ShowExport = ({ show, addresses, terms }) => {
  const written = new Set(show.redirects.map(({ from }) => fileOf(from)));
  const aliases = aliasRedirects(terms.map(({ term }) => term)).filter(
    ({ from }) => !written.has(fileOf(from)),
  );
  const files = [...show.redirects, ...aliases].map((redirect) =>
    writeRedirect(redirect, { show, addresses }),
  );
  return { files, messages: [] };
};
