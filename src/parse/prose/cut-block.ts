import { positionAt, type Range } from '../../model/position.ts';
import type { Block } from '../../model/prose.ts';

/**
 * Takes ranges out of a block that has been read already, with the white space that this leaves in front.
 * Marks, citations, terms and positions move along.
 */
export function cutBlock(block: Block, cuts: readonly Range[]): Block {
  if (cuts.length === 0) return block;
  const gone = new Array<boolean>(block.text.length).fill(false);
  for (const { start, end } of cuts) gone.fill(true, start, end);
  for (
    let offset = 0;
    offset < gone.length && (gone[offset] || /\s/.test(block.text[offset] as string));
    offset++
  )
    gone[offset] = true;
  const moved: number[] = [];
  let text = '';
  const runs: Block['positions']['runs'][number][] = [];
  const starts = new Set(block.positions.runs.map((run) => run.offset));
  for (let offset = 0; offset < gone.length; offset++) {
    moved.push(text.length);
    if (gone[offset]) continue;
    if (text === '' || starts.has(offset) || gone[offset - 1]) {
      const { line, column } = positionAt(block.positions, offset);
      runs.push({ offset: text.length, line, column });
    }
    text += block.text[offset] as string;
  }
  moved.push(text.length);
  const shift = <T extends Range>(range: T): T => ({
    ...range,
    start: moved[range.start] as number,
    end: moved[range.end] as number,
  });
  const wasPoint = (index: number): boolean => block.marks[index]?.start === block.marks[index]?.end;
  return {
    ...block,
    text,
    marks: block.marks.map(shift).filter((mark, index) => mark.end > mark.start || wasPoint(index)),
    citations: block.citations.map((citation) => ({ ...citation, offset: moved[citation.offset] as number })),
    termReferences: block.termReferences.map(shift).filter((term) => term.end > term.start),
    positions: runs.length > 0 ? { ...block.positions, runs } : block.positions,
  };
}
