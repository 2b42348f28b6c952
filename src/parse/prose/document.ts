import GithubSlugger from 'github-slugger';
import type { Definition, FootnoteDefinition, Nodes, Root, RootContent } from 'mdast';
import { describe, type Message } from '../../diagnostics/message.ts';
import { mintPlaceId, mintSectionId, type PlaceId, type SectionId } from '../../model/ids.ts';
import type { Position } from '../../model/position.ts';
import type { LabelWords } from './locators.ts';
import { controlCharacter, openSource, positionIn, type SourceText } from './source.ts';
import { parseMarkdown } from './syntax.ts';
import type { Folder } from '../yaml/files.ts';

/** Where a Markdown text stands, and how its blocks are named. */
export interface ProseOptions {
  /** Path as shown to people. */
  readonly path: string;
  /** 1-based line of the file where the Markdown begins. */
  readonly firstLine: number;
  /** 1-based column of its first character; further lines begin at column 1. */
  readonly firstColumn?: number;
  /** Stands before the number in the id of every block; unique among the texts of a document. */
  readonly idPrefix: string;
  /** Words for locator labels besides the English ones, lower-cased, without a final dot: `s` → `page`. */
  readonly knownLabels?: LabelWords;
  /** Where its pictures lie; without it they are not looked for. */
  readonly folder?: Folder;
}

/** A Markdown text being read: its tree, its definitions, and what there was to say about it. */
export interface ProseDocument {
  readonly source: SourceText;
  readonly root: Root;
  readonly messages: Message[];
  readonly labels: LabelWords;
  readonly folder: Folder | undefined;
  /** Whether quotations are expected to have a time. */
  readonly timed: boolean;
  readonly definition: (identifier: string) => Definition | undefined;
  readonly footnotes: FootnoteRegister;
  readonly nextBlockId: () => PlaceId;
  /** An id no heading of the document has yet, from its words. */
  readonly slug: (words: string) => SectionId;
}

/** Where a node begins in its Markdown (UTF-16 units). */
export const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
/** Where a node ends in its Markdown; half-open. */
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** Footnotes by identifier, and which of them still have to be placed. */
export class FootnoteRegister {
  private readonly definitions = new Map<string, FootnoteDefinition>();
  private readonly placed = new Set<string>();
  private readonly queue: string[] = [];
  readonly duplicates: FootnoteDefinition[] = [];

  add(definition: FootnoteDefinition): void {
    if (this.definitions.has(definition.identifier)) this.duplicates.push(definition);
    else this.definitions.set(definition.identifier, definition);
  }

  /** The label of a note that is referred to, as its definition writes it; the note is now due. */
  refer(identifier: string): string {
    if (this.definitions.has(identifier) && !this.placed.has(identifier)) {
      this.placed.add(identifier);
      this.queue.push(identifier);
    }
    return this.labelOf(identifier);
  }

  labelOf(identifier: string): string {
    return this.definitions.get(identifier)?.label ?? identifier;
  }

  labels(): string[] {
    return [...this.definitions.keys()].map((identifier) => this.labelOf(identifier));
  }

  /** The next note that was referred to and not yet placed. */
  takeDue(): FootnoteDefinition | undefined {
    const identifier = this.queue.shift();
    return identifier === undefined ? undefined : this.definitions.get(identifier);
  }

  /** Notes that nothing referred to; they count as placed from now on. */
  takeUnused(): FootnoteDefinition[] {
    const unused = [...this.definitions].filter(([identifier]) => !this.placed.has(identifier));
    for (const [identifier] of unused) this.placed.add(identifier);
    return unused.map(([, definition]) => definition);
  }
}

/** Definitions of links and footnotes, wherever they stand in the tree. The first of a name counts. */
function collectDefinitions(root: Root, footnotes: FootnoteRegister): Map<string, Definition> {
  const links = new Map<string, Definition>();
  const stack: RootContent[] = [...root.children].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === 'definition' && !links.has(node.identifier)) links.set(node.identifier, node);
    if (node.type === 'footnoteDefinition') footnotes.add(node);
    switch (node.type) {
      case 'blockquote':
      case 'list':
      case 'listItem':
      case 'footnoteDefinition':
        for (const child of [...node.children].reverse()) stack.push(child);
    }
  }
  return links;
}

/** Opens a part of another document, such as an indented paragraph of a definition, as Markdown of its own. */
export function openPart(document: ProseDocument, source: SourceText): ProseDocument {
  const root = parseMarkdown(source.text);
  const footnotes = new FootnoteRegister();
  const links = collectDefinitions(root, footnotes);
  const definition = (identifier: string): Definition | undefined =>
    links.get(identifier) ?? document.definition(identifier);
  return { ...document, source, root, footnotes, definition };
}

/** Opens a Markdown text. `taken` are ids that no heading may get; `timed` asks for times on quotations. */
export function openDocument(
  markdown: string,
  options: ProseOptions,
  { taken = [], timed = false }: { readonly taken?: readonly string[]; readonly timed?: boolean } = {},
): ProseDocument {
  const source = openSource(markdown, options.path, options.firstLine, options.firstColumn);
  const root = parseMarkdown(source.text);
  const footnotes = new FootnoteRegister();
  const links = collectDefinitions(root, footnotes);
  const slugger = new GithubSlugger();
  for (const id of taken) slugger.slug(id);
  let blocks = 0;
  const document: ProseDocument = {
    source,
    root,
    messages: [],
    labels: options.knownLabels ?? {},
    folder: options.folder,
    timed,
    definition: (identifier) => links.get(identifier),
    footnotes,
    nextBlockId: () => mintPlaceId(`${options.idPrefix}.${++blocks}`),
    slug: (words) => mintSectionId(slugger.slug(/[\p{L}\p{N}]/u.test(words) ? words : 'section')),
  };
  const control = markdown.replace(/\r\n?/g, '\n').search(controlCharacter);
  if (control >= 0)
    document.messages.push(
      describe('control-character', positionIn(source, control), {}, 'delete it and type the place anew'),
    );
  for (const { label, identifier, position } of footnotes.duplicates)
    document.messages.push(
      describe('duplicate-footnote', positionIn(source, position?.start.offset ?? 0), {
        label: label ?? identifier,
      }),
    );
  return document;
}

/** Where something at an offset of a document's source stands in its file. */
export const locate = (document: ProseDocument, offset: number): Position =>
  positionIn(document.source, offset);
