import type { Run, Runs } from '../../model/notes.ts';
import { escapeMarkup, keepXmlCharacters } from '../../text/escape.ts';
import type { NotesSection } from './sections.ts';

/** What HTML may hold, and how a title stands in it. */
export interface HtmlOptions {
  /** Elements that may be written; all that are needed by default. */
  readonly elements?: readonly string[] | undefined;
  readonly title?: string | undefined;
  /** Address that the title leads to. */
  readonly page: string;
}

const escape = (text: string): string => escapeMarkup(keepXmlCharacters(text));

type Allows = (element: string) => boolean;

function writeRun({ text, href, strong, emphasis }: Run, allows: Allows): string {
  const wrap = (element: string, html: string): string =>
    allows(element) ? `<${element}>${html}</${element}>` : html;
  let html = escape(text);
  if (emphasis) html = wrap('em', html);
  if (strong) html = wrap('strong', html);
  return href === undefined ? html : `<a href="${escape(href)}">${html}</a>`;
}

const writeRuns = (runs: Runs, allows: Allows): string => runs.map((run) => writeRun(run, allows)).join('');

function writeSection({ heading, kind, items }: NotesSection, allows: Allows): string[] {
  if (items.length === 0) return [];
  const lines =
    heading === undefined
      ? []
      : [allows('h2') ? `<h2>${escape(heading)}</h2>` : `<p>${escape(heading)}:</p>`];
  const written = items.map((runs) => writeRuns(runs, allows));
  // chapters stand in paragraphs of their own: not every player finds them in lists
  if (kind !== 'list') lines.push(...written.map((html) => `<p>${html}</p>`));
  else lines.push('<ul>', ...written.map((html) => `<li>${html}</li>`), '</ul>');
  return lines;
}

/** Show notes as HTML, an element a line. Only elements of the list are used; headings become paragraphs without `h2`. */
export function writeHtmlNotes(sections: readonly NotesSection[], options: HtmlOptions): string {
  const { elements, title, page } = options;
  const allows: Allows = (element) => elements?.includes(element) ?? true;
  const head = title === undefined ? [] : [`<h1><a href="${escape(page)}">${escape(title)}</a></h1>`];
  return [...head, ...sections.flatMap((section) => writeSection(section, allows)), ''].join('\n');
}
