import { proseOfEpisode, proseOfSection, type Episode } from '../model/episode.ts';
import type { PlaceId } from '../model/ids.ts';
import type { ProseNode, Quotation } from '../model/prose.ts';
import type { Stamp } from '../model/time.ts';

/** A quotation, and the block of the prose it is written in. */
export interface WrittenQuotation {
  readonly quotation: Quotation;
  readonly block: PlaceId;
}

function* nodesOf(nodes: readonly ProseNode[]): Generator<ProseNode> {
  for (const node of nodes) {
    yield node;
    switch (node.type) {
      case 'quote':
        yield* nodesOf(node.children);
        break;
      case 'list':
        for (const item of node.items) yield* nodesOf(item.children);
        break;
      case 'definitions':
        for (const children of node.entries.flatMap(({ definitions }) => definitions))
          yield* nodesOf(children);
        break;
      case 'footnotes':
        for (const note of node.notes) yield* nodesOf(note.children);
        break;
      default:
        break;
    }
  }
}

/** The footnotes that stand in some prose, however deep. */
export function* footnotesOf(
  nodes: readonly ProseNode[],
): Generator<(ProseNode & { readonly type: 'footnotes' })['notes'][number]> {
  for (const node of nodesOf(nodes)) if (node.type === 'footnotes') yield* node.notes;
}

/** The quotations of an episode that are to be compared with its transcript, in reading order. */
export function* quotationsOf(episode: Episode): Generator<WrittenQuotation> {
  for (const node of nodesOf(proseOfEpisode(episode))) {
    if (node.type !== 'quote' || node.quotation === undefined) continue;
    const [first] = node.children;
    if (first?.type === 'paragraph') yield { quotation: node.quotation, block: first.block.id };
  }
}

function* stampsIn(nodes: readonly ProseNode[]): Generator<Stamp> {
  for (const node of nodesOf(nodes)) {
    if ('stamp' in node && node.stamp !== undefined) yield node.stamp;
    if (node.type !== 'list') continue;
    for (const { stamp } of node.items) if (stamp !== undefined) yield stamp;
  }
}

/** Every stamp of an episode once, as written. */
export function stampsOf({ summary, sections }: Episode): ReadonlySet<Stamp> {
  const stamps = new Set(stampsIn(summary));
  for (const section of sections) {
    for (const run of proseOfSection(section)) {
      if (run.stamp !== undefined) stamps.add(run.stamp);
      for (const stamp of stampsIn(run.nodes)) stamps.add(stamp);
    }
    if (section.kind !== 'chapters') continue;
    for (const { stamp } of section.chapters) if (stamp !== undefined) stamps.add(stamp);
  }
  return stamps;
}
