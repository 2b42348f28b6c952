import { alignText, readReference, written, type Written } from './alignment.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { tagOf } from './inline.ts';

/** The text that stands between the tags of raw HTML, and the first tag that was left out. */
export interface HtmlText {
  readonly draft: Draft;
  /** Absent where there was nothing but comments and closing tags. */
  readonly tag?: { readonly name: string; readonly offset: number };
}

/** Where a construct that begins at `offset` ends, past its last character; the text's end if it never does. */
function endOf(value: string, offset: number, end: string): number {
  const found = value.indexOf(end, offset);
  return found < 0 ? value.length : found + end.length;
}

/** Where a comment, script, style or tag that begins at an offset ends; the offset itself if none begins there. */
function markupEnd(value: string, offset: number): number {
  if (value.startsWith('<!--', offset)) return endOf(value, offset + 4, '-->');
  const hidden = /^<(script|style)\b/i.exec(value.slice(offset, offset + 8))?.[1];
  if (hidden) return endOf(value, endOf(value.toLowerCase(), offset + 1, `</${hidden.toLowerCase()}`), '>');
  return /^<[a-z/!?]/i.test(value.slice(offset, offset + 2)) ? endOf(value, offset, '>') : offset;
}

/** Takes the tags out of a block of raw HTML. Its text is kept as it stands: none of our grammar is read in it. */
export function readHtml(value: string, source: string, start: number, quotes: number): HtmlText {
  const aligned = alignText(value, source, start, { escapes: false, quotes, how: written.closed });
  let text = '';
  const at: number[] = [];
  const how: Written[] = [];
  let tag: HtmlText['tag'];
  for (let offset = 0; offset < value.length;) {
    const from = aligned.at[offset] as number;
    const end = value[offset] === '<' ? markupEnd(value, offset) : offset;
    const reference = value[offset] === '&' ? readReference(value, offset) : undefined;
    if (end > offset && !tag && !/^<(?:!--|\/)/.test(value.slice(offset, offset + 4)))
      tag = { name: tagOf(value.slice(offset, offset + 40)), offset: from };
    const shown = end > offset ? '' : (reference?.text ?? (value[offset] as string).replace('\n', ' '));
    // Two white spaces in a row are only layout.
    if (shown !== ' ' || (text !== '' && !text.endsWith(' '))) {
      text += shown;
      for (let unit = 0; unit < shown.length; unit++) {
        at.push(from);
        how.push(written.literal);
      }
    }
    offset = end > offset ? end : offset + (reference?.length ?? 1);
  }
  return { draft: { ...emptyDraft, text, at, how }, ...(tag ? { tag } : {}) };
}
