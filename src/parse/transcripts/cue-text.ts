import { decodeHTML } from 'entities';
import { parseWebVttTimestamp } from './webvtt-file.ts';

/** An element of cue text. Unclosed ones reach to the end of what they stand in. */
export interface CueElement {
  readonly kind: 'element';
  readonly name: 'c' | 'i' | 'b' | 'u' | 'ruby' | 'rt' | 'v' | 'lang';
  readonly classes: readonly string[];
  /** Who speaks (`v`), or a BCP 47 tag (`lang`); empty where none is given, and for all others. */
  readonly annotation: string;
  readonly children: readonly CueNode[];
}

/** A node of cue text: an element, plain text with references decoded, or a time in seconds. */
export type CueNode =
  | CueElement
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'timestamp'; readonly time: number };

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'start';
      readonly name: string;
      readonly classes: readonly string[];
      readonly annotation: string;
    }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'time'; readonly value: string };

const whitespace = /[\t\n\f\r ]/;

/** Without ASCII white space at its edges, and with one space for each run of it; other spaces stay. */
const collapse = (text: string): string =>
  text
    .split(/[\t\n\f\r ]+/)
    .filter((word) => word !== '')
    .join(' ');

/** Reads the inside of a start tag (`v.loud Mara`): name, classes and annotation. */
function startTag(inside: string): Token {
  const gap = inside.search(whitespace);
  const [name = '', ...classes] = (gap < 0 ? inside : inside.slice(0, gap)).split('.');
  return {
    kind: 'start',
    name,
    classes: classes.filter((one) => one !== ''),
    annotation: gap < 0 ? '' : collapse(decodeHTML(inside.slice(gap))),
  };
}

/**
 * Cuts cue text into tokens. An unclosed tag reaches to the end of the text.
 * @see https://www.w3.org/TR/webvtt1/#webvtt-cue-text-tokenizer
 */
function* tokenise(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const open = text.indexOf('<', at);
      const end = open < 0 ? text.length : open;
      yield { kind: 'text', text: decodeHTML(text.slice(at, end)) };
      at = end;
      continue;
    }
    const close = text.indexOf('>', at);
    const inside = text.slice(at + 1, close < 0 ? text.length : close);
    if (inside.startsWith('/')) yield { kind: 'end', name: inside.slice(1) };
    else if (/^[0-9]/.test(inside)) yield { kind: 'time', value: inside };
    else yield startTag(inside);
    at = close < 0 ? text.length : close + 1;
  }
}

const isElementName = (name: string): name is CueElement['name'] =>
  ['c', 'i', 'b', 'u', 'ruby', 'rt', 'v', 'lang'].includes(name);

/** An element whose children are still being read. */
type OpenElement = Omit<CueElement, 'children'> & { readonly children: CueNode[] };

// Deeper nesting than anybody writes is read as if the inner tags were not there: trees are walked by recursion.
const deepest = 200;

/**
 * Reads cue text into a tree. Tags that are unknown or out of place are dropped, what stands in them stays.
 * @see https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules
 */
export function parseCueText(source: string): CueNode[] {
  const roots: CueNode[] = [];
  const open: OpenElement[] = [];
  const current = (): CueNode[] => open.at(-1)?.children ?? roots;
  for (const token of tokenise(source)) {
    if (token.kind === 'text') current().push(token);
    else if (token.kind === 'time') {
      const time = parseWebVttTimestamp(token.value);
      if (time !== undefined) current().push({ kind: 'timestamp', time });
    } else if (token.kind === 'start') {
      const { name, classes } = token;
      if (!isElementName(name) || (name === 'rt' && open.at(-1)?.name !== 'ruby')) continue;
      const annotation = name === 'v' || name === 'lang' ? token.annotation : '';
      const element: OpenElement = { kind: 'element', name, classes, annotation, children: [] };
      if (open.length >= deepest) continue;
      current().push(element);
      open.push(element);
    } else if (open.at(-1)?.name === token.name) open.pop();
    else if (token.name === 'ruby' && open.at(-1)?.name === 'rt') open.splice(-2);
  }
  return roots;
}
