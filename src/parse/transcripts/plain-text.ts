import type { Message, Parsed } from '../../diagnostics/message.ts';
import type { Transcript } from '../../model/transcript.ts';
import type { TranscriptFormat } from './format.ts';
import { looksLikeTalk } from './text-kind.ts';
import type { TextLine } from './text-heads.ts';
import { readTurns } from './text-turns.ts';
import { describeUnspoken, describeUntimed } from './untimed.ts';

/** A text cut into lines, and what of it is no talk. */
interface TextSource {
  readonly lines: readonly TextLine[];
  readonly markdown: boolean;
  /** Lines of front matter, headings and rules. */
  readonly asides: readonly number[];
}

const heading = /^#{1,6}(?:[ \t]|$)/;
const rule = /^(?:(?:-[ \t]{0,3}){3,}|(?:\*[ \t]{0,3}){3,}|(?:_[ \t]{0,3}){3,}|={3,})$/;

/** How many lines front matter takes, its fences included. */
function frontMatterLength(lines: readonly string[]): number {
  const fence = lines[0]?.trimEnd();
  if (fence !== '---' && fence !== '+++') return 0;
  const end = lines.findIndex((line, index) => index > 0 && index < 500 && line.trimEnd() === fence);
  const fields = lines.slice(1, end).filter((line) => /^[\w-]{1,60}\s{0,3}[:=]|^\s{0,8}-\s|^\s/.test(line));
  return end > 0 && fields.length > 0 ? end + 1 : 0;
}

const cutLine = (line: string): string =>
  line.replace(/^[\s\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]{1,50}/, '').trim();

function cutText(text: string): TextSource {
  const raw = text.split('\n');
  const skipped = frontMatterLength(raw);
  const asides = skipped > 0 ? [1] : [];
  const sample = text.slice(0, 100_000);
  const markdown =
    skipped > 0 ||
    /\\[[\]()*_#.!>~-]/.test(sample) ||
    /^(?:\*\*|__)\S|^#{1,6} \S/m.test(sample) ||
    /\]\([^()\s]{1,2000}\)/.test(sample);
  const lines: TextLine[] = [];
  for (const [index, whole] of raw.entries()) {
    const trimmed = index < skipped || whole === '' ? '' : cutLine(whole);
    const isAside = markdown && (heading.test(trimmed) || (trimmed.length < 200 && rule.test(trimmed)));
    if (isAside) asides.push(index + 1);
    // Brackets are escaped so that stamps are no links; then they are stamps.
    const line = isAside ? '' : markdown ? trimmed.replace(/\\([[\]()])/g, '$1') : trimmed;
    // One blank line says as much as a thousand.
    if (line !== '' || lines.at(-1)?.text !== '') lines.push({ text: line, line: index + 1 });
  }
  return { lines, markdown, asides };
}

/** Words without the marks of Markdown: links keep their text, type and escapes go. */
function stripMarkdown(text: string): string {
  return text
    .replace(/!?\[([^\][\n]{1,300})\]\((?:[^()\s]|\([^()\s]{0,200}\)){1,2000}(?:\s"[^"\n]{0,200}")?\)/g, '$1')
    .replace(/\*\*([^*\n]{1,2000})\*\*/g, '$1')
    .replace(/(?<![\p{L}\p{N}_])__([^_\n]{1,2000})__(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/(?<![*\\])\*(?=[^\s*])([^*\n]{1,500})\*/g, '$1')
    .replace(/(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_\n]{1,500})_(?![\p{L}\p{N}_])/gu, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

function parsePlainText(text: string, path: string): Parsed<Transcript> {
  const { lines, markdown, asides } = cutText(text);
  const { cues, unspoken } = readTurns(lines, markdown ? stripMarkdown : (words) => words);
  const messages: Message[] = [
    ...describeUnspoken(
      [...asides, ...unspoken],
      path,
      'front matter, headings, breaks, and names or times without words',
    ),
    ...describeUntimed(cues, path),
  ];
  return { value: { path, format: 'text', cues }, messages };
}

/** Text as people and services write it. It has no signature, so it is the last to be tried. */
export const plainText: TranscriptFormat = {
  name: 'text',
  title: 'text such as "Name (0:12): words"',
  extensions: ['txt', 'md'],
  recognise: looksLikeTalk,
  parse: parsePlainText,
};
