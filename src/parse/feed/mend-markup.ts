import { attributesIn, cdataEnd, escapeStray, type Attribute } from './markup-parts.ts';

/** Something in the markup that is wrong, and where. */
export interface MarkupFault {
  /** UTF-16 offset in the text. */
  readonly offset: number;
  readonly reason: string;
}

/** Markup that any parser of XML reads as it was meant. */
export interface MendedMarkup {
  readonly text: string;
  readonly faults: readonly MarkupFault[];
}

/** What an element is called, whatever its namespace is called here: `itunes:image`. In lower case. */
export type NameOf = (written: string) => string;

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Elements that hold others, and which; every other one holds text. */
const containers: ReadonlyMap<string, ReadonlySet<string> | RegExp> = new Map<
  string,
  ReadonlySet<string> | RegExp
>([
  ['psc:chapters', words('psc:chapter')],
  ['podcast:alternateenclosure', words('podcast:source podcast:integrity')],
  ['podcast:value', words('podcast:valuerecipient podcast:valuetimesplit')],
  ['podcast:valuetimesplit', words('podcast:valuerecipient podcast:remoteitem')],
  ['podcast:podroll', words('podcast:remoteitem')],
  ['podcast:publisher', words('podcast:remoteitem')],
  ['podcast:liveitem', /./],
  ['media:group', /^media:/],
  ['media:content', /^media:/],
  ['itunes:owner', words('itunes:name itunes:email')],
  ['itunes:category', words('itunes:category')],
  ['image', words('url title link width height description')],
  ['textinput', words('title description name link')],
  ['author', words('name email uri')],
  ['contributor', words('name email uri')],
]);

/** Texts in which markup may stand as it is. */
const rich = words('description content:encoded itunes:summary googleplay:description content summary');

/** Elements of an item that are no HTML: where one stands in another's text, that one was not closed. */
const ownNames =
  /^(?:guid|pubdate|enclosure|description|lastbuilddate|content:encoded|(?:itunes|podcast|psc|dc|googleplay):[\w-]+|media:(?:content|group|thumbnail))$/;
/** Those that HTML has, too. */
const sharedNames = words('title link author category image item');

const isKnown = (name: string): boolean => ownNames.test(name) || sharedNames.has(name);

class Mender {
  readonly faults: MarkupFault[] = [];
  private readonly out: string[] = [];
  private readonly open: { readonly name: string; readonly written: string }[] = [];
  private readonly source: string;
  private readonly nameOf: NameOf;

  constructor(source: string, nameOf: NameOf) {
    this.source = source;
    this.nameOf = nameOf;
  }

  private fault(offset: number, reason: string): void {
    this.faults.push({ offset, reason });
  }

  mend(): string {
    const { source } = this;
    for (let at = 0; at < source.length;) {
      const next = source.indexOf('<', at);
      const end = next < 0 ? source.length : next;
      // words between elements say nothing, but are no reason to drop the elements
      if (/[^\s\]>]/.test(source.slice(at, end))) this.fault(at, 'words stand outside of its elements');
      at = next < 0 ? end : this.readMark(next);
    }
    while (this.open.length > 0) this.close();
    return this.out.join('');
  }

  private close(): void {
    const last = this.open.pop();
    if (last !== undefined) this.out.push(`</${last.written}>`);
  }

  /** Reads what begins with `<`; answers where it ends. */
  private readMark(at: number): number {
    const { source } = this;
    if (source.startsWith('<!--', at)) {
      const end = source.indexOf('-->', at + 4);
      if (end >= 0 && !source.slice(at + 4, end).includes('<!--')) return end + 3;
      this.fault(at, 'a comment in it does not end');
      return at + 4;
    }
    if (source.startsWith('<![CDATA[', at)) {
      this.fault(at, 'words stand outside of its elements');
      return at + 9;
    }
    const tag = /<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)/uy;
    tag.lastIndex = at;
    const [whole, slash, written] = tag.exec(source) ?? [];
    if (whole === undefined || written === undefined) {
      if (source.startsWith('<?', at) || source.startsWith('<!', at)) {
        const end = source.indexOf('>', at);
        return end < 0 ? source.length : end + 1;
      }
      this.fault(at, 'a "<" in it begins no element');
      return at + 1;
    }
    return slash === '/' ? this.endTag(at, written) : this.startTag(at, written, at + whole.length);
  }

  private endTag(at: number, written: string): number {
    const name = this.nameOf(written);
    const end = /\s*>?/y;
    end.lastIndex = at + 2 + written.length;
    end.exec(this.source);
    const depth = this.open.findLastIndex((one) => one.name === name);
    if (depth < 0) this.fault(at, `</${written}> ends nothing`);
    else {
      if (depth < this.open.length - 1) this.fault(at, `<${this.open.at(-1)?.written ?? ''}> is not closed`);
      while (this.open.length > depth) this.close();
    }
    return Math.max(end.lastIndex, at + 2 + written.length);
  }

  private startTag(at: number, written: string, from: number): number {
    const { attributes, end, isEmpty, isBroken } = attributesIn(this.source, from);
    if (isBroken) this.fault(at, `<${written}> is broken`);
    const name = this.nameOf(written);
    this.leaveFor(name, at);
    const holds = containers.get(name);
    if (isEmpty) {
      this.write(written, attributes, '/>');
      return end;
    }
    if (holds !== undefined && this.holdsElements(name, end)) {
      this.write(written, attributes, '>');
      this.open.push({ name, written });
      return end;
    }
    return this.readText(at, written, attributes, end);
  }

  /** Ends the elements that one of this name cannot stand in. */
  private leaveFor(name: string, at: number): void {
    for (let last = this.open.at(-1); last !== undefined; last = this.open.at(-1)) {
      const holds = containers.get(last.name);
      if (holds === undefined || (holds instanceof RegExp ? holds.test(name) : holds.has(name))) return;
      if (!isKnown(name)) return;
      this.fault(at, `<${last.written}> is not closed`);
      this.close();
    }
  }

  /** An author may be a name, an image an address, in text. */
  private holdsElements(name: string, from: number): boolean {
    if (name.includes(':')) return true;
    return /^(?:\s|<!--[\s\S]*?-->)*<(?![!/])/.test(this.source.slice(from, from + 2000));
  }

  /** Reads an element of text from behind its start tag. */
  private readText(at: number, written: string, attributes: readonly Attribute[], from: number): number {
    const name = this.nameOf(written);
    const { end, next, isClosed } = this.endOfText(name, from);
    if (!isClosed && !isKnown(name)) {
      this.fault(at, `<${written}> is not closed`);
      return from;
    }
    if (!isClosed) this.fault(at, `<${written}> is not closed`);
    this.write(written, attributes, '>');
    this.writeText(name, from, end);
    this.out.push(`</${written}>`);
    return next;
  }

  /** Where the text of an element ends: at its end tag, or at an element that cannot stand in it. */
  private endOfText(name: string, from: number) {
    const { source } = this;
    const marks = /<!\[CDATA\[|<!--|<(\/?)([\p{L}_][\p{L}\p{N}_.:-]*)/gu;
    marks.lastIndex = from;
    const isOwn = isKnown(name);
    for (let mark = marks.exec(source); mark !== null; mark = marks.exec(source)) {
      const [whole, slash, written] = mark;
      if (whole === '<![CDATA[') marks.lastIndex = cdataEnd(source, mark.index, name).next;
      else if (whole === '<!--') {
        const end = source.indexOf('-->', mark.index);
        if (end >= 0 && !source.slice(mark.index, end).includes(`</${name}`)) marks.lastIndex = end + 3;
      } else if (written !== undefined) {
        const other = this.nameOf(written);
        if (other === name && slash === '/') {
          const gap = /\s*>?/y;
          gap.lastIndex = marks.lastIndex;
          gap.exec(source);
          return { end: mark.index, next: Math.max(gap.lastIndex, marks.lastIndex), isClosed: true };
        }
        const ends = ownNames.test(other) || (!rich.has(name) && sharedNames.has(other));
        if (isOwn && ends && other !== name) return { end: mark.index, next: mark.index, isClosed: false };
      }
    }
    return { end: source.length, next: source.length, isClosed: false };
  }

  /** Writes text so that it is text: CDATA as it is, elements in it as their markup. */
  private writeText(name: string, from: number, to: number): void {
    const { source, out } = this;
    for (let at = from; at < to;) {
      const start = source.indexOf('<![CDATA[', at);
      const stop = start < 0 || start >= to ? to : start;
      const plain = source.slice(at, stop);
      const isMarkup = rich.has(name) && /<[a-z][^<>]*>/i.test(plain);
      out.push(
        (isMarkup ? plain.replaceAll('&', '&amp;') : escapeStray(plain.replace(/<!--[\s\S]*?-->/g, '')))
          .replaceAll('<', '&lt;')
          .replaceAll(']]>', ']]&gt;'),
      );
      if (stop === to) return;
      const { end, next, isClosed } = cdataEnd(source, start, name);
      if (!isClosed) this.fault(start, 'a CDATA section in it does not end');
      const held = source.slice(start + 9, Math.min(end, to));
      out.push(`<![CDATA[${held.startsWith('<![CDATA[') ? held.slice(9) : held}]]>`);
      at = next;
    }
  }

  private write(written: string, attributes: readonly Attribute[], end: string): void {
    this.out.push(`<${written}`);
    for (const { name, value } of attributes) this.out.push(` ${name}="${value}"`);
    this.out.push(end);
  }
}

/**
 * Mends the markup of an item, or of a feed's head: what is not closed is closed before what cannot stand in it, end
 * tags of nothing go, bare signs are escaped, elements within notes are text. What is well-formed keeps its meaning.
 * Never throws.
 */
export function mendMarkup(source: string, nameOf: NameOf): MendedMarkup {
  const mender = new Mender(source, nameOf);
  const text = mender.mend();
  return { text, faults: mender.faults };
}
