import type { Range } from '../../model/position.ts';
import type { TermReference } from '../../model/prose.ts';
import { isOpen, type Draft } from './draft.ts';

/** What is wrong with a `[[…]]`, at an offset of the draft. */
export interface TermProblem {
  readonly offset: number;
  readonly reason: string;
  readonly hint?: string;
}

/** The terms put by hand, what is taken out around their words, and the whole ranges they were written in. */
export interface TermReading {
  readonly terms: readonly TermReference[];
  readonly cuts: readonly Range[];
  readonly taken: readonly Range[];
  readonly problems: readonly TermProblem[];
}

/** The end of the text from `start` on that holds no open bracket: `]]`, or where a bracket interrupts it. */
function findEnd(draft: Draft, start: number): number | undefined {
  for (let offset = start; offset < draft.text.length; offset++) {
    if (isOpen(draft, offset, '[')) return undefined;
    if (isOpen(draft, offset, ']') && isOpen(draft, offset + 1, ']')) return offset;
  }
  return undefined;
}

/** A range without the white space at its ends. */
function trimRange(text: string, start: number, end: number): Range {
  const words = text.slice(start, end);
  const left = words.length - words.trimStart().length;
  return left === words.length
    ? { start: end, end }
    : { start: start + left, end: end - (words.length - words.trimEnd().length) };
}

/** Reads `[[Term]]` and `[[Term|words shown]]`. `\|` may stand for the bar, as it must in a table. */
export function readTerms(draft: Draft): TermReading {
  const terms: TermReference[] = [];
  const cuts: Range[] = [];
  const taken: Range[] = [];
  const problems: TermProblem[] = [];
  let from = 0;
  for (let open = draft.text.indexOf('[['); open !== -1; open = draft.text.indexOf('[[', from)) {
    from = open + 1;
    if (!isOpen(draft, open, '[') || !isOpen(draft, open + 1, '[') || isOpen(draft, open + 2, '[')) continue;
    const close = findEnd(draft, open + 2);
    if (close === undefined) {
      const hint =
        'close it with "]]" (in a table, write \\| for the bar), or write \\[[ if no term is meant';
      problems.push({ offset: open, reason: '"[[" is never closed', hint });
      continue;
    }
    from = close + 2;
    const bar = draft.text.slice(open + 2, close).indexOf('|');
    const name = trimRange(draft.text, open + 2, bar < 0 ? close : open + 2 + bar);
    const shown = bar < 0 ? name : trimRange(draft.text, open + 3 + bar, close);
    taken.push({ start: open, end: close + 2 });
    if (name.start === name.end) {
      problems.push({ offset: open, reason: '"[[…]]" names no term' });
      continue;
    }
    const words = shown.start === shown.end ? name : shown;
    terms.push({ ...words, name: draft.text.slice(name.start, name.end).replace(/\s+/g, ' ') });
    cuts.push({ start: open, end: words.start }, { start: words.end, end: close + 2 });
  }
  return { terms, cuts, taken, problems };
}
