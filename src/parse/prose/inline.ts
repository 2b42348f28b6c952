import type { Nodes, PhrasingContent, Resource, Definition } from 'mdast';
import type { Mark } from '../../model/prose.ts';
import { alignText, skipLineEnd, written, type Written } from './alignment.ts';
import type { Draft, DraftKey } from './draft.ts';
import { looksLikeStamp } from './stamps.ts';

/** What an inline walk needs to know of the document around it. */
export interface InlineContext {
  readonly source: string;
  /** How many quotations stand around the block. */
  readonly quotes: number;
  /** Whether a stamp may stand first in the block: it then wins over a link reference of the same text. */
  readonly stampFirst: boolean;
  readonly definition: (identifier: string) => Definition | undefined;
  readonly footnoteLabel: (identifier: string) => string;
  /** Something that the text cannot hold, at an offset of the source. */
  readonly report: (kind: 'raw-html' | 'missing-alt' | 'picture', offset: number, what: string) => void;
}

const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** Marks nested deeper than any writer means them; their Markdown is shown as it stands. */
const deepest = 100;

/** Collects the plain text of inline nodes, with marks by offset. */
class InlineWriter {
  text = '';
  readonly at: number[] = [];
  readonly how: Written[] = [];
  readonly marks: Mark[] = [];
  readonly keys: DraftKey[] = [];
  private readonly context: InlineContext;
  private htmlReported = false;
  private depth = 0;

  constructor(context: InlineContext) {
    this.context = context;
  }

  /** Adds a value that stands in the source from `start` on. */
  write(value: string, start: number, how: Written, escapes = true): void {
    const { source, quotes } = this.context;
    const aligned = alignText(value, source, start, { escapes, quotes, how });
    this.text += aligned.text.replaceAll('\n', ' ');
    for (const offset of aligned.at) this.at.push(offset);
    for (const origin of aligned.how) this.how.push(origin);
  }

  writeAll(nodes: readonly PhrasingContent[], how: Written): void {
    for (const node of nodes) this.writeNode(node, how);
  }

  /** Writes what `inside` writes, under a mark. Marks stand before those they contain. */
  private mark(make: (start: number, end: number) => Mark, inside: () => void): void {
    const index = this.marks.length;
    const start = this.text.length;
    this.depth++;
    inside();
    this.depth--;
    this.marks.splice(index, 0, make(start, this.text.length));
  }

  private writeNode(node: PhrasingContent, how: Written): void {
    if (this.depth > deepest)
      return this.write(
        this.context.source.slice(startOf(node), endOf(node)),
        startOf(node),
        written.closed,
        false,
      );
    switch (node.type) {
      case 'text':
        return this.write(node.value, startOf(node), how);
      case 'citeKey':
        if (how === written.open)
          this.keys.push({
            start: this.text.length,
            end: this.text.length + node.value.length,
            key: node.key,
          });
        return this.write(node.value, startOf(node), how, false);
      case 'emphasis':
      case 'strong':
      case 'delete': {
        const kind = node.type;
        return this.mark(
          (start, end) => ({ kind, start, end }),
          () => this.writeAll(node.children, how),
        );
      }
      case 'inlineCode':
        return this.writeCode(node.value, startOf(node), endOf(node));
      case 'break':
        return this.writeBreak(startOf(node));
      case 'link':
        return this.writeLink(node, node.children, this.context.source[startOf(node)] !== '[');
      case 'linkReference':
        return this.writeLinkReference(node, how);
      case 'image':
        return this.writeImage(node.url, node.alt, node.title, startOf(node));
      case 'imageReference': {
        const definition = this.context.definition(node.identifier);
        return this.writeImage(definition?.url ?? '', node.alt, definition?.title, startOf(node));
      }
      case 'footnoteReference': {
        const [offset, label] = [this.text.length, this.context.footnoteLabel(node.identifier)];
        this.marks.push({ kind: 'footnote', label, start: offset, end: offset });
        return;
      }
      case 'html':
        return this.writeHtml(node.value, startOf(node));
    }
  }

  /** One space, or line end, at both ends of code is not part of it, unless there is nothing else. */
  private writeCode(value: string, start: number, end: number): void {
    const { source, quotes } = this.context;
    let from = start;
    while (source[from] === '`') from++;
    const inside = source.slice(from, end - (from - start));
    if (/^[ \n]/.test(inside) && /[ \n]$/.test(inside) && /[^ \n]/.test(inside))
      from = source[from] === '\n' ? skipLineEnd(source, from, value[0], quotes) : from + 1;
    this.mark(
      (begin, end) => ({ kind: 'code', start: begin, end }),
      () => this.write(value, from, written.closed, false),
    );
  }

  private writeBreak(start: number): void {
    this.marks.push({ kind: 'break', start: this.text.length, end: this.text.length });
    const line = this.context.source.indexOf('\n', start);
    this.text += '\n';
    this.at.push(/^(?:\\| *)$/.test(this.context.source.slice(start, line)) ? line : start);
    this.how.push(written.closed);
  }

  private writeLink(resource: Resource, children: readonly PhrasingContent[], bare = false): void {
    const title = resource.title ? { title: resource.title } : {};
    this.mark(
      (start, end) => ({ kind: 'link', href: resource.url, ...title, start, end }),
      () => (bare ? this.writeAddress(children) : this.writeAll(children, written.closed)),
    );
  }

  /** An address that is its own link: nothing in it is an escape or a character reference. */
  private writeAddress(children: readonly PhrasingContent[]): void {
    for (const child of children)
      if (child.type === 'text') this.write(child.value, startOf(child), written.closed, false);
  }

  /** `[[Term]]` and a stamp that stands first are ours, even where a definition of the same text exists. */
  private writeLinkReference(node: Extract<PhrasingContent, { type: 'linkReference' }>, how: Written): void {
    const { source, stampFirst } = this.context;
    const [start, end] = [startOf(node), endOf(node)];
    const term = source[start - 1] === '[' && source[end] === ']' && node.referenceType === 'shortcut';
    const first = stampFirst && this.text.trim() === '' && node.referenceType !== 'full';
    const definition = this.context.definition(node.identifier);
    if (definition && !term && !(first && looksLikeStamp(source.slice(start, end))))
      return this.writeLink(definition, node.children);
    this.write('[', start, how);
    this.writeAll(node.children, how);
    const closing = node.referenceType === 'collapsed' ? end - 3 : end - 1;
    this.write(']', closing, how);
  }

  private writeImage(
    src: string,
    alt: string | null | undefined,
    title: string | null | undefined,
    at: number,
  ): void {
    if (!alt?.trim()) this.context.report('missing-alt', at, src);
    const file = fileOf(src);
    this.context.report('picture', at, file);
    const offset = this.text.length;
    this.marks.push({
      kind: 'image',
      src: file,
      alt: alt ?? '',
      ...(title ? { title } : {}),
      start: offset,
      end: offset,
    });
  }

  /** Tags are not kept, what stands between them is; comments are for those who write. */
  private writeHtml(value: string, start: number): void {
    if (value.startsWith('<!--')) return;
    if (/^<br\s*\/?>$/i.test(value)) return this.writeBreak(start);
    if (!this.htmlReported) this.context.report('raw-html', start, tagOf(value));
    this.htmlReported = true;
  }
}

/** The file that an address in Markdown names: `im%20age.png` is `im age.png`. An address of the web stays. */
function fileOf(src: string): string {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(src)) return src;
  try {
    return decodeURIComponent(src).replace(/^(?:\.\/)+/, '');
  } catch {
    return src.replace(/^(?:\.\/)+/, '');
  }
}

/** `<b>` of `<b class="x">`. */
export function tagOf(html: string): string {
  return `${/^<[/!?]?[\w-]*/.exec(html)?.[0] ?? '<'}>`;
}

/** Plain text of inline nodes, with marks, citation keys and the source offset of every character. */
export function draftInline(nodes: readonly PhrasingContent[], context: InlineContext): Draft {
  const writer = new InlineWriter(context);
  writer.writeAll(nodes, written.open);
  const { text, at, how, marks, keys } = writer;
  return { text, at, how, marks, keys };
}
