import type { ShowExport } from './files.ts';
import { escapeMarkup } from '../text/escape.ts';

/**
 * `sitemap.xml` and the `robots.txt` that names it. Dates are those of the content, never of the build.
 * @see https://www.sitemaps.org/protocol.html
 */
export const exportSitemap: ShowExport = ({ pages, addresses }) => {
  const entries = pages.map(({ path, date }) => {
    const modified = date === undefined ? '' : `<lastmod>${date.slice(0, 10)}</lastmod>`;
    return `  <url><loc>${escapeMarkup(addresses.absolute(path))}</loc>${modified}</url>`;
  });
  const sitemap = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
  const robots = `User-agent: *\nAllow: /\n\nSitemap: ${addresses.absolute('sitemap.xml')}\n`;
  return {
    files: [
      { path: 'sitemap.xml', mediaType: 'application/xml', body: sitemap },
      { path: 'robots.txt', mediaType: 'text/plain', body: robots },
      // GitHub Pages leaves out folders that begin with "_" unless it finds this file
      { path: '.nojekyll', mediaType: 'text/plain', body: '' },
    ],
    messages: [],
  };
};
