import { written } from './alignment.ts';
import { isOpen, sliceDraft, type Draft } from './draft.ts';

/** The lines of a paragraph that belong to a definition list. */
export interface DefinitionLines {
  readonly terms: readonly Draft[];
  readonly definitions: readonly Draft[];
}

/** The lines of a paragraph, as ranges of its text. */
function linesOf(draft: Draft): { start: number; end: number }[] {
  const lines: { start: number; end: number }[] = [];
  let start = 0;
  for (let offset = 0; offset < draft.text.length; offset++) {
    if (draft.how[offset] !== written.softBreak) continue;
    lines.push({ start, end: offset });
    start = offset + 1;
  }
  return [...lines, { start, end: draft.text.length }];
}

/** Whether a line begins a definition: `:` and white space. */
function opensDefinition(draft: Draft, start: number): boolean {
  return isOpen(draft, start, ':') && /^[ \t]/.test(draft.text.slice(start + 1, start + 2));
}

/** Whether a paragraph begins with a definition, so that the one before it holds its terms. */
export const beginsWithDefinition = (draft: Draft): boolean => opensDefinition(draft, 0);

/** Every line of a paragraph as a term. */
export const termLines = (draft: Draft): Draft[] =>
  linesOf(draft).map(({ start, end }) => sliceDraft(draft, start, end));

/**
 * Splits a paragraph into entries of a definition list: lines that begin with `: ` define the lines before
 * them, other lines go on with the definition. A line right before a definition that is not indented is the
 * next term. `undefined` where no line begins with `: `. The first entry has no terms if the paragraph begins
 * with a definition.
 */
export function splitDefinitions(
  draft: Draft,
  isIndented: (offset: number) => boolean,
): DefinitionLines[] | undefined {
  const lines = linesOf(draft);
  const opens = lines.map(({ start }) => opensDefinition(draft, start));
  if (!opens.includes(true)) return undefined;
  const entries: { terms: Draft[]; definitions: { start: number; end: number }[] }[] = [
    { terms: [], definitions: [] },
  ];
  lines.forEach((line, index) => {
    const entry = entries.at(-1) as (typeof entries)[number];
    const last = entry.definitions.at(-1);
    const newTerm = opens[index + 1] === true && !isIndented(draft.at[line.start] ?? 0);
    if (opens[index]) entry.definitions.push({ start: line.start + 1, end: line.end });
    else if (!last) entry.terms.push(sliceDraft(draft, line.start, line.end));
    else if (newTerm) entries.push({ terms: [sliceDraft(draft, line.start, line.end)], definitions: [] });
    else last.end = line.end;
  });
  return entries.map(({ terms, definitions }) => ({
    terms,
    definitions: definitions.map(({ start, end }) => sliceDraft(draft, start, end)),
  }));
}
