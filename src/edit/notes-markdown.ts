import { blocksOf, type Block, type ProseNode } from '../model/prose.ts';
import type { NoteBlock, NoteLine, NoteWords } from '../parse/feed/feed-notes.ts';
import { textOfLine } from '../parse/feed/feed-notes.ts';
import { parseProse } from '../parse/prose/index.ts';
import { escapeInline, escapeText, normalizeText } from './text.ts';

/** How much of the looks of words is written: what cannot be read back as it was meant is written with less. */
type Fidelity = 'all' | 'links';

/** Nested deeper than this, a list is no deeper. */
const deepest = 3;

/** Words with the marks of their looks. White space at their ends stands outside of these. */
function writeWords(words: NoteWords, isFirst: boolean, fidelity: Fidelity): string {
  const { text, link, strong, emphasis } = words;
  const inner = text.trim();
  if (inner === '') return text;
  const before = text.slice(0, text.indexOf(inner[0] ?? ''));
  const after = text.slice(before.length + inner.length);
  const looks = fidelity === 'all';
  const marks = `${looks && strong ? '**' : ''}${looks && emphasis ? '*' : ''}`;
  const isMarked = marks !== '' || link !== undefined;
  const escaped = escapeInline(inner, isFirst && !isMarked);
  const target = link !== undefined && /[()]/.test(link) ? `<${link}>` : link;
  const linked = target === undefined ? escaped : link === inner ? `<${link}>` : `[${escaped}](${target})`;
  return `${before}${marks}${linked}${[...marks].reverse().join('')}${after}`;
}

const writeLine = (line: NoteLine, fidelity: Fidelity): string =>
  line.map((words, index) => writeWords(words, index === 0, fidelity)).join('');

/** What a block says, without looks. */
const textOf = ({ lines }: NoteBlock): string => lines.map(textOfLine).join('\n');

const writeLines = (block: NoteBlock, fidelity: Fidelity): string => {
  const lines = block.lines.map((line) => writeLine(line, fidelity)).join('\\\n');
  return block.kind === 'heading' && fidelity === 'all' && !lines.includes('**') && !lines.includes('\n')
    ? `**${lines}**`
    : lines;
};

const isPlainBlock = (block: Block, text: string): boolean =>
  block.text === text &&
  block.citations.length === 0 &&
  block.termReferences.length === 0 &&
  block.marks.every(({ kind }: Block['marks'][number]) =>
    ['link', 'break', 'strong', 'emphasis'].includes(kind),
  );

/** Whether Markdown is read back as one paragraph of this text. */
function readsAs(markdown: string, text: string): boolean {
  const { value, messages } = parseProse(markdown, { path: '', firstLine: 1, idPrefix: 'x' });
  const [only, second] = value;
  return (
    messages.length === 0 &&
    second === undefined &&
    only?.type === 'paragraph' &&
    only.stamp === undefined &&
    isPlainBlock(only.block, text)
  );
}

/** Whether nothing but paragraphs, lists and quotations without times stand there. */
const isPlain = (nodes: readonly ProseNode[]): boolean =>
  nodes.every((node) => {
    if (node.type === 'list')
      return node.items.every(
        ({ stamp, checked, children }) => stamp === undefined && checked === undefined && isPlain(children),
      );
    if (node.type === 'quote') return node.stamp === undefined && isPlain(node.children);
    return node.type === 'paragraph' && node.stamp === undefined;
  });

/** Which of the blocks Markdown is read back as, one after the other; none where it is read as others. */
function readBack(markdown: string, notes: readonly NoteBlock[]): ReadonlySet<NoteBlock> {
  const { value, messages } = parseProse(markdown, { path: '', firstLine: 1, idPrefix: 'x' });
  if (messages.length > 0 || !isPlain(value)) return new Set();
  const found = [...blocksOf(value)];
  if (found.length !== notes.length) return new Set();
  return new Set(
    notes.filter((block, index) => isPlainBlock((found[index] as { block: Block }).block, textOf(block))),
  );
}

/** Letters and marks that have no meaning in Markdown wherever they stand. */
const harmless = /^[\p{L}\p{M}\p{N} ,.;:!?'’‘“”"()…–—%/$€£&+-]*$/u;
const startsHarmless = /^[\p{L}(“‘"']/u;
const hasReference = /&#?\w+;|:\/\/|www\.|@/;
const plainAddress = /^https?:\/\/[\w.~:/?#!$&+,;=%-]+$/;

/** Whether marks around words are read as such: a letter within, a space or nothing without. */
function standsFree(line: NoteLine, index: number): boolean {
  const { text, strong, emphasis } = line[index] as NoteWords;
  if (!strong && !emphasis) return true;
  const [before, after] = [line[index - 1]?.text ?? ' ', line[index + 1]?.text ?? ' '];
  return (
    /^\p{L}.*[\p{L}.]$/u.test(text.trim()) &&
    /\s$/.test(before + (/^\s*/.exec(text)?.[0] ?? '')) &&
    /^\s/.test((/\s*$/.exec(text)?.[0] ?? '') + after)
  );
}

const isHarmlessWord = ({ text, link }: NoteWords): boolean =>
  harmless.test(text) &&
  (link === undefined || (plainAddress.test(link) && !/&\w+;/.test(link) && text !== link));

/** Whether a block can be written without being read back: one line of ordinary words. */
function isHarmless(block: NoteBlock): boolean {
  const [line = [], more] = block.lines;
  const text = textOf(block);
  return (
    block.kind !== 'heading' &&
    more === undefined &&
    startsHarmless.test(text) &&
    !hasReference.test(text) &&
    line.every((words, index) => isHarmlessWord(words) && standsFree(line, index))
  );
}

/** A block as Markdown that is read back as its very text, with as much of its looks as can be. */
function writeOwn(block: NoteBlock): string {
  const text = textOf(block);
  if (isHarmless(block)) return writeLines(block, 'all');
  for (const fidelity of ['all', 'links'] as const) {
    const written = writeLines(block, fidelity);
    if (readsAs(written, text)) return written;
  }
  return escapeText(normalizeText(text), block.kind === 'item' ? 'item' : 'paragraph');
}

const indented = (text: string, margin: string): string => text.replaceAll('\n', `\n${margin}`);

/**
 * Notes as Markdown: paragraphs, lists and quotations, with links and emphasis. Headings are lines in bold, as headings
 * of an `episode.md` begin sections. Every character of the words means itself.
 * `known` remembers how blocks were written, for notes that repeat each other as those of one feed do.
 */
export function writeNoteBlocks(notes: readonly NoteBlock[], known: Map<string, string> = new Map()): string {
  const whole = (block: NoteBlock): string => writeLines(block, 'all');
  const fresh = notes.filter((block) => !isHarmless(block) && !known.has(keyOf(block)));
  // to read them back together is far quicker than each by itself
  const sound = fresh.length > 1 ? readBack(arrange(fresh, whole), fresh) : new Set();
  return arrange(notes, (block) => {
    const key = keyOf(block);
    const written = known.get(key) ?? (sound.has(block) ? whole(block) : writeOwn(block));
    known.set(key, written);
    return written;
  });
}

/** What decides how a block is written. */
const keyOf = ({ kind, lines }: NoteBlock): string => JSON.stringify([kind, lines]);

/** Blocks in their order, with the marks of lists and quotations. */
function arrange(notes: readonly NoteBlock[], write: (block: NoteBlock) => string): string {
  let markdown = '';
  let depth = -1;
  let before: NoteBlock | undefined;
  let top: NoteBlock | undefined;
  for (const block of notes) {
    const isItem = block.kind === 'item';
    const own = write(block);
    if (own.trim() === '') continue;
    depth = isItem ? Math.min(block.depth, depth + 1, deepest) : -1;
    const margin = ' '.repeat(4 * Math.max(0, depth));
    const number = block.number === undefined ? '-' : `${block.number}.`;
    const sameList =
      isItem &&
      before?.kind === 'item' &&
      (depth > 0 || (top?.number === undefined) === (block.number === undefined));
    const gap = markdown === '' ? '' : sameList ? '\n' : '\n\n';
    // two lists, one below the other, would be one
    const apart = isItem && before?.kind === 'item' && !sameList ? '<!-- -->\n\n' : '';
    const body = isItem
      ? `${margin}${number} ${indented(own, `${margin}${' '.repeat(number.length + 1)}`)}`
      : block.kind === 'quote'
        ? `> ${indented(own, '> ')}`
        : own;
    markdown += gap + apart + body;
    before = block;
    if (depth <= 0) top = block;
  }
  return markdown;
}
