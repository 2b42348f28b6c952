import { lineStarts } from './lines.ts';

/** What a text is that was given as a feed. */
export type FeedKind = 'rss' | 'atom' | 'rdf' | 'json' | 'html' | 'xml' | 'empty' | 'other';

const marks: readonly (readonly [readonly number[], string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** A decoder by the name that a file gives; `undefined` for a name that no browser knows. */
function decoderOf(name: string | undefined): TextDecoder | undefined {
  try {
    return name === undefined ? undefined : new TextDecoder(name);
  } catch {
    return undefined;
  }
}

/**
 * The text of a feed: by its byte order mark; as UTF-8 where it is that, whatever it says of itself; else as it says,
 * or as Windows-1252. Characters that XML cannot hold are dropped, and so is what stands before the first `<`.
 * @see https://www.w3.org/TR/xml/#charencoding
 */
export function decodeFeed(bytes: Uint8Array): string {
  const marked = marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1];
  let text: string;
  try {
    text = new TextDecoder(marked ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400));
    const named = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
    // a file that says UTF-8 and is not is one whose program did not look: as UTF-8, with a mark for what is wrong
    text = (decoderOf(marked ?? named) ?? new TextDecoder('windows-1252')).decode(bytes);
  }
  return (
    text
      .toWellFormed()
      .replace(/^\uFEFF/, '')
      // eslint-disable-next-line no-control-regex -- exactly these are forbidden in XML 1.0
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\uFFFE\uFFFF]/g, '')
  );
}

/** What a text is, by its first element. */
export function kindOfFeed(text: string): FeedKind {
  const start = text.replace(/^(?:\s|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/, '');
  if (start === '') return 'empty';
  if (/^[{[]/.test(start)) return 'json';
  if (/^<!doctype\s+html\b|^<html\b/i.test(start)) return 'html';
  const [, name = ''] = /^(?:<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>\s*)?<(?:\w+:)?(\w+)/i.exec(start) ?? [];
  const root = name.toLowerCase();
  if (root === 'rss' || root === 'channel') return 'rss';
  if (root === 'feed') return 'atom';
  if (root === 'rdf') return 'rdf';
  if (root === 'html' || root === 'head' || root === 'body') return 'html';
  return root === '' ? 'other' : 'xml';
}

/** A feed that was cut off, ended behind its last whole item; one that ends as it should stays as it is. */
export function closeFeed(text: string): { readonly text: string; readonly isCut: boolean } {
  if (/<\/(?:\w+:)?rss\s*>/i.test(text)) return { text, isCut: false };
  const ends = [...text.matchAll(/<\/item\s*>/gi)];
  const last = ends.at(-1);
  const cut = last === undefined ? text.slice(0, Math.max(0, text.search(/<item[\s>]/i))) : text;
  const whole = last === undefined ? cut : text.slice(0, last.index + last[0].length);
  const isChannel = /^\s*(?:<\?[\s\S]*?\?>\s*)?<channel\b/i.test(whole);
  if (isChannel)
    return { text: `<rss version="2.0">${whole.replace(/<\?[\s\S]*?\?>/, '')}</channel></rss>`, isCut: true };
  return { text: `${whole}</channel></rss>`, isCut: true };
}

/** What stands in a feed, by names alone: the lines of its items, and the elements of Podcasting 2.0. */
export interface FeedOutline {
  /** 1-based line of each item. */
  readonly itemLines: readonly number[];
  /** Local name → how often. */
  readonly podcastElements: ReadonlyMap<string, number>;
}

const namespaces =
  /^https?:\/\/(?:podcastindex\.org\/namespace\/1\.0|github\.com\/Podcastindex-org\/podcast-namespace\b.*)$/i;

/** Looks a feed through. What stands in CDATA sections and comments is no element. */
export function outlineFeed(text: string): FeedOutline {
  const prefixes = new Set(['podcast']);
  for (const [, prefix = '', uri = ''] of text
    .slice(0, 20_000)
    .matchAll(/xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g))
    if (namespaces.test(uri.trim())) prefixes.add(prefix);
  const lineOf = lineStarts(text);
  const itemLines: number[] = [];
  const podcastElements = new Map<string, number>();
  const parts = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<(?:([\w.-]+):)?([\w.-]+)/g;
  for (const { 1: prefix, 2: name, index } of text.matchAll(parts)) {
    if (name === undefined) continue;
    if (prefix === undefined && name.toLowerCase() === 'item') itemLines.push(lineOf(index));
    if (prefix !== undefined && prefixes.has(prefix))
      podcastElements.set(name, (podcastElements.get(name) ?? 0) + 1);
  }
  return { itemLines, podcastElements };
}
