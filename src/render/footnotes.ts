import { blocksOf, type ProseNode } from '../model/prose.ts';

/** A place that refers to a footnote. */
interface FootnoteReference {
  readonly block: string;
  readonly offset: number;
}

/** The footnotes of a document: how each is numbered, and where it is referred to. */
export interface Footnotes {
  /** 1-based, in order of first reference; notes that nothing refers to come last. */
  readonly number: ReadonlyMap<string, number>;
  readonly references: ReadonlyMap<string, readonly FootnoteReference[]>;
}

function* notesOf(nodes: readonly ProseNode[]): Generator<string> {
  for (const node of nodes) {
    if (node.type === 'footnotes') for (const note of node.notes) yield note.label;
    else if (node.type === 'quote') yield* notesOf(node.children);
    else if (node.type === 'list') for (const item of node.items) yield* notesOf(item.children);
  }
}

/** Numbers the footnotes of a whole document. */
export function collectFootnotes(nodes: readonly ProseNode[]): Footnotes {
  const number = new Map<string, number>();
  const references = new Map<string, FootnoteReference[]>();
  for (const { block } of blocksOf(nodes)) {
    for (const mark of block.marks) {
      if (mark.kind !== 'footnote') continue;
      if (!number.has(mark.label)) number.set(mark.label, number.size + 1);
      const places = references.get(mark.label) ?? [];
      references.set(mark.label, [...places, { block: block.id, offset: mark.start }]);
    }
  }
  for (const label of notesOf(nodes)) if (!number.has(label)) number.set(label, number.size + 1);
  return { number, references };
}

/** HTML id of a footnote. */
export function footnoteId(prefix: string, number: number): string {
  return `${prefix}fn-${number}`;
}

/** HTML id of the `occurrence`-th (0-based) reference to a footnote. */
export function footnoteReferenceId(prefix: string, number: number, occurrence: number): string {
  return `${prefix}fnref-${number}${occurrence > 0 ? `-${occurrence + 1}` : ''}`;
}
