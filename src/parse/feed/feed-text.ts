/** What a text is that was given as a feed. */
export type FeedKind = 'rss' | 'atom' | 'rdf' | 'json' | 'html' | 'xml' | 'zip' | 'empty' | 'other';

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

/** UTF-16 without a mark: a feed begins with `<`, or with white space. */
function wideEncoding([first, second, third, fourth]: Uint8Array): string | undefined {
  const isSign = (byte: number | undefined): boolean => byte !== undefined && byte > 0 && byte < 0x80;
  if (isSign(first) && second === 0 && isSign(third) && fourth === 0) return 'utf-16le';
  return first === 0 && isSign(second) && third === 0 && isSign(fourth) ? 'utf-16be' : undefined;
}

const utf8Sequence =
  /[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEF][\x80-\xBF]{2}|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF4][\x80-\xBF]{3}|[\x80-\xFF]/g;

/** UTF-8 in which there are bytes that are not: those are read as Windows-1252, as feeds put together from others have them. */
function decodeMixed(bytes: Uint8Array): string {
  const oneByte = new TextDecoder('windows-1252');
  const utf8 = new TextDecoder('utf-8');
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(utf8Sequence, (part) => (part.length > 1 ? utf8 : oneByte).decode(Buffer.from(part, 'latin1')));
}

/**
 * The text of a feed: by its byte order mark; as UTF-8 where it is that, whatever it says of itself; else as it says,
 * or as Windows-1252. Characters that XML cannot hold are dropped.
 * @see https://www.w3.org/TR/xml/#charencoding
 */
export function decodeFeed(bytes: Uint8Array): string {
  const marked =
    marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))?.[1] ?? wideEncoding(bytes);
  let text: string;
  try {
    text = new TextDecoder(marked ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 400));
    const named = /^[^<]*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
    const decoder = decoderOf(marked ?? named);
    // a file that says UTF-8 and is not is one whose program did not look
    const says = decoder === undefined || /^utf/.test(decoder.encoding) ? undefined : decoder;
    text =
      marked?.startsWith('utf-16') === true && decoder
        ? decoder.decode(bytes)
        : says
          ? says.decode(bytes)
          : decodeMixed(bytes);
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
  const start = text.replace(/^(?:\s|\uFEFF|<\?[\s\S]*?\?>|<!--[\s\S]*?-->)+/, '');
  if (start === '') return 'empty';
  if (text.startsWith('PK')) return 'zip';
  if (/^[{[]/.test(start)) return 'json';
  if (/^<!doctype\s+html\b|^<html\b/i.test(start)) return 'html';
  const [, name = ''] = /^(?:<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>\s*)?<(?:\w+:)?(\w+)/i.exec(start) ?? [];
  const root = name.toLowerCase();
  if (root === 'rss' || root === 'channel') return 'rss';
  if (root === 'feed') return 'atom';
  if (root === 'rdf') return 'rdf';
  if (root === 'html' || root === 'head' || root === 'body') return 'html';
  // the root may be what is damaged
  if (/<item[\s>]/i.test(start) && /<(?:enclosure|guid|pubdate)[\s>]/i.test(start)) return 'rss';
  if (/<entry[\s>]/i.test(start) && /<(?:updated|published)[\s>]/i.test(start)) return 'atom';
  return root === '' ? 'other' : 'xml';
}

/** The address of a feed that a web page names. */
export function feedOfPage(html: string): string | undefined {
  for (const [link] of html.matchAll(/<link\b[^<>]*>/gi))
    if (/\btype\s*=\s*["']?application\/(?:rss|atom)\+xml/i.test(link)) {
      const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/i.exec(link);
      return href?.[1] ?? href?.[2] ?? href?.[3];
    }
  return undefined;
}

const namespaces =
  /^https?:\/\/(?:podcastindex\.org\/namespace\/1\.0|github\.com\/Podcastindex-org\/podcast-namespace\b.*)$/i;

/** How often each element of Podcasting 2.0 stands in a feed, by its local name, but for CDATA sections and comments. */
export function countPodcastElements(text: string): ReadonlyMap<string, number> {
  const prefixes = new Set(['podcast']);
  for (const [, prefix = '', uri = ''] of text
    .slice(0, 20_000)
    .matchAll(/xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g))
    if (namespaces.test(uri.trim())) prefixes.add(prefix);
  const counts = new Map<string, number>();
  const parts = /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<!--[\s\S]*?(?:-->|$)|<([\w.-]+):([\w.-]+)/g;
  for (const [, prefix, name] of text.matchAll(parts))
    if (name !== undefined && prefix !== undefined && prefixes.has(prefix))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
