import type { Source } from '../model/source.ts';
import { toBiblatex } from './references-biblatex.ts';
import { toRis } from './references-ris.ts';

/** A file of references for other programs. */
export interface ReferenceFile {
  /** Below the site's base, without leading slash. */
  readonly path: string;
  readonly mediaType: string;
  readonly body: string;
}

/** CSL-JSON: the records as they are, under their keys, with the archived address in `custom`. */
function toCslJson(sources: readonly Source[]): string {
  const items = sources.map(({ key, csl, archived }) => {
    const custom = typeof csl['custom'] === 'object' && csl['custom'] !== null ? csl['custom'] : undefined;
    const item = { ...csl, id: key };
    return archived === undefined ? item : { ...item, custom: { ...custom, archived } };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}

/**
 * The sources as BibTeX (biblatex), RIS and CSL-JSON: `<stem>.bib`, `<stem>.ris`, `<stem>.json`, where the stem is
 * a path such as `episodes/one/references`. Nothing where there are no sources.
 */
export function exportReferences(sources: readonly Source[], stem: string): readonly ReferenceFile[] {
  if (sources.length === 0) return [];
  return [
    { path: `${stem}.bib`, mediaType: 'application/x-bibtex', body: toBiblatex(sources) },
    { path: `${stem}.ris`, mediaType: 'application/x-research-info-systems', body: toRis(sources) },
    { path: `${stem}.json`, mediaType: 'application/vnd.citationstyles.csl+json', body: toCslJson(sources) },
  ];
}
