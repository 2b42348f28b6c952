import type { Source } from '../model/source.ts';
import { toBiblatex } from './references-biblatex.ts';
import { toCslJson } from './references-csl.ts';
import { toRis } from './references-ris.ts';

/** A file of references for other programs. */
export interface ReferenceFile {
  /** Below the site's base, without leading slash. */
  readonly path: string;
  readonly mediaType: string;
  readonly body: string;
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
