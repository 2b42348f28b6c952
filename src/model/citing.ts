import { formatTimecode, type Seconds } from './time.ts';

/**
 * What stands in a template where something is filled in: the time, the link; and what is there only with a time.
 * Characters of the private use area, which no text of a record keeps.
 */
export const holes = { time: '\uE010', link: '\uE011', timed: '\uE012', timedEnd: '\uE013' } as const;

/** How to cite one thing in one style. Entries and citations are HTML. */
export interface StyleTemplate {
  /** "APA" */
  readonly name: string;
  /** The entry of a bibliography; its link is filled in. */
  readonly entry: string;
  /** The citation in a text, without and with a time; none in a style that cites by number. */
  readonly inText?: string;
  readonly inTextAt?: string;
}

/** How a value is written in a format: as text in TeX, on a line of RIS, inside a string of JSON, or plain. */
export type TemplateSyntax = 'tex' | 'line' | 'json';

/** One thing for a reference manager. */
export interface FormatTemplate {
  /** "BibTeX" */
  readonly label: string;
  readonly syntax: TemplateSyntax;
  readonly text: string;
}

/** `cite.json` beside a page: everything that citing it needs, but for the moment. */
export interface CitingTemplates {
  /** Absolute address of the page. */
  readonly url: string;
  /** In the order in which they are offered; `own` is the name of the show's. */
  readonly styles: readonly StyleTemplate[];
  readonly own: string;
  /** What follows each entry: which version of the transcript is cited. */
  readonly note?: string;
  readonly formats: readonly FormatTemplate[];
  /** Where a manuscript cites it, as LaTeX and as Pandoc's Markdown; with a time only. */
  readonly hints: readonly FormatTemplate[];
}

/** What is filled in. */
export interface Filling {
  /** `12:34`, or `12:34–13:10`. */
  readonly time?: string;
  /** Absolute. */
  readonly link: string;
}

/** Fills a template; `write` makes of a value what stands in its syntax. */
export function fillTemplate(
  template: string,
  { time, link }: Filling,
  write: (value: string) => string,
): string {
  const timed = new RegExp(`${holes.timed}([^${holes.timedEnd}]*)${holes.timedEnd}`, 'g');
  return template
    .replace(timed, (_, inside: string) => (time === undefined ? '' : inside))
    .replaceAll(holes.time, () => write(time ?? ''))
    .replaceAll(holes.link, () => write(link));
}

/** How a value is written in each syntax. */
export const templateSyntaxes: Readonly<Record<TemplateSyntax, (value: string) => string>> = {
  // an address is written as it is, and has no dash; a time has nothing else that TeX would mind
  tex: (value) => value.replaceAll('–', '--'),
  line: (value) => value.replace(/\s+/g, ' '),
  json: (value) => JSON.stringify(value).slice(1, -1),
};

/** A moment, or a stretch with an en dash, as it is cited: `12:34`, `12:34–13:10`. */
export function citedTime(start: Seconds, end?: Seconds): string {
  const [from, to] = [formatTimecode(start), formatTimecode(end ?? start)];
  return end === undefined || end <= start || from === to ? from : `${from}–${to}`;
}
