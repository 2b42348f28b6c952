import { marks } from './citation-js.ts';
import { cleanHtml, tagPattern } from './entry-html.ts';
import type { Html } from '../../model/view/parts.ts';

/** A piece of an in-text citation: with `id` what belongs to that source and is to be linked, else what stands between. */
export interface MarkedPiece {
  readonly id?: string;
  readonly html: Html;
}

interface Run {
  readonly id: string | undefined;
  text: string;
}

const token = new RegExp(`${marks.open}([^${marks.divide}]*)${marks.divide}|${marks.close}`, 'g');

/** Text with the source that it belongs to; the innermost mark counts. */
function splitMarks(marked: string): Run[] {
  const runs: Run[] = [];
  const open: string[] = [];
  let last = 0;
  const push = (end: number): void => {
    if (end > last) runs.push({ id: open.at(-1), text: marked.slice(last, end) });
  };
  for (const match of marked.matchAll(token)) {
    push(match.index);
    last = match.index + match[0].length;
    if (match[1] === undefined) open.pop();
    else open.push(match[1]);
  }
  push(marked.length);
  return runs;
}

/** What stands between two pieces of the same source ("p. ") belongs to it too. */
function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  runs.forEach((run, index) => {
    const last = joined.at(-1);
    const inside = run.id === undefined && last?.id !== undefined && runs[index + 1]?.id === last.id;
    if (last && (last.id === run.id || inside)) last.text += run.text;
    else joined.push({ ...run });
  });
  return joined;
}

const trailingOpenTag = /<[a-z]+(?:\s[^<>]*)?>$/i;
const leadingCloseTag = /^<\/[a-z]+>/i;

/** Tags that are opened just before a piece, or closed just behind it, go into it. */
function takeTags(runs: Run[]): void {
  runs.forEach((run, index) => {
    if (run.id === undefined) return;
    const [before, after] = [runs[index - 1], runs[index + 1]];
    for (let tag; before && (tag = trailingOpenTag.exec(before.text)?.[0]) !== undefined;) {
      before.text = before.text.slice(0, -tag.length);
      run.text = tag + run.text;
    }
    for (let tag; after && (tag = leadingCloseTag.exec(after.text)?.[0]) !== undefined;) {
      after.text = after.text.slice(tag.length);
      run.text += tag;
    }
  });
}

function isBalanced(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, name] of html.matchAll(tagPattern)) {
    if (slash === '') open.push(name ?? '');
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

/** Each piece cleaned by itself, with the white space at its edges kept. */
function cleanPiece(text: string): Html {
  const [, before = '', after = ''] = /^(\s*)[^]*?(\s*)$/.exec(text) ?? [];
  return text.trim() === '' ? text : (before && ' ') + cleanHtml(text) + (after && ' ');
}

/** citeproc's marked output in pieces. Where markup runs across pieces it is dropped, so that each is whole. */
export function readPieces(marked: string): readonly MarkedPiece[] {
  let runs = joinRuns(splitMarks(marked));
  takeTags(runs);
  runs = joinRuns(runs.filter(({ text }) => text !== ''));
  const whole = runs.every(({ text }) => isBalanced(text));
  return runs.map(({ id, text }) => {
    const html = cleanPiece(whole ? text : text.replace(tagPattern, ''));
    return id === undefined ? { html } : { id, html };
  });
}
