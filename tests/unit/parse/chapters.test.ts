import { expect, it } from 'vitest';
import { writeItem } from '../../../src/edit/episode-file.ts';
import { writeSection } from '../../../src/edit/sections.ts';
import { parseChapters } from '../../../src/parse/chapters/index.ts';

/** Chapters as an episode has them, and what was left out with its line. */
function read(text: string) {
  const { lists, fault, format } = parseChapters(text);
  return {
    format,
    fault: fault && `${fault.line}: ${fault.reason}`,
    lists: lists.map(({ chapters }) =>
      chapters.map(({ title, stamp }) => writeItem({ text: title, ...(stamp ? { stamp } : {}) })),
    ),
    leftOut: lists.flatMap(({ leftOut }) => leftOut.map(({ line, reason }) => `${line}: ${reason}`)),
  };
}

it('reads lines of text in the forms that show notes have them, and names what is no chapter', () => {
  const { lists, leftOut } = read(
    `\uFEFFTimestamps:\r\n00:00 Introduction\r\n(2:05) - Where [it] began\n- 12:04,5 Über: 3:4\n* [1:02:03–1:03:00] Juche
⏱️ 75:30 Long minutes\nThe end (1:30:00)\n1:75 Broken\n1:02:03 Again\n~1:40:00 About there\n\n5400.5\t5401\tLabel\n[1:50:00](https://x.example/?t=1) Linked`,
  );
  expect(lists).toEqual([
    [
      '- [0:00] Introduction',
      '- [2:05] Where \\[it] began',
      '- [12:04.500] Über: 3:4',
      '- [1:02:03–1:03:00] Juche',
      '- [1:15:30] Long minutes',
      '- [1:30:00] The end',
      '- [1:30:00.500–1:30:01] Label',
      '- [~1:40:00] About there',
      '- [1:50:00] Linked',
    ],
  ]);
  expect(leftOut).toEqual([
    '1: it has no time',
    '8: its time cannot be read',
    '9: another chapter begins at that time',
  ]);
});

it('reads Podcasting 2.0 chapters, invents no time, and says what has no place', () => {
  const json = `{"version":"1.2.0","chapters":[
{"startTime":90,"title":"C"},
{"startTime":0,"title":"A","endTime":30.25,"img":"https://x.example/a.png"},
{"startTime":60,"title":"B","endTime":90},
{"startTime":95,"toc":false,"title":"Hidden"},
{"title":"No time"},
{"startTime":-1,"title":"Odd"}]}`;
  const { lists, leftOut } = read(json);
  expect(lists).toEqual([['- [0:00–0:30.250] A', '- [1:00] B', '- [1:30] C', '- No time']]);
  expect(leftOut).toEqual([
    '3: a chapter here has no place for its "img"',
    '5: it is not meant for the list of chapters ("toc": false)',
    '7: its time cannot be read',
  ]);
  expect(read('{"chapters":[{"startTime":0 "title":"A"}]}').fault).toMatch(/^1: a comma/);
});

it('reads Podlove chapters of each episode of a feed, and WebVTT', () => {
  const feed = `<?xml version="1.0"?>
<rss xmlns:p="http://podlove.org/simple-chapters"><channel><title>Show</title>
<item><title>One</title><guid>g1</guid><p:chapters><p:chapter start="37" title="X"/></p:chapters></item>
<item><title>Two</title><p:chapters><p:chapter start="05:12:03.500" title="A &amp; B"/><p:chapter start="x" title="C"/></p:chapters></item>
</channel></rss>`;
  expect(parseChapters(feed).lists.map(({ title, guid }) => [title, guid])).toEqual([
    ['One', 'g1'],
    ['Two', undefined],
  ]);
  expect(read(feed).lists).toEqual([['- [0:37] X'], ['- [5:12:03.500] A & B']]);
  expect(read(feed).leftOut).toEqual(['4: its time cannot be read']);
  const vtt = 'WEBVTT\n\n1\n00:00.000 --> 01:00.000\nA &amp; <b>B</b>\n\n01:00.000 --> 02:00.000\nC\n';
  expect(read(vtt).lists).toEqual([['- [0:00] A & B', '- [1:00] C']]);
});

it('begins the section in the words of the show, before those that follow it', () => {
  const source = '---\ntitle: T\n---\nWords.\n\n## Notizen\n\n- [0:01] x\n';
  const headings = { chapters: 'Kapitel', notes: 'Notizen' };
  const after = writeSection(source, 'chapters', '- [0:00] A', headings);
  expect(after).toBe(source.replace('## Notizen', () => '## Kapitel\n\n- [0:00] A\n\n## Notizen'));
});
