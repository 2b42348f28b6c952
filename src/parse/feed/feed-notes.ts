import type { Element, Nodes } from 'hast';
import { rehype } from 'rehype';
import type { DraftChapter } from '../../model/draft.ts';
import { takeTime } from '../listing/lines.ts';
import { addressOf, isMarkup } from './feed-values.ts';

/** Words of a line that look alike, and where they lead. */
export interface NoteWords {
  readonly text: string;
  readonly link?: string;
  readonly strong?: true;
  readonly emphasis?: true;
}

/** A line of notes; white space in it is single. */
export type NoteLine = readonly NoteWords[];

/** A block of notes: its lines stand one below the other. None is empty. */
export interface NoteBlock {
  readonly kind: 'paragraph' | 'heading' | 'item' | 'quote';
  /** Of an item: 0 in a list that stands in no other. */
  readonly depth: number;
  /** Number of an item of a numbered list. */
  readonly number?: number;
  readonly lines: readonly NoteLine[];
}

/** Notes of an episode. */
export interface FeedNotes {
  readonly blocks: readonly NoteBlock[];
  /** Pictures and players in them, which are left out, by their addresses. */
  readonly leftOut: readonly string[];
}

const processor = rehype().data('settings', { fragment: true }).freeze();

const hidden = new Set(['script', 'style', 'template', 'head', 'noscript', 'svg', 'math', 'form', 'select']);
const embedded = new Set(['img', 'iframe', 'audio', 'video', 'embed', 'object', 'source']);
const blocks = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);

/** How words look where the walk is. */
interface Look {
  readonly link?: string;
  readonly strong?: true;
  readonly emphasis?: true;
}

/** Where the walk is. */
interface Place {
  readonly kind: NoteBlock['kind'];
  readonly depth: number;
  readonly number?: number;
  readonly look: Look;
  /** Whether line ends in the text are lines. */
  readonly keepsLines: boolean;
}

/** Nesting beyond which a page is not written by people. */
const deepest = 200;

class NotesReader {
  readonly found: NoteBlock[] = [];
  readonly leftOut: string[] = [];
  private lines: NoteWords[][] = [[]];
  private place: Place;

  constructor(start: Place) {
    this.place = start;
  }

  /** Ends the block that is being read. */
  private flush(next: Place): void {
    const lines = this.lines.map(tidyLine).filter((line) => line.length > 0);
    if (lines.length > 0) {
      const { kind, depth, number } = this.place;
      this.found.push({ kind, depth, ...(number === undefined ? {} : { number }), lines });
    }
    this.lines = [[]];
    this.place = next;
  }

  private addText(value: string, { look, keepsLines }: Place): void {
    const parts = keepsLines ? value.split(/\r\n?|\n/) : [value.replace(/[\r\n]+/g, ' ')];
    parts.forEach((part, index) => {
      if (index > 0) this.lines.push([]);
      if (part !== '') this.lines.at(-1)?.push({ text: part, ...look });
    });
  }

  walk(node: Nodes, place: Place, level = 0): void {
    if (node.type === 'text') return this.addText(node.value, place);
    if (!('children' in node) || level > deepest) return;
    if (node.type === 'root') {
      for (const child of node.children) if (child.type !== 'doctype') this.walk(child, place, level + 1);
      return;
    }
    this.walkElement(node, place, level);
  }

  private walkElement(node: Element, place: Place, level: number): void {
    const { tagName, properties, children } = node;
    if (hidden.has(tagName)) return;
    if (embedded.has(tagName)) {
      const source = properties['src'] ?? properties['data'];
      if (typeof source === 'string' && source !== '') this.leftOut.push(source);
      return;
    }
    if (tagName === 'br') {
      this.lines.push([]);
      return;
    }
    const inner = innerPlace(node, place);
    if (!blocks.has(tagName)) {
      for (const child of children) this.walk(child, inner, level + 1);
      if (tagName === 'td' || tagName === 'th') this.lines.at(-1)?.push({ text: '  ' });
      return;
    }
    this.flush(inner);
    let number = tagName === 'ol' ? Number(properties['start'] ?? 1) : undefined;
    for (const child of children) {
      const isItem = child.type === 'element' && child.tagName === 'li';
      if (isItem && number !== undefined && number >= 0)
        this.walk(child, { ...inner, number: number++ }, level + 1);
      else this.walk(child, inner, level + 1);
    }
    this.flush(place);
  }
}

function innerPlace({ tagName, properties }: Element, place: Place): Place {
  const { look } = place;
  switch (tagName) {
    case 'a': {
      const link = addressOf(properties['href']);
      return link === undefined ? place : { ...place, look: { ...look, link } };
    }
    case 'b':
    case 'strong':
      return { ...place, look: { ...look, strong: true } };
    case 'i':
    case 'em':
    case 'cite':
      return { ...place, look: { ...look, emphasis: true } };
    case 'pre':
      return { ...place, keepsLines: true };
    case 'blockquote':
      return place.kind === 'item' ? place : { ...place, kind: 'quote' };
    case 'ul':
    case 'ol': {
      const { number: _, ...rest } = place;
      return { ...rest, kind: 'item', depth: place.kind === 'item' ? place.depth + 1 : 0 };
    }
    default:
      if (/^h[1-6]$/.test(tagName) && place.kind === 'paragraph') return { ...place, kind: 'heading' };
      return place;
  }
}

const invisible = /[\u00AD\u200B\u2060\uFEFF\p{Cc}]/gu;

/** A line with single spaces, none at its ends, and words of one look together. */
function tidyLine(line: readonly NoteWords[]): NoteLine {
  const tidy: NoteWords[] = [];
  for (const words of line) {
    let text = words.text.replace(/[\s\u00A0]+/g, ' ').replace(invisible, '');
    const last = tidy.at(-1);
    if (last === undefined || last.text.endsWith(' ')) text = text.trimStart();
    if (text === '') continue;
    const same =
      last !== undefined &&
      last.link === words.link &&
      last.strong === words.strong &&
      last.emphasis === words.emphasis;
    if (same) tidy[tidy.length - 1] = { ...last, text: last.text + text };
    else tidy.push({ ...words, text });
  }
  const last = tidy.pop();
  if (last === undefined) return [];
  const text = last.text.trimEnd();
  return text === '' ? tidyLine(tidy) : [...tidy, { ...last, text }];
}

const hasLines = /<\/?(?:p|br|div|li|ul|ol|h[1-6]|tr|blockquote|pre)\b/i;

/**
 * Reads the notes of an item: HTML of any kind, or plain text with its lines. Scripts, forms and the like are dropped;
 * pictures and players are named. What is no link to the web is its text. Never throws.
 */
export function readNotes(source: string): FeedNotes {
  const isPlain = !isMarkup(source);
  const keepsLines = isPlain || !hasLines.test(source);
  const html = keepsLines ? source.replace(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*/g, '\n<p>\n') : source;
  const start: Place = { kind: 'paragraph', depth: 0, look: {}, keepsLines };
  const reader = new NotesReader(start);
  // what is plain text may still hold "a < b"
  const safe = isPlain
    ? source.replace(/</g, '&lt;').replace(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*/g, '\n<p>\n')
    : html;
  reader.walk(
    {
      type: 'element',
      tagName: 'div',
      properties: {},
      children: processor.parse(safe).children as Element['children'],
    },
    start,
  );
  return { blocks: reader.found, leftOut: [...new Set(reader.leftOut)] };
}

/** The text of a line. */
export const textOfLine = (line: NoteLine): string => line.map(({ text }) => text).join('');

/** How many lines with times are a list of chapters, and no mere mention of a time. */
const fewest = 3;

/**
 * Takes a list of chapters out of notes: at least three lines, each with a time and a title, ascending. Without such a
 * list the notes stay as they are.
 */
export function takeChapters(notes: readonly NoteBlock[]): {
  readonly chapters: readonly DraftChapter[];
  readonly notes: readonly NoteBlock[];
} {
  const chapters: DraftChapter[] = [];
  const taken = new Set<NoteLine>();
  let last = -1;
  for (const line of notes.flatMap(({ lines }) => lines)) {
    const { stamp, rest } = takeTime(textOfLine(line));
    const title = rest.replace(/^[-–—:|•·\s]+/, '').trim();
    if (stamp === undefined || title === '' || title.length > 200 || stamp.start <= last) continue;
    last = stamp.start;
    chapters.push({ title, stamp: { start: stamp.start, approximate: false } });
    taken.add(line);
  }
  if (chapters.length < fewest) return { chapters: [], notes };
  const rest = notes.flatMap((block): NoteBlock[] => {
    const lines = block.lines.filter((line) => !taken.has(line));
    return lines.length === 0 ? [] : [{ ...block, lines }];
  });
  return { chapters, notes: rest };
}
