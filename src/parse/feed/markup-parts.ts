/** An attribute as it is to be written: its value escaped. */
export interface Attribute {
  readonly name: string;
  readonly value: string;
}

/** Escapes an `&` that begins no reference. */
export const escapeStray = (text: string): string =>
  text.replace(/&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z\d]{1,31};)/gi, '&amp;');

const escapeValue = (value: string): string =>
  escapeStray(value).replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The value of an attribute at a place: in quotes that end where a value may end, or the characters up to a space. */
function valueAt(source: string, at: number): { value: string; end: number; isBroken: boolean } {
  const quote = source[at];
  if (quote === '"' || quote === "'") {
    const end = source.indexOf(quote, at + 1);
    const value = end < 0 ? '' : source.slice(at + 1, end);
    // a quotation mark that is not closed would take what follows along, up to the next
    const isWhole = end >= 0 && /^(?:[\s/>?]|$)/.test(source.slice(end + 1, end + 2));
    if (isWhole && !/<\/?[\w.:-]+[\s>]|\n[^\n]*=$/.test(value))
      return { value, end: end + 1, isBroken: false };
    // "https://a.example/b.mp3"length="12": the mark is right, only the space is missing
    if (end >= 0 && !/[<>\s=]/.test(value)) return { value, end: end + 1, isBroken: false };
  }
  const bare = /["']?([^\s"'<>]*)["']?/y;
  bare.lastIndex = at;
  const [whole = '', value = ''] = bare.exec(source) ?? [];
  const isEnd = source[at + whole.length] === '>' && value.endsWith('/');
  return {
    value: isEnd ? value.slice(0, -1) : value,
    end: at + whole.length - (isEnd ? 1 : 0),
    isBroken: quote === '"' || quote === "'",
  };
}

/** Reads the attributes of a start tag from behind its name to its end. Of two with one name the first counts. */
export function attributesIn(source: string, from: number) {
  const attributes: Attribute[] = [];
  const names = new Set<string>();
  let isBroken = false;
  let at = from;
  const next = /[\s"']*(?:(\/?>)|([\p{L}_][\p{L}\p{N}_.:-]*)(\s*=\s*)?)/uy;
  for (;;) {
    next.lastIndex = at;
    const found = next.exec(source);
    if (found === null) {
      // a sign that belongs nowhere is passed over; what begins something else ends the tag
      const sign = source[at];
      if (sign === undefined || sign === '<') return { attributes, end: at, isEmpty: false, isBroken: true };
      isBroken ||= !/\s/.test(sign);
      at++;
      continue;
    }
    const [whole, end, name, equals] = found;
    at += whole.length;
    if (end !== undefined) return { attributes, end: at, isEmpty: end === '/>', isBroken };
    if (name === undefined) continue;
    let value = '';
    if (equals !== undefined) {
      const read = valueAt(source, at);
      value = read.value;
      at = read.end;
      isBroken ||= read.isBroken;
    }
    if (!names.has(name)) attributes.push({ name, value: escapeValue(value) });
    names.add(name);
  }
}

/**
 * Where a CDATA section ends: `end` of its text, and `next` behind it. One that is not closed before its element is, or
 * only by the end of another, ends with its element.
 */
export function cdataEnd(
  source: string,
  start: number,
  element: string,
): { readonly end: number; readonly next: number; readonly isClosed: boolean } {
  const from = start + 9;
  const end = source.indexOf(']]>', from);
  const own = new RegExp(`</(?:[\\w.-]+:)?${element.replace(/^.*:/, '').replace(/[^\w-]/g, '.')}\\s*>`, 'gi');
  own.lastIndex = from;
  const close = own.exec(source)?.index;
  const again = source.indexOf('<![CDATA[', from);
  const isOthers =
    end >= 0 && close !== undefined && close < end && again >= 0 && again < end && close < again;
  if (end >= 0 && !isOthers) return { end, next: end + 3, isClosed: true };
  const stop = close ?? source.length;
  return { end: stop, next: stop, isClosed: false };
}
