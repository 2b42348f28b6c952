import { sectionKinds, type SectionKind, type Show } from '../model/show.ts';
import { knownHeadings, parseEpisodeBody } from '../parse/episode-body.ts';
import { startOfBody } from './front-matter.ts';
import { escapeText } from './text.ts';
import { endOfLine, lineEndOf, offsetAt, placeOf, startOfLine, startOfNextLine } from './splice.ts';

/** A section of an `episode.md`, by offsets. */
export interface FoundSection {
  readonly kind: SectionKind | 'other';
  readonly heading: string;
  /** Of its heading's line. */
  readonly start: number;
  /** Of the line below its heading. */
  readonly bodyStart: number;
  /** Of the next section's heading, or the file's end. */
  readonly end: number;
}

/** A heading underlined with `===` or `---` ends with that line. */
function endOfHeading(source: string, start: number): number {
  let next = startOfNextLine(source, start);
  if (/^ {0,3}#/.test(source.slice(start, start + 5))) return next;
  for (; next < source.length; next = startOfNextLine(source, next))
    if (/^ {0,3}(?:=+|-+)[ \t]*$/.test(source.slice(next, endOfLine(source, next)))) break;
  return startOfNextLine(source, next);
}

/** The sections of an `episode.md`, known ones by the English headings and the show's own, in the file's order. */
export function findSections(source: string, headings: Show['sections'] = {}): readonly FoundSection[] {
  const body = startOfBody(source);
  const firstLine = placeOf(source, body).line;
  const { value } = parseEpisodeBody(source.slice(body), { path: '', firstLine, headings });
  const starts = value.sections.map(({ position }) => startOfLine(source, offsetAt(source, position)));
  return value.sections.map(({ kind, heading }, index) => {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? source.length;
    return { kind, heading, start, bodyStart: endOfHeading(source, start), end };
  });
}

/** Where what stands in a section begins and ends, without the empty lines around it. */
function contentOf(
  source: string,
  { bodyStart, end }: FoundSection,
): { start: number; end: number } | undefined {
  const text = source.slice(bodyStart, end);
  if (text.trim() === '') return undefined;
  const first = bodyStart + text.search(/\S/);
  return { start: startOfLine(source, first), end: bodyStart + text.trimEnd().length };
}

const withLineEnds = (text: string, eol: string): string => text.trim().replace(/\r\n?|\n/g, eol);

/** A line end, and a line with nothing in it; `\r\n` is one line end. */
const emptyLine = /(?:\r\n|\r(?!\n)|(?<!\r)\n)[ \t]*(?:\r\n|\r|\n)$/;

/** The text with a part of its own put in at an offset, an empty line before and after it. */
function insertPart(source: string, offset: number, part: string, eol: string): string {
  const before = source.slice(0, offset);
  const after = source.slice(offset);
  const open = before.trim() === '' || emptyLine.test(before);
  const gap = open ? '' : /[\r\n]$/.test(before) ? eol : eol + eol;
  return `${before}${gap}${part}${eol}${after.trim() === '' ? after.replace(/^\s+$/, '') : eol + after}`;
}

/** A section's contents written anew, or the section where there is none: before those that usually follow it. */
export function writeSection(
  source: string,
  kind: SectionKind,
  contents: string,
  headings: Show['sections'] = {},
): string {
  const eol = lineEndOf(source);
  const sections = findSections(source, headings);
  const text = withLineEnds(contents, eol);
  const section = sections.find((found) => found.kind === kind);
  if (section === undefined) {
    const rank = (found: SectionKind | 'other'): number =>
      found === 'other' ? sectionKinds.length : sectionKinds.indexOf(found);
    const next = sections.find((found) => rank(found.kind) > rank(kind));
    const part = `## ${headings[kind] ?? knownHeadings[kind]}${eol}${eol}${text}`;
    return insertPart(source, next?.start ?? source.length, part, eol);
  }
  const content = contentOf(source, section);
  if (content === undefined) return insertPart(source, section.bodyStart, text, eol);
  return source.slice(0, content.start) + text + source.slice(content.end);
}

/** Items put below those of a section, in the manner of its list; the section is begun where there is none. */
export function addItems(
  source: string,
  kind: SectionKind,
  items: readonly string[],
  headings: Show['sections'] = {},
): string {
  if (items.length === 0) return source;
  const eol = lineEndOf(source);
  const section = findSections(source, headings).find((found) => found.kind === kind);
  const content = section && contentOf(source, section);
  const old = content === undefined ? '' : source.slice(content.start, content.end);
  const marks = [...old.matchAll(/(?:^|[\r\n])([-*+])(?=[ \t])/g)];
  const mark = marks.at(-1)?.[1] ?? '-';
  const gap = /(?:\r\n|\r(?!\n)|(?<!\r)\n)[ \t]*(?:\r\n?|\n)[-*+][ \t]/.test(old) ? eol + eol : eol;
  const lines = items.map((item) => {
    const text = item.trim().replace(/\r\n?/g, '\n');
    return `${mark} ${text.replace(/\n(?!\n)/g, '\n  ').replaceAll('\n', eol)}`;
  });
  if (content === undefined) return writeSection(source, kind, lines.join(eol), headings);
  const last = marks.at(-1);
  // what stands below the list, not indented, is no part of it
  const rest = last === undefined ? old : old.slice(last.index + 1);
  const goesOn = last !== undefined && !/(?:\r\n|\r(?!\n)|(?<!\r)\n)[ \t]*(?:\r\n?|\n)(?![ \t])\S/.test(rest);
  return (
    source.slice(0, content.end) + (goesOn ? gap : eol + eol) + lines.join(gap) + source.slice(content.end)
  );
}

/** Blocks put below those of a section, which is begun, for another than the known ones at the end, where there is none. */
export function appendToSection(
  source: string,
  wanted: SectionKind | { readonly heading: string },
  blocks: string,
  headings: Show['sections'] = {},
): string {
  const eol = lineEndOf(source);
  const text = withLineEnds(blocks, eol);
  const found = findSections(source, headings).find(({ kind, heading }) =>
    typeof wanted === 'string' ? kind === wanted : kind === 'other' && heading === wanted.heading,
  );
  if (found === undefined)
    return typeof wanted === 'string'
      ? writeSection(source, wanted, text, headings)
      : insertPart(
          source,
          source.length,
          `## ${escapeText(wanted.heading, 'heading')}${eol}${eol}${text}`,
          eol,
        );
  const content = contentOf(source, found);
  if (content === undefined) return insertPart(source, found.bodyStart, text, eol);
  return source.slice(0, content.end) + eol + eol + text + source.slice(content.end);
}

/** Paragraphs put below those of the summary: above the first section. */
export function appendToSummary(source: string, paragraphs: string, headings: Show['sections'] = {}): string {
  const eol = lineEndOf(source);
  const body = startOfBody(source);
  const end = findSections(source, headings)[0]?.start ?? source.length;
  const summary = source.slice(body, end);
  const text = withLineEnds(paragraphs, eol);
  if (summary.trim() === '') return insertPart(source, end, text, eol);
  const at = body + summary.trimEnd().length;
  return source.slice(0, at) + eol + eol + text + source.slice(at);
}
