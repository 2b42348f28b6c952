import type { PlaceId, SectionId } from './ids.ts';
import type { Position, PositionMap, Range } from './position.ts';
import type { Stamp } from './time.ts';
import type { CitationCluster } from './citation.ts';

/**
 * An inline mark over a block's plain text. Marks come from one Markdown tree, so they nest and never cross.
 * `image`, `break` and `footnote` stand at a point (`start === end`). The `src` of a picture is the name of its file
 * as the file system has it, or an address of the web.
 */
export type Mark = Range &
  (
    | { readonly kind: 'emphasis' | 'strong' | 'delete' | 'code' | 'break' }
    | { readonly kind: 'link'; readonly href: string; readonly title?: string }
    | { readonly kind: 'image'; readonly src: string; readonly alt: string; readonly title?: string }
    | { readonly kind: 'footnote'; readonly label: string }
  );

/** `[[Term]]` or `[[Term|words shown]]`: the range is the words shown, `name` what was asked for. */
export interface TermReference extends Range {
  readonly name: string;
}

/** A citation at a point of the text; the marker itself is not part of the text. */
export interface PlacedCitation {
  readonly offset: number;
  readonly cluster: CitationCluster;
}

/** A readable block: plain text, and everything else by offset. Nothing is ever spliced into `text`. */
export interface Block {
  readonly id: PlaceId;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly citations: readonly PlacedCitation[];
  readonly termReferences: readonly TermReference[];
  readonly positions: PositionMap;
}

/** A quotation to be checked: `> [3:14] "quoted words" — speaker`. */
export interface Quotation {
  readonly stamp: Stamp;
  /** Without the quotation marks. */
  readonly words: string;
  readonly speaker?: string;
  readonly position: Position;
}

/** Block-level structure. Leaves hold a {@link Block} (or code, which is never annotated). */
export type ProseNode =
  | { readonly type: 'paragraph'; readonly block: Block; readonly stamp?: Stamp }
  | {
      readonly type: 'heading';
      readonly level: 3 | 4 | 5 | 6;
      readonly id: SectionId;
      readonly block: Block;
      readonly stamp?: Stamp;
    }
  | { readonly type: 'code'; readonly text: string; readonly language?: string }
  | { readonly type: 'rule' }
  | {
      readonly type: 'quote';
      readonly children: readonly ProseNode[];
      readonly stamp?: Stamp;
      readonly quotation?: Quotation;
    }
  | {
      readonly type: 'list';
      readonly ordered: boolean;
      readonly start?: number;
      readonly items: readonly ListItem[];
    }
  | {
      readonly type: 'table';
      readonly align: readonly ('left' | 'right' | 'center' | null)[];
      readonly head: readonly Block[];
      readonly rows: readonly (readonly Block[])[];
    }
  | {
      readonly type: 'definitions';
      readonly entries: readonly {
        readonly terms: readonly Block[];
        readonly definitions: readonly (readonly ProseNode[])[];
      }[];
    }
  | {
      readonly type: 'footnotes';
      readonly notes: readonly { readonly label: string; readonly children: readonly ProseNode[] }[];
    };

/** An item of a list; a stamp that stands first in it is taken out of its text. */
export interface ListItem {
  readonly stamp?: Stamp;
  readonly checked?: boolean;
  /** Of a takeaway: it goes into the feed as one. */
  readonly soundbite?: true;
  readonly children: readonly ProseNode[];
  readonly position: Position;
}

/** Every readable block of the nodes, in reading order, with the stamp and heading it stands under. */
export function* blocksOf(
  nodes: readonly ProseNode[],
  stamp?: Stamp,
): Generator<{ readonly block: Block; readonly stamp: Stamp | undefined; readonly heading: boolean }> {
  for (const node of nodes) {
    switch (node.type) {
      case 'paragraph':
        yield { block: node.block, stamp: node.stamp ?? stamp, heading: false };
        break;
      case 'heading':
        yield { block: node.block, stamp: node.stamp ?? stamp, heading: true };
        break;
      case 'quote':
        yield* blocksOf(node.children, node.stamp ?? stamp);
        break;
      case 'list':
        for (const item of node.items) yield* blocksOf(item.children, item.stamp ?? stamp);
        break;
      case 'table':
        for (const block of [...node.head, ...node.rows.flat()]) yield { block, stamp, heading: false };
        break;
      case 'definitions':
        for (const entry of node.entries) {
          for (const block of entry.terms) yield { block, stamp, heading: true };
          for (const children of entry.definitions) yield* blocksOf(children, stamp);
        }
        break;
      case 'footnotes':
        for (const note of node.notes) yield* blocksOf(note.children, stamp);
        break;
      case 'code':
      case 'rule':
        break;
    }
  }
}
