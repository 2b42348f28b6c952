import { arrangeChapters, type ChapterList, type LeftOut, type WrittenChapter } from './chapter-list.ts';

const time = String.raw`\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?`;
const mark = String.raw`(?:[\s>]|[-*+•‣▪·–—](?=\s)|\d{1,3}[.)](?=\s)|#{1,6}\s|\p{So}\uFE0F?)*`;
const range = String.raw`(~?)(${time})(?:\s*(?:-|–|—|to)\s*(${time}))?`;
/** `00:00 Title`, `(1:02:03) - Title`, `- [4:20–5:00] Title`, `[0:00](address) Title`. */
const timeFirst = new RegExp(
  String.raw`^${mark}(?:\*\*|__)?[[(]?${range}[\])]?(?:\([^\s()]*\))?(?:\*\*|__)?(?![\d:])\s*[-–—:|•.]*\s*(.*)$`,
  'u',
);
/** `Title (12:34)`, `Title - 12:34`. */
const timeLast = new RegExp(String.raw`^${mark}(.+?)\s*[-–—:|•]?\s*[[(]?(~?)(${time})[\])]?$`, 'u');
/** As Audacity exports labels: seconds, seconds, words, with tabs between. */
const label = /^(\d+(?:[.,]\d+)?)\t(\d+(?:[.,]\d+)?)\t(.*)$/;

/** Seconds of `m:ss` or `h:mm:ss`; NaN where seconds, or minutes after hours, are no such. */
export function secondsOf(written: string): number {
  const parts = written.replace(',', '.').split(':').map(Number);
  if (parts.slice(1).some((part) => part >= 60)) return NaN;
  return parts.reduce((sum, part) => sum * 60 + part, 0);
}

function readLine(text: string, line: number): WrittenChapter | undefined {
  const [, from, to, words] = label.exec(text) ?? [];
  if (from !== undefined && to !== undefined && words !== undefined)
    return { line, start: Number(from.replace(',', '.')), end: Number(to.replace(',', '.')), title: words };
  const [, tilde, start, end, title] = timeFirst.exec(text) ?? [];
  if (start !== undefined && title !== undefined)
    return {
      line,
      start: secondsOf(start),
      ...(end === undefined ? {} : { end: secondsOf(end) }),
      title: title.replace(/^(?:\*\*|__)\s*|\s*(?:\*\*|__)$/g, ''),
      approximate: tilde === '~',
    };
  const [, before, about, last] = timeLast.exec(text) ?? [];
  if (before === undefined || last === undefined) return undefined;
  return { line, start: secondsOf(last), title: before, approximate: about === '~' };
}

/** Chapters as people list them in show notes: a line each, with its time first, or last. Other lines are left out. */
export function readTextChapters(text: string): ChapterList {
  const aside: LeftOut[] = [];
  const written: WrittenChapter[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const chapter = readLine(line.trim(), index + 1);
    if (chapter === undefined) aside.push({ line: index + 1, text: line.trim(), reason: 'it has no time' });
    else written.push(chapter);
  }
  const { chapters, leftOut } = arrangeChapters(written);
  return { chapters, leftOut: [...aside, ...leftOut].sort((a, b) => a.line - b.line) };
}
