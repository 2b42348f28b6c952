import type { Run, Runs } from '../../model/notes.ts';
import type { NotesSection } from './sections.ts';

/** A link is its words and its address, or the address alone where it says nothing else. */
function writeRun({ text, href }: Run): string {
  if (href === undefined) return text;
  return text === href || href === `https://${text}` || text.trim() === '' ? href : `${text} (${href})`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const writeRuns = (runs: Runs, write: (run: Run) => string): string => oneLine(runs.map(write).join(''));

function writeSection({ heading, kind, items }: NotesSection): string | undefined {
  if (items.length === 0) return undefined;
  const lines = items.map((runs) => writeRuns(runs, writeRun));
  const body =
    kind === 'paragraphs'
      ? lines.join('\n\n')
      : kind === 'list'
        ? lines.map((line) => `• ${line}`).join('\n')
        : lines.join('\n');
  return heading === undefined ? body : `${heading}\n${body}`;
}

/** Show notes as plain text. `forbidden`: characters that the place refuses; their nearest likenesses stand for them. */
export function writePlainNotes(
  sections: readonly NotesSection[],
  options: { readonly title?: string | undefined; readonly forbidden?: string | undefined },
): string {
  const { title, forbidden = '' } = options;
  const parts = [title, ...sections.map(writeSection)].filter((part) => part !== undefined);
  const text = `${parts.join('\n\n')}\n`;
  return [...forbidden].reduce(
    (written, character) => written.replaceAll(character, likenesses[character] ?? ''),
    text,
  );
}

/** What stands for characters that a place refuses. */
const likenesses: Readonly<Record<string, string>> = { '<': '‹', '>': '›' };

const escapeMarkdown = (text: string): string =>
  text.replaceAll(/[\\`*_[\]<>|~#]/g, '\\$&').replaceAll(/^(\s*)(\d+)([.)])/g, '$1$2\\$3');

/** Spaces stay outside of signs: `** words**` would not be strong. */
function emphasise(text: string, sign: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return words === '' ? text : `${before}${sign}${words}${sign}${after}`;
}

function markdownRun({ text, href, strong, emphasis }: Run): string {
  let written = escapeMarkdown(text);
  if (emphasis) written = emphasise(written, '*');
  if (strong) written = emphasise(written, '**');
  if (href === undefined) return written;
  return text === href ? `<${href}>` : `[${written}](${href.replaceAll(/[()\s<>]/g, encodeURIComponent)})`;
}

function markdownSection({ heading, kind, items }: NotesSection): string | undefined {
  if (items.length === 0) return undefined;
  const lines = items.map((runs) => writeRuns(runs, markdownRun));
  const body = kind === 'paragraphs' ? lines.join('\n\n') : lines.map((line) => `- ${line}`).join('\n');
  return heading === undefined ? body : `## ${escapeMarkdown(heading)}\n\n${body}`;
}

/** Show notes as Markdown (CommonMark). */
export function writeMarkdownNotes(
  sections: readonly NotesSection[],
  { title, page }: { readonly title?: string | undefined; readonly page: string },
): string {
  const head = title === undefined ? undefined : `# [${escapeMarkdown(title)}](${page})`;
  const parts = [head, ...sections.map(markdownSection)].filter((part) => part !== undefined);
  return `${parts.join('\n\n')}\n`;
}
