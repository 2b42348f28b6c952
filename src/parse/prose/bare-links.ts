import type { Mark } from '../../model/prose.ts';
import { written } from './alignment.ts';
import type { Draft } from './draft.ts';

const address = /https?:\/\/[^\s<>[\]"]+/g;

/** An address without the punctuation of the sentence that it ends, nor a bracket that it did not open. */
function trimAddress(found: string): string {
  let end = found.length;
  for (; end > 0; end--) {
    const last = found[end - 1] as string;
    const unopened = last === ')' && !found.slice(0, end).includes('(');
    if (!/[.,:;!?'*_~]/.test(last) && !unopened) break;
  }
  return found.slice(0, end);
}

/**
 * Links to addresses that stand in the text as they are and that Markdown did not see, because a bracket before
 * them was open. An address that a mark begins or ends in is left alone: marks never cross.
 */
export function linkBareAddresses(draft: Draft): readonly Mark[] {
  if (!draft.text.includes('://')) return draft.marks;
  const found: Mark[] = [];
  for (const match of draft.text.matchAll(address)) {
    const href = trimAddress(match[0]);
    const [start, end] = [match.index, match.index + href.length];
    if (draft.how[start] !== written.open || !/^https?:\/\/[\p{L}\p{N}]/u.test(href)) continue;
    const crossed = draft.marks.some(
      (mark) => (mark.start > start && mark.start < end) || (mark.end > start && mark.end < end),
    );
    if (!crossed) found.push({ kind: 'link', href, start, end });
  }
  if (found.length === 0) return draft.marks;
  return [...draft.marks, ...found].sort((a, b) => a.start - b.start || b.end - a.end);
}
