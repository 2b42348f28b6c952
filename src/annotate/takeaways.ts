import { itemId, proseOfEpisode, type Episode } from '../model/episode.ts';
import { blocksOf, type Block, type ListItem, type ProseNode } from '../model/prose.ts';
import { footnotesOf } from './timed-prose.ts';

/** A takeaway with its HTML id. */
export interface Takeaway {
  readonly id: string;
  readonly item: ListItem;
  /** What a reader of it reads: its own text, and the footnotes that this refers to. */
  readonly blocks: readonly Block[];
}

/** The takeaways of an episode that say something, as written. */
export function takeawaysOf(episode: Episode): readonly Takeaway[] {
  const notes = new Map<string, readonly ProseNode[]>();
  for (const { label, children } of footnotesOf(proseOfEpisode(episode)))
    if (!notes.has(label)) notes.set(label, children);
  return episode.sections.flatMap((section) =>
    section.kind !== 'takeaways'
      ? []
      : section.items.flatMap((item, index) => {
          const blocks = withFootnotes(
            [...blocksOf(item.children)].map(({ block }) => block),
            notes,
          );
          const isEmpty = blocks.every(({ text }) => text.trim() === '');
          return isEmpty ? [] : [{ id: itemId(section.id, index), item, blocks }];
        }),
  );
}

/** Blocks, and those of the footnotes that they refer to, each footnote once. */
function withFootnotes(
  blocks: readonly Block[],
  notes: ReadonlyMap<string, readonly ProseNode[]>,
): readonly Block[] {
  const labels = new Set(
    blocks.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'footnote' ? [mark.label] : []))),
  );
  const behind = [...labels].flatMap((label) => [...blocksOf(notes.get(label) ?? [])]);
  return [...blocks, ...behind.map(({ block }) => block)];
}
