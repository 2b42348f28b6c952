import {
  templateFormats,
  templateHints,
  writeCitingFiles,
  type Citable,
} from '../../export/citing/formats.ts';
import { coinsOf } from '../../export/coins.ts';
import type { ExportFile } from '../../export/files.ts';
import { fillTemplate, type CitingTemplates } from '../../model/citing.ts';
import type { CiteView } from '../../model/view/cite.ts';
import { escapeMarkup } from '../../text/escape.ts';
import type { SiteContext } from '../context.ts';

/** How a page is cited: what it says itself, and the files beside it. */
export interface Citing {
  readonly view: CiteView;
  /** Formats for reference managers, and `cite.json`, which the page's script asks for at first use. */
  readonly files: readonly ExportFile[];
  /** The record in CSL-JSON, relative to the base. */
  readonly recordPath: string;
}

/** Makes all that it takes to cite a page; `folder` is its path below the base, `url` its absolute address. */
export function makeCiting(item: Citable, folder: string, context: SiteContext): Citing {
  const url = context.addresses.absolute(folder);
  const { own, styles } = context.citeStyles(item.csl, item.timed);
  const template = styles.find(({ name }) => name === own);
  const files = writeCitingFiles(item, `${folder}citation`);
  const path = `${folder}cite.json`;
  const templates: CitingTemplates = {
    url,
    styles,
    own,
    ...(item.note === undefined ? {} : { note: item.note }),
    formats: templateFormats(item),
    hints: templateHints(item),
  };
  const fill = (text: string): string => fillTemplate(text, { link: url }, escapeMarkup);
  return {
    view: {
      style: own,
      entry: fill(template?.entry ?? ''),
      ...(template?.inText === undefined ? {} : { inText: fill(template.inText) }),
      ...(item.note === undefined ? {} : { note: item.note }),
      coins: coinsOf(item),
      href: context.addresses.href(path),
      files: files.map(({ label, path: file }) => ({ label, href: context.addresses.href(file) })),
    },
    files: [
      ...files.map(({ path: file, mediaType, body }) => ({ path: file, mediaType, body })),
      { path, mediaType: 'application/json', body: JSON.stringify(templates) },
    ],
    recordPath: `${folder}citation.json`,
  };
}
