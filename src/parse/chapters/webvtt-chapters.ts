import { readWebVttFile } from '../transcripts/webvtt-file.ts';
import { arrangeChapters, type ChapterList } from './chapter-list.ts';

/** Cues of WebVTT, each a chapter. Their text may hold tags, which titles do not. */
export function readVttChapters(text: string): ChapterList {
  const cues = readWebVttFile(text)?.cues ?? [];
  const lines = text.split('\n');
  let line = 0;
  const written = cues.map(({ start, end, text: words }) => {
    const [first = ''] = words.split('\n');
    line = Math.max(line, lines.indexOf(first, line)) + 1;
    const title = words
      .replace(/<[^>]*>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&nbsp;/g, ' ')
      .replace(/&(?:lrm|rlm);/g, '')
      .replace(/&amp;/g, '&');
    return { line, start, end, title };
  });
  return arrangeChapters(written);
}
