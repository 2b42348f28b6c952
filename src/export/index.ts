import { exportFeed } from './feed.ts';
import type { ShowExport } from './files.ts';
import { exportGlossaryCsv } from './glossary/csv.ts';
import { exportGlossaryJsonLd } from './glossary/json-ld.ts';
import { exportGlossaryTurtle } from './glossary/turtle.ts';
import { exportRedirects } from './redirects.ts';
import { exportSitemap } from './sitemap.ts';

/** Every output over the whole show. To add one: a file here, a line in this list, a fixture folder. */
export const showExports: readonly ShowExport[] = [
  exportFeed,
  exportSitemap,
  exportRedirects,
  exportGlossaryTurtle,
  exportGlossaryJsonLd,
  exportGlossaryCsv,
];
