import sax from 'sax';
import { arrangeChapters, type ChapterList, type WrittenChapter } from './chapter-list.ts';

const local = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase();

/** A time as Podlove has it: `37`, `7:48`, `35:12.250`, `05:12:03.500`. */
function readTime(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  const text = written.trim();
  if (!/^\d+(?::\d{1,2}){0,2}(?:\.\d+)?$/.test(text)) return NaN;
  return text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
}

/** An episode of a feed, or a file of chapters alone. */
interface OpenList {
  readonly written: WrittenChapter[];
  title?: string;
  guid?: string;
}

/**
 * Podlove Simple Chapters, alone or within a feed: a list for each episode that has them. A fault in the XML ends the
 * reading; what was read before it is kept, and it is said.
 * @see https://podlove.org/simple-chapters/
 */
export function readPodloveChapters(text: string): {
  readonly lists: readonly ChapterList[];
  readonly fault?: { readonly line: number; readonly reason: string };
} {
  const lists: OpenList[] = [];
  let item: OpenList = { written: [] };
  let words = '';
  let fault: { line: number; reason: string } | undefined;
  const parser = sax.parser(false, { lowercase: true, position: true });
  parser.onerror = ({ message }) => {
    fault ??= { line: parser.line + 1, reason: message.split('\n', 1)[0] ?? message };
    parser.resume();
  };
  parser.onopentag = ({ name, attributes }) => {
    words = '';
    if (name === 'item' || name === 'entry') item = { written: [] };
    if (local(name) !== 'chapter') return;
    const value = (wanted: string): string | undefined => {
      const found = Object.entries(attributes).find(([own]) => local(own) === wanted)?.[1];
      return typeof found === 'string' ? found : undefined;
    };
    const start = readTime(value('start'));
    if (item.written.length === 0) lists.push(item);
    item.written.push({
      line: parser.line + 1,
      title: value('title') ?? '',
      ...(start === undefined ? {} : { start }),
    });
  };
  parser.ontext = (part) => void (words += part);
  parser.oncdata = (part) => void (words += part);
  parser.onclosetag = (name) => {
    if (name === 'title') item.title ??= words.trim();
    if (name === 'guid') item.guid ??= words.trim();
    words = '';
  };
  parser.write(text).close();
  return {
    lists: lists.map(({ written, title, guid }) => ({
      ...arrangeChapters(written),
      ...(title === undefined ? {} : { title }),
      ...(guid === undefined ? {} : { guid }),
    })),
    ...(fault === undefined ? {} : { fault }),
  };
}
