import type { DraftText } from '../model/draft.ts';
import type { Block, ProseNode } from '../model/prose.ts';
import { parseProse } from '../parse/prose/index.ts';

/** Where words stand: it decides what has a meaning in Markdown there. */
export type TextPlace = 'paragraph' | 'item' | 'heading' | 'quotation';

const leads: Readonly<Record<TextPlace, string>> = {
  paragraph: '',
  item: '- ',
  heading: '### ',
  quotation: '> ',
};

/**
 * Text as a file can hold it: no control characters, no white space at the ends of lines, no more than one empty line
 * at a time.
 */
export const normalizeText = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)\p{Cc}/gu, '')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

const address = /https?:\/\/[^\s<>[\]"]+/g;

/** A line in which every character means itself, as far as rules alone can tell. */
function escapeLine(line: string): string {
  const escaped = line
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/[*`[]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/~(?=~)|(?<=~)~/g, '\\~')
    .replace(/(?<![\p{L}\p{N}])@(?=[\p{L}\p{N}_{])/gu, '\\@');
  return escaped
    .replace(/^(?:[#>+:=|-]|\d{1,9}(?=[.)](?:\s|$)))/, (mark) => (/\d/.test(mark) ? mark : `\\${mark}`))
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
}

/** Escapes what stands outside of addresses, which would break in two by a backslash. */
function escapeOutsideAddresses(line: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: found, index } of line.matchAll(address)) {
    // only the first part begins the line
    const before = line.slice(from, index);
    parts.push(from === 0 ? escapeLine(before) : escapeLine(`x${before}`).slice(1), found);
    from = index + found.length;
  }
  const rest = line.slice(from);
  parts.push(from === 0 ? escapeLine(rest) : escapeLine(`x${rest}`).slice(1));
  return parts.join('');
}

/**
 * Text of one line in which every character means itself, as far as rules alone can tell; `isStart`: at a line's start.
 * Addresses in it are kept.
 */
export const escapeInline = (text: string, isStart: boolean): string =>
  isStart ? escapeOutsideAddresses(text) : escapeOutsideAddresses(`x${text}`).slice(1);

/** Every mark of punctuation as a character reference: ugly, and never wrong. */
const referLine = (line: string): string =>
  line.replace(/[!-/:-@[-`{-~]|^\d/g, (character) => `&#${character.charCodeAt(0)};`);

/** Nothing in it can have a meaning. */
const harmless = /^[\p{L}(“‘"'][\p{L}\p{M}\p{N} ,.;:!?'’‘“”"()…–—%/-]*$/u;

/** The one block that words in a place were read as, if they were. */
function onlyBlock(node: ProseNode | undefined, place: TextPlace): Block | undefined {
  if (node === undefined) return undefined;
  if (place === 'heading') return node.type === 'heading' && !node.stamp ? node.block : undefined;
  if (place === 'paragraph') return node.type === 'paragraph' && !node.stamp ? node.block : undefined;
  const inner =
    node.type === 'list' && node.items.length === 1
      ? node.items[0]
      : node.type === 'quote'
        ? node
        : undefined;
  if (inner === undefined || inner.stamp || ('checked' in inner && inner.checked !== undefined))
    return undefined;
  const [first, second] = inner.children;
  return first?.type === 'paragraph' && second === undefined ? first.block : undefined;
}

/** Whether Markdown is read back as this text, without anything beside it but links to the addresses in it. */
function readsAs(markdown: string, text: string, place: TextPlace): boolean {
  const lines = markdown.split('\n').join(`\n${place === 'item' ? '  ' : place === 'quotation' ? '> ' : ''}`);
  const { value, messages } = parseProse(leads[place] + lines, { path: '', firstLine: 1, idPrefix: 'x' });
  const block = onlyBlock(value[0], place);
  return (
    value.length === 1 &&
    messages.length === 0 &&
    block?.text === text &&
    block.citations.length === 0 &&
    block.termReferences.length === 0 &&
    block.marks.every(({ kind }) => kind === 'link' || kind === 'break')
  );
}

/** Text of one paragraph as Markdown. Line breaks stay line breaks, but in a heading they are spaces. */
function escapeParagraph(given: string, place: TextPlace): string {
  const text = place === 'heading' ? given.replace(/\n/g, ' ') : given;
  if (harmless.test(text)) return text;
  const lines = text.split('\n');
  let written = lines.map(escapeOutsideAddresses).join('\\\n');
  if (place === 'heading') written = written.replace(/#(?=#*$)/, '\\#');
  return readsAs(written, text, place) ? written : lines.map(referLine).join('\\\n');
}

/**
 * Plain text as Markdown that is read back as that very text, {@link normalizeText} aside. Addresses in it become
 * links, as wherever they stand; an empty line begins a paragraph.
 */
export const escapeText = (text: string, place: TextPlace = 'paragraph'): string => {
  const paragraphs = normalizeText(text).split('\n\n');
  return paragraphs
    .map((paragraph) => escapeParagraph(paragraph, place))
    .join(place === 'heading' ? ' ' : '\n\n');
};

/** The words of a draft as Markdown. */
export const writeText = (text: DraftText, place: TextPlace): string =>
  typeof text === 'string' ? escapeText(text, place) : text.markdown.replace(/\r\n?/g, '\n').trim();
