import type { Element, Nodes, Root } from 'hast';
import { rehype } from 'rehype';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Transcript } from '../../model/transcript.ts';
import type { TranscriptFormat } from './format.ts';
import type { TextLine } from './text-heads.ts';
import { foldSigns, stampAt } from './text-stamps.ts';
import { readTurns, type TextTurns } from './text-turns.ts';
import { TurnWriter } from './turn-writer.ts';
import { describeUnspoken, describeUntimed } from './untimed.ts';

/** A piece of a page, in reading order. */
type Piece =
  | { readonly kind: 'cite' | 'time' | 'words' | 'bold'; readonly text: string; readonly line: number }
  | { readonly kind: 'break'; readonly line: number };

const ignored = new Set(
  'script style template noscript head title meta link svg math iframe object form button select textarea nav audio video'.split(
    ' ',
  ),
);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'footer']);
const blocks = new Set(
  'p div section article main blockquote li ul ol dl dt dd table tr td th body html figure pre address hr br'.split(
    ' ',
  ),
);

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'element' && ignored.has(node.tagName)) return '';
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

/** An ISO duration as `datetime` has it (`PT754.5S`), which is more exact than the words; in seconds. */
function durationOf(value: unknown): number | undefined {
  const match = /^PT(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,6}(?:\.\d{1,6})?)S)?$/.exec(
    typeof value === 'string' ? value : '',
  );
  if (match === null || match[0] === 'PT') return undefined;
  const [, hours = '0', minutes = '0', seconds = '0'] = match;
  return Math.round((Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000) / 1000;
}

/** When a `<time>` says that its words are said. */
function timeOf(element: Element): number | undefined {
  const exact = durationOf(element.properties['dateTime']);
  if (exact !== undefined) return exact;
  const text = foldSigns(squeeze(textOf(element)));
  const stamp = stampAt(text, 0);
  if (stamp !== undefined && stamp.to === text.length) return stamp.start;
  const seconds = /^(\d{1,6}(?:\.\d{1,6})?)s?$/.exec(text);
  return seconds === null ? undefined : Number(seconds[1]);
}

/** Flattens a page: who, when, words, and where blocks begin and end. Scripts and styles are no part of it. */
function flatten(root: Root, asides: number[]): Piece[] {
  const pieces: Piece[] = [];
  let line = 1;
  const visit = (node: Nodes): void => {
    line = node.position?.start.line ?? line;
    if (node.type === 'text') {
      pieces.push({
        kind: 'words',
        text: node.value,
        line: line + (/^\n*/.exec(node.value)?.[0].length ?? 0),
      });
      return;
    }
    if (node.type !== 'element' && node.type !== 'root') return;
    if (node.type === 'element') {
      const { tagName } = node;
      if (ignored.has(tagName)) return;
      if (headings.has(tagName)) {
        if (textOf(node).trim() !== '') asides.push(line);
        pieces.push({ kind: 'break', line });
        return;
      }
      if (tagName === 'cite') {
        pieces.push({ kind: 'cite', text: squeeze(textOf(node)), line });
        return;
      }
      const time = tagName === 'time' ? timeOf(node) : undefined;
      if (time !== undefined) {
        pieces.push({ kind: 'time', text: String(time), line });
        return;
      }
      if (tagName === 'strong' || tagName === 'b') {
        pieces.push({ kind: 'bold', text: squeeze(textOf(node)), line });
        return;
      }
    }
    const isBlock = node.type === 'element' && blocks.has(node.tagName);
    if (isBlock) pieces.push({ kind: 'break', line });
    for (const child of node.children) visit(child);
    if (isBlock) pieces.push({ kind: 'break', line });
  };
  visit(root);
  return pieces;
}

/** The form that the specification shows: `<cite>`, `<time>` and `<p>` one after the other. */
function readCited(pieces: readonly Piece[]): TextTurns {
  const writer = new TurnWriter();
  let words: string[] = [];
  let from = 1;
  const flush = (): void => {
    const text = squeeze(words.join(''));
    words = [];
    // a colon or a dash is what stood between the name, the time and the words
    if (text !== '' && !/^[\s:：·|–—-]+$/u.test(text)) writer.words(text, from);
  };
  for (const piece of pieces) {
    if (piece.kind === 'words' || piece.kind === 'bold') {
      if (words.length === 0 || words.every((word) => word.trim() === '')) from = piece.line;
      words.push(piece.text);
      continue;
    }
    flush();
    if (piece.kind === 'cite') writer.name(piece.text.replace(/\s?[:：]$/u, ''), piece.line);
    if (piece.kind === 'time') writer.stamp({ start: Number(piece.text) }, piece.line);
  }
  flush();
  writer.close();
  return writer;
}

const clockText = (time: number): string => {
  const milliseconds = Math.round(time * 1000);
  const part = (value: number, digits: number): string => String(value).padStart(digits, '0');
  const whole = Math.floor(milliseconds / 1000);
  return `[${part(Math.floor(whole / 3600), 2)}:${part(Math.floor(whole / 60) % 60, 2)}:${part(whole % 60, 2)}.${part(milliseconds % 1000, 3)}]`;
};

/** Any other page: its blocks are the lines of a text, and bold type at the beginning of one is a label. */
function linesOf(pieces: readonly Piece[]): TextLine[] {
  const lines: TextLine[] = [];
  let text = '';
  let from = 1;
  const flush = (): void => {
    const trimmed = squeeze(text);
    text = '';
    if (trimmed !== '') lines.push({ text: trimmed, line: from }, { text: '', line: from });
  };
  for (const piece of pieces) {
    if (piece.kind === 'break') {
      flush();
      continue;
    }
    if (text.trim() === '') from = piece.line;
    if (piece.kind === 'time') text += ` ${clockText(Number(piece.text))} `;
    else if (piece.kind === 'bold' && text.trim() === '' && piece.text !== '') text = `**${piece.text}**`;
    else text += piece.text;
  }
  flush();
  return lines;
}

interface Page {
  readonly turns: TextTurns;
  readonly asides: readonly number[];
  readonly cited: boolean;
  readonly blocks: number;
  readonly language: string | undefined;
}

function readPage(text: string): Page {
  const root = rehype().data('settings', { fragment: true }).parse(text);
  const asides: number[] = [];
  const pieces = flatten(root, asides);
  const cited = pieces.some(({ kind }) => kind === 'cite');
  const lines = cited ? [] : linesOf(pieces);
  const language = /<html\s[^<>]{0,500}?\blang=["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3})\b/i.exec(
    text.slice(0, 5000),
  )?.[1];
  const turns = cited ? readCited(pieces) : readTurns(lines, (words) => words);
  return { turns, asides, cited, blocks: lines.length / 2, language };
}

/** Nesting that no transcript has, and that no reader of pages has to bear. */
const deepest = 300;

/** How deep elements are nested, counted by their tags alone; elements that need no end tag are not counted. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (const [, end, name = ''] of text.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (/^(?:p|li|br|hr|img|meta|link|input|dt|dd|td|tr|th|wbr)$/i.test(name)) continue;
    depth = end === '/' ? Math.max(0, depth - 1) : depth + 1;
    most = Math.max(most, depth);
  }
  return most;
}

function parsePodcastHtml(text: string, path: string): Parsed<Transcript | undefined> {
  if (depthOf(text) > deepest) {
    const reason = `elements are nested more than ${deepest} deep`;
    return {
      value: undefined,
      messages: [describe('transcript-markup', { path, line: 1, column: 1 }, { reason })],
    };
  }
  const { turns, asides, language } = readPage(text);
  const messages: Message[] = [
    ...describeUnspoken([...asides, ...turns.unspoken], path, 'headings, and names or times without words'),
    ...describeUntimed(turns.cues, path),
  ];
  const value: Transcript = {
    path,
    format: 'podcast-html',
    ...(language === undefined ? {} : { language }),
    cues: turns.cues,
  };
  return { value, messages };
}

/** Whether a page is a transcript: names and times in their elements, or blocks that begin with them; no other page. */
function looksLikeTranscript(text: string): boolean {
  if (!/^[\s\uFEFF]{0,200}<(?:!doctype html|!--|[a-z])/i.test(text)) return false;
  const sample = text.slice(0, 60_000);
  if (/^[\s\uFEFF]{0,200}<(?:\?xml|tt\b|rss|feed|svg)/i.test(text) || depthOf(sample) > deepest) return false;
  const { turns, cited, blocks: count } = readPage(sample);
  if (turns.cues.length === 0) return false;
  if (cited) return turns.stamps > 0 || turns.names > 1;
  return turns.stamps + turns.names > 1 && turns.stamps + turns.names >= count * 0.25;
}

/** @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#html */
export const podcastHtml: TranscriptFormat = {
  name: 'podcast-html',
  title: 'Podcasting 2.0 HTML',
  extensions: ['html', 'htm'],
  recognise: looksLikeTranscript,
  parse: parsePodcastHtml,
};
