import { JsonFault, JsonReader } from '../references/json-tree.ts';
import { positionsIn } from '../references/text-position.ts';
import type { YamlEntry, YamlNode } from '../yaml/tree.ts';
import {
  arrangeChapters,
  lineOf,
  type ChapterList,
  type LeftOut,
  type WrittenChapter,
} from './chapter-list.ts';
import { secondsOf } from './text-chapters.ts';

type Fields = readonly YamlEntry[];

const valueOf = (fields: Fields, name: string): unknown => {
  const found = fields.find(({ key }) => key === name)?.value;
  return found?.kind === 'scalar' ? found.value : undefined;
};

/** A number of seconds; a clock time is read, too, as some programs write it. */
function readTime(value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number') return value;
  const text = String(value).trim();
  return /^\d+(?:\.\d+)?$/.test(text)
    ? Number(text)
    : /^\d+(?::\d{2}){1,2}/.test(text)
      ? secondsOf(text)
      : NaN;
}

function readChapter(node: YamlNode, leftOut: LeftOut[]): WrittenChapter | undefined {
  const { line } = node.position;
  if (node.kind !== 'map') {
    leftOut.push({ line, text: '', reason: 'it is no chapter' });
    return undefined;
  }
  const title = lineOf(String(valueOf(node.entries, 'title') ?? ''));
  if (valueOf(node.entries, 'toc') === false) {
    leftOut.push({ line, text: title, reason: 'it is not meant for the list of chapters ("toc": false)' });
    return undefined;
  }
  for (const field of ['img', 'url', 'location'])
    if (node.entries.some(({ key }) => key === field))
      leftOut.push({ line, text: title, reason: `a chapter here has no place for its "${field}"` });
  const start = readTime(valueOf(node.entries, 'startTime'));
  const end = readTime(valueOf(node.entries, 'endTime'));
  return { line, title, ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
}

/**
 * Chapters as Podcasting 2.0 has them. Throws a {@link JsonFault} where the text is no JSON; `undefined` where it is no
 * list of chapters.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
 */
export function readPodcastChapters(text: string): ChapterList | undefined {
  const reader = new JsonReader(text, positionsIn('', text));
  const tree = reader.value();
  if (reader.peek() !== '') throw new JsonFault(reader.offset, 'something stands behind the end');
  const list = tree.kind === 'map' ? tree.entries.find(({ key }) => key === 'chapters')?.value : tree;
  if (list?.kind !== 'list') return undefined;
  const aside: LeftOut[] = [];
  const written = list.items.flatMap((item) => readChapter(item, aside) ?? []);
  const { chapters, leftOut } = arrangeChapters(written);
  return { chapters, leftOut: [...aside, ...leftOut].sort((a, b) => a.line - b.line) };
}
