import type { Place } from '../../model/annotation.ts';
import { proseOfEpisode, type Episode } from '../../model/episode.ts';
import type { PlaceId } from '../../model/ids.ts';
import type { Range } from '../../model/position.ts';
import { blocksOf, type ProseNode } from '../../model/prose.ts';
import { attributionAt } from '../../render/blocks.ts';

/** How the words of a block stand on the page: where it goes on with something else, and where its element ends. */
interface Standing {
  /** Offsets at which something stands that is not in the text: a footnote's number, a new line. */
  readonly breaks: readonly number[];
  /** From here on the words stand in another element, below a quotation. */
  readonly outside?: number;
}

/** The paragraphs that end quotations, with who says them, however deep. */
function* attributedIn(nodes: readonly ProseNode[]): Generator<readonly [PlaceId, Standing]> {
  for (const node of nodes) {
    if (node.type === 'list') for (const { children } of node.items) yield* attributedIn(children);
    if (node.type === 'definitions')
      for (const children of node.entries.flatMap(({ definitions }) => definitions))
        yield* attributedIn(children);
    if (node.type === 'footnotes') for (const { children } of node.notes) yield* attributedIn(children);
    if (node.type !== 'quote') continue;
    yield* attributedIn(node.children);
    const last = node.children.at(-1);
    const speaker = node.quotation?.speaker;
    if (last?.type !== 'paragraph' || speaker === undefined) continue;
    const at = attributionAt(last.block, speaker);
    if (at === undefined) continue;
    const { id, text } = last.block;
    yield [id, { breaks: [at, text.lastIndexOf(speaker)], outside: at }];
  }
}

/** The texts of a page, and how the words of each stand there. */
export class PageText {
  readonly #standing = new Map<PlaceId, Standing>();
  /** All of it, each place as often as it is shown. */
  readonly #whole: string;

  /** @param repeated what the page shows besides, in words that may be those of places: headings, quotations. */
  constructor(episode: Episode, places: readonly Place[], repeated: readonly string[]) {
    const prose = proseOfEpisode(episode);
    for (const { block } of blocksOf(prose)) {
      const breaks = block.marks.filter(({ kind }) => kind === 'footnote' || kind === 'break');
      this.#standing.set(block.id, { breaks: breaks.map(({ start }) => start) });
    }
    for (const [id, { breaks, outside }] of attributedIn(prose))
      this.#standing.set(id, {
        breaks: [...this.breaksIn(id), ...breaks],
        ...(outside === undefined ? {} : { outside }),
      });
    this.#whole = fold([...places.map(({ text }) => text), ...repeated].join('\n\n'));
  }

  private breaksIn(id: PlaceId): readonly number[] {
    return this.#standing.get(id)?.breaks ?? [];
  }

  /** Where the page goes on with something else than the text of a place does, ascending. */
  breaksOf({ id, citations }: Place): readonly number[] {
    const cited = citations.map(({ offset }) => offset);
    return [...cited, ...this.breaksIn(id)].sort((a, b) => a - b);
  }

  /** Whether a range of a place stands in the place's own element. */
  isInside({ id }: Place, { start }: Range): boolean {
    return start < (this.#standing.get(id)?.outside ?? Infinity);
  }

  /** Whether words stand on the page in one place only. */
  isUnique(words: string): boolean {
    return isOnce(this.#whole, words);
  }
}

/** Text with all white space as single spaces, as a page shows it. */
export const fold = (text: string): string => text.replace(/\s+/gu, ' ');

/** Whether some words stand in a folded text, and only once; no words do. */
export function isOnce(text: string, words: string): boolean {
  const sought = fold(words);
  const first = text.indexOf(sought);
  return words !== '' && first >= 0 && !text.includes(sought, first + 1);
}

/** The longest part of a range that stands on the page in one piece, without white space at its ends. */
export function longestPiece(text: string, range: Range, breaks: readonly number[]): Range {
  const inside = breaks.filter((offset) => offset > range.start && offset < range.end);
  const edges = [range.start, ...inside, range.end];
  let longest: Range = { start: range.start, end: range.start };
  for (const [index, end] of edges.entries()) {
    const words = text.slice(edges[index - 1] ?? end, end);
    const start = end - words.trimStart().length;
    const piece = { start, end: start + words.trim().length };
    if (piece.end - piece.start > longest.end - longest.start) longest = piece;
  }
  return longest;
}
