import { holes, type FormatTemplate } from '../../model/citing.ts';
import type { CslItem, Source } from '../../model/source.ts';
import { keyOf, toBiblatex } from '../references-biblatex.ts';
import { toRis } from '../references-ris.ts';
import { toPlainBibtex } from './plain-bibtex.ts';

/** A record of our own, such as an episode, that others cite. */
export interface Citable {
  /** As styles want it; what is ours stands in `custom`. Its link is the page's. */
  readonly csl: CslItem;
  /** Who speaks besides the hosts: styles do without them, a library need not. */
  readonly guests?: readonly unknown[];
  /** Which version is cited, as a sentence. */
  readonly note?: string;
  /** Whether there are moments of it to cite. */
  readonly timed: boolean;
}

/** A format: what its file is called beside the page, and how it writes a record. */
interface Format {
  readonly label: string;
  /** Without the leading `citation.`. */
  readonly ending: string;
  readonly mediaType: string;
  readonly syntax: FormatTemplate['syntax'];
  /** Only for what is heard. */
  readonly ofSound?: true;
  readonly write: (item: Citable) => string;
}

const asSource = (csl: CslItem): Source => ({
  key: csl.id as Source['key'],
  csl,
  position: { path: '', line: 1, column: 1 },
  light: false,
});

/** The record with its note, for formats that have no field for what is ours. */
function noted({ csl, note }: Citable): CslItem {
  const { custom: _, ...rest } = csl as CslItem & { readonly custom?: unknown };
  return note === undefined ? rest : { ...rest, note };
}

/**
 * As Zotero wants a podcast: its import takes a broadcast for a television programme as soon as there is a container or
 * a publisher, so that the show stands where series do.
 * @see https://github.com/zotero/utilities (utilities_item.js, itemFromCSLJSON)
 */
function forZotero(item: Citable): CslItem {
  const { 'container-title': series, publisher: _, ...rest } = noted(item);
  return {
    ...rest,
    ...(series === undefined ? {} : { 'collection-title': series }),
    ...(item.guests === undefined || item.guests.length === 0 ? {} : { guest: item.guests }),
  };
}

const writeJson = (csl: CslItem): string => `${JSON.stringify([csl], null, 2)}\n`;
const cslJson = 'application/vnd.citationstyles.csl+json';
const bibtex = 'application/x-bibtex';

/** To add a format: a line here. */
const formats: readonly Format[] = [
  {
    label: 'BibTeX',
    ending: 'bib',
    mediaType: bibtex,
    syntax: 'tex',
    write: (item) => toBiblatex([asSource(noted(item))]),
  },
  {
    label: 'plain BibTeX',
    ending: 'misc.bib',
    mediaType: bibtex,
    syntax: 'tex',
    ofSound: true,
    write: (item) => toPlainBibtex(noted(item)),
  },
  {
    label: 'RIS',
    ending: 'ris',
    mediaType: 'application/x-research-info-systems',
    syntax: 'line',
    write: (item) => toRis([asSource(noted(item))]),
  },
  {
    label: 'CSL-JSON',
    ending: 'json',
    mediaType: cslJson,
    syntax: 'json',
    write: ({ csl }) => writeJson(csl),
  },
  {
    label: 'Zotero',
    ending: 'zotero.json',
    mediaType: cslJson,
    syntax: 'json',
    ofSound: true,
    write: (item) => writeJson(forZotero(item)),
  },
];

const formatsOf = ({ csl }: Citable): readonly Format[] =>
  formats.filter(({ ofSound }) => ofSound === undefined || csl.type === 'broadcast');

/** The files beside a page: `<stem>.bib`, `<stem>.ris` …, with the labels of their links. */
export function writeCitingFiles(
  item: Citable,
  stem: string,
): readonly {
  readonly path: string;
  readonly mediaType: string;
  readonly body: string;
  readonly label: string;
}[] {
  return formatsOf(item).map(({ label, ending, mediaType, write }) => ({
    path: `${stem}.${ending}`,
    mediaType,
    body: write(item),
    label,
  }));
}

/** What is said only of a moment stands between two signs, in the note and in our own part of the CSL record. */
function withHoles({ timed, note, ...item }: Citable): Citable {
  const { custom } = item.csl as { readonly custom?: Readonly<Record<string, unknown>> };
  const at = timed ? `${holes.timed}At ${holes.time}.${note === undefined ? '' : ' '}${holes.timedEnd}` : '';
  return {
    ...item,
    timed,
    csl: {
      ...item.csl,
      URL: holes.link,
      ...(custom === undefined ? {} : { custom: timed ? { ...custom, time: holes.time } : custom }),
    },
    ...(at === '' && note === undefined ? {} : { note: `${at}${note ?? ''}` }),
  };
}

/** What a template has of a time that stands alone: a line of JSON with the comma before it, or any other line. */
function timedLines(text: string, syntax: Format['syntax'], hasNote: boolean): string {
  const { timed, timedEnd, time } = holes;
  const wrap = (line: string): string =>
    `${timed}${line.replaceAll(timed, '').replaceAll(timedEnd, '')}${timedEnd}`;
  const own = text.replace(new RegExp(`,\\s*"time": "${time}"`), wrap);
  if (hasNote) return own;
  const field =
    syntax === 'json' ? `,\\s*"note": "${timed}[^\n]*${timedEnd}"` : `^.*${timed}.*${timedEnd}.*\r?\n`;
  return own.replace(new RegExp(field, 'm'), wrap);
}

/** The same as templates, for a moment's time and link to be filled in. */
export function templateFormats(item: Citable): readonly FormatTemplate[] {
  const open = withHoles(item);
  return formatsOf(item).map(({ label, syntax, write }) => ({
    label,
    syntax,
    text: timedLines(write(open), syntax, item.note !== undefined),
  }));
}

/** Whether Pandoc reads a key as it stands. @see https://pandoc.org/MANUAL.html#citation-syntax */
const isPlainKey = (key: string): boolean =>
  /^[\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*$/u.test(key);

/**
 * How a manuscript names a moment. Pandoc would take a bare time for a page, but not behind empty braces.
 * @see https://pandoc.org/MANUAL.html#citation-syntax
 */
export function templateHints({ csl, timed }: Citable): readonly FormatTemplate[] {
  if (!timed) return [];
  const key = isPlainKey(csl.id) ? csl.id : `{${csl.id}}`;
  return [
    { label: 'LaTeX', syntax: 'tex', text: `\\parencite[${holes.time}]{${keyOf(csl.id)}}` },
    { label: 'Pandoc', syntax: 'line', text: `[@${key}{}, ${holes.time}]` },
  ];
}
