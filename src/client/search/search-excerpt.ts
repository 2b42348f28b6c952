import { stoodTogether } from '../../text/unspaced.ts';

/** A run of an excerpt's text; `found` where it is what was searched for. */
export interface ExcerptPart {
  readonly text: string;
  readonly found: boolean;
}

const wordsShown = 32;
const wordsBefore = 8;

/** The first of the found words around which most of them stand close together. */
function bestStart(found: readonly number[], otherwise: number): number {
  let [best, most] = [found[0] ?? otherwise, 0];
  for (const [index, word] of found.entries()) {
    let count = 0;
    while (index + count < found.length && (found[index + count] as number) < word + wordsShown - wordsBefore)
      count++;
    if (count > most) [best, most] = [word, count];
  }
  return best;
}

/**
 * Some thirty words of the content around the words found (indices, ascending), in parts to be marked; with an
 * ellipsis where text was left out. `word` is the found word it was built around; where none was found, `otherwise`.
 */
export function buildExcerpt(
  content: string,
  found: readonly number[],
  otherwise = 0,
): { readonly parts: readonly ExcerptPart[]; readonly word: number } {
  const pieces = content.split(/(\s+)/u);
  const total = Math.ceil(pieces.length / 2);
  const word = bestStart(found, otherwise);
  const start = Math.max(0, Math.min(word - wordsBefore, total - wordsShown));
  const end = Math.min(total, start + wordsShown);
  const marked = new Set(found);
  const parts: { text: string; found: boolean }[] = [];
  const add = (text: string, isFound: boolean): void => {
    const last = parts.at(-1);
    if (last?.found === isFound) last.text += text;
    else if (text !== '') parts.push({ text, found: isFound });
  };
  if (start > 0) add('… ', false);
  for (let index = start; index < end; index++) {
    const [shown, next] = [pieces[index * 2] ?? '', pieces[index * 2 + 2] ?? ''];
    add(shown, marked.has(index));
    if (index === end - 1 || stoodTogether(shown, next)) continue;
    add(' ', marked.has(index) && marked.has(index + 1));
  }
  if (end < total) add(' …', false);
  return { parts, word };
}
