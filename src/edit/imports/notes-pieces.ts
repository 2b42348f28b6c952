import type { Stamp } from '../../model/time.ts';
import type { SectionKind } from '../../model/show.ts';
import type { ExportedEpisode, ExportedItem, NoteApp } from '../../parse/exported-notes/exported-episode.ts';
import { textOfLine, type NoteBlock } from '../../parse/feed/feed-notes.ts';
import { writeDive, writeItem, writeQuotation } from '../episode-file.ts';
import { writeNoteBlocks } from '../notes-markdown.ts';

/** How apps are called where their words stand. */
export const appNames: Readonly<Record<NoteApp, string>> = {
  snipd: 'Snipd',
  podwise: 'Podwise',
  obsidian: 'Obsidian',
};

/** Apps whose summaries, takeaways, titles and times a machine makes. */
export const isMachineMade = (app: NoteApp): boolean => app !== 'obsidian';

/** Who made what an app says, as front matter and pages have it. */
export const makerOf = (app: NoteApp): string => `${appNames[app]}, machine-made`;

/** Where a piece belongs: in the summary, a known section, or one under its own heading. */
export type PiecePlace =
  | { readonly kind: 'summary' | Exclude<SectionKind, 'chapters' | 'corrections'> }
  | { readonly kind: 'other'; readonly heading: string };

/** A part of notes that comes, or stays away, as a whole. */
export interface NotesPiece {
  readonly place: PiecePlace;
  /** The same in every export, whatever else changes. */
  readonly key: string;
  /** As it is written: an item with its mark, a deep dive with its heading, a block. */
  readonly markdown: string;
  /** Its words, block by block, without time and marks. */
  readonly words: readonly string[];
  readonly stamp?: Stamp;
}

/** Letters and digits of a text, which stay the same however it is typed. */
export const foldWords = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const wordsOf = (blocks: readonly NoteBlock[]): readonly string[] =>
  blocks.map(({ lines }) => lines.map(textOfLine).join(' '));

/** Short, and different for different words. */
const keyOf = (place: string, stamp: Stamp | undefined, words: readonly string[]): string =>
  `${place}|${stamp === undefined ? '' : stamp.start}|${foldWords(words.join(' ')).slice(0, 60)}`;

const byTime = <T extends { readonly stamp?: Stamp }>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => (a.stamp?.start ?? Infinity) - (b.stamp?.start ?? Infinity) || 0);

const timed = ({ stamp }: { readonly stamp?: Stamp }): { readonly stamp?: Stamp } =>
  stamp === undefined ? {} : { stamp };

/** Blocks of an item as they stand in it: what was an item itself is a paragraph, what was below it a list. */
function insideItem(blocks: readonly NoteBlock[]): readonly NoteBlock[] {
  const [head] = blocks;
  if (head?.kind !== 'item') return blocks;
  return blocks.map((block, index): NoteBlock => {
    if (block.kind !== 'item') return block;
    if (index === 0) return { kind: 'paragraph', depth: 0, lines: block.lines };
    return { ...block, depth: Math.max(0, block.depth - 1) };
  });
}

/** A list stands close below the words that it belongs to. */
const closeUp = (markdown: string): string => markdown.replace(/^([^\n]+)\n\n(?=(?:-|1\.) )/, '$1\n');

const bold = ({ title = [] }: ExportedItem): NoteBlock => ({
  kind: 'paragraph',
  depth: 0,
  lines: [title.map((words) => ({ ...words, strong: true }))],
});

function* notePieces({ notes }: ExportedEpisode, app: NoteApp): Generator<NotesPiece> {
  for (const note of byTime(notes)) {
    const title = textOfLine(note.title ?? []);
    const words = [title, ...wordsOf(note.blocks)].filter((text) => text !== '');
    if (words.length === 0) continue;
    const by = isMachineMade(app) ? ` (${appNames[app]})` : '';
    const parts = [
      ...(title === '' ? [] : [writeNoteBlocks([bold(note)]) + by]),
      writeNoteBlocks(title === '' ? insideItem(note.blocks) : note.blocks),
    ].filter((text) => text !== '');
    const markdown = writeItem({ text: { markdown: closeUp(parts.join('\n\n')) }, ...timed(note) });
    const key = keyOf('notes', note.stamp, title === '' ? words : [title]);
    yield { place: { kind: 'notes' }, key, markdown, words, ...timed(note) };
  }
}

function* itemPieces({ takeaways, dives }: ExportedEpisode): Generator<NotesPiece> {
  for (const item of takeaways) {
    const words = wordsOf(item.blocks);
    if (words.length === 0) continue;
    const markdown = writeItem({
      text: { markdown: closeUp(writeNoteBlocks(insideItem(item.blocks))) },
      ...timed(item),
    });
    yield {
      place: { kind: 'takeaways' },
      key: keyOf('takeaways', item.stamp, words),
      markdown,
      words,
      ...timed(item),
    };
  }
  for (const dive of byTime(dives)) {
    const said = textOfLine(dive.title ?? []);
    const words = [said, ...wordsOf(dive.blocks)].filter((text) => text !== '');
    if (words.length === 0) continue;
    const markdown = writeDive({
      heading: said === '' ? 'Untitled part' : said,
      blocks: [{ markdown: writeNoteBlocks(dive.blocks) }],
      ...timed(dive),
    });
    yield {
      place: { kind: 'deep-dives' },
      key: keyOf('deep-dives', dive.stamp, [said]),
      markdown,
      words,
      ...timed(dive),
    };
  }
}

/** Blocks that belong together: an item with those below it, or one block. */
function* groupBlocks(blocks: readonly NoteBlock[]): Generator<readonly NoteBlock[]> {
  let group: NoteBlock[] = [];
  for (const block of blocks) {
    const goesOn = block.kind === 'item' && block.depth > 0 && group.length > 0;
    if (!goesOn && group.length > 0) {
      yield group;
      group = [];
    }
    group.push(block);
  }
  if (group.length > 0) yield group;
}

const blockPiece = (place: PiecePlace, name: string, blocks: readonly NoteBlock[]): NotesPiece => {
  const words = wordsOf(blocks);
  return { place, key: keyOf(name, undefined, words), markdown: writeNoteBlocks(blocks), words };
};

function* blockPieces(
  { summary, quotations, sections }: ExportedEpisode,
  app: NoteApp,
): Generator<NotesPiece> {
  for (const blocks of groupBlocks(summary)) yield blockPiece({ kind: 'summary' }, 'summary', blocks);
  const heading = isMachineMade(app) ? `Quotations from ${appNames[app]}` : 'Quotations';
  for (const quotation of byTime(quotations)) {
    const { stamp } = quotation;
    const words = [quotation.words];
    const place: PiecePlace = { kind: 'other', heading };
    yield {
      place,
      key: keyOf('quotations', stamp, words),
      markdown: writeQuotation(quotation),
      words,
      ...timed(quotation),
    };
  }
  for (const { heading: own, blocks } of sections)
    for (const group of groupBlocks(blocks)) yield blockPiece({ kind: 'other', heading: own }, own, group);
}

/** All that notes have for the page of an episode, in the order in which it stands there. None is there twice. */
export function piecesOf(episode: ExportedEpisode, app: NoteApp): readonly NotesPiece[] {
  const pieces = [...blockPieces(episode, app), ...itemPieces(episode), ...notePieces(episode, app)];
  return [...new Map(pieces.toReversed().map((piece) => [piece.key, piece])).values()].toReversed();
}
