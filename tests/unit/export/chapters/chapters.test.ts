import sax from 'sax';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { ChaptersInput } from '../../../../src/export/chapters/format.ts';
import { exportChapters } from '../../../../src/export/chapters/index.ts';
import { confirmedChapters } from '../../../../src/model/chapters.ts';
import { parseEpisode } from '../../../../src/parse/episode.ts';
import { parseShow } from '../../../../src/parse/show.ts';
import { parseTranscript } from '../../../../src/parse/transcripts/index.ts';

const page = 'https://trains.example/show/episodes/lisbon/';

const show = parseShow(
  new VFile({
    path: 'episodes/show.yaml',
    value:
      'title: The Night Train\ndescription: Sleepers.\nlanguage: en\nurl: https://trains.example/show/\n',
  }),
  { siblings: [], styles: [] },
).value;

function parse(body: string) {
  const file = new VFile({
    path: 'episodes/lisbon/episode.md',
    value: `---\ntitle: Lisbon\ndate: 2026-03-05\n---\n\n${body}`,
  });
  return parseEpisode(file, { show, slug: 'lisbon', siblings: [] }).value;
}

const input = (body: string, duration?: number): ChaptersInput => ({
  title: 'The Lisbon sleeper',
  show: 'The Night Train',
  page,
  ...(duration === undefined ? {} : { duration }),
  chapters: confirmedChapters(parse(body)),
});

const bodyOf = (chapters: ChaptersInput, name: string): string =>
  String(exportChapters(chapters, 'episodes/lisbon/').find(({ path }) => path.endsWith(name))?.body);

const written = `## Deep dives

### [0:10] Not a chapter, for there are chapters

## Chapters

- [0:00] Hello & "welcome"
- [~1:00] Only located
- No time at all
- [1:02:05.250–1:10:00] Late \\<news\\>
- [12:04] Why it stopped
`;

describe('chapters', () => {
  it('are those that a person confirmed, in order of time', () => {
    expect(input(written).chapters.map(({ start, title }) => [start, title])).toEqual([
      [0, 'Hello & "welcome"'],
      [724, 'Why it stopped'],
      [3725.25, 'Late <news>'],
    ]);
  });

  it('are the deep dives where nothing else is written, with their places on the page', () => {
    const { chapters } = input('## Deep dives\n\n### [2:05–4:40] Why it stopped\n\n### [~5:00] Located\n');
    expect(chapters).toEqual([{ start: 125, end: 280, title: 'Why it stopped', id: 'why-it-stopped' }]);
  });

  it('of an episode without any make no files', () => {
    expect(exportChapters(input('## Deep dives\n\n### No time\n'), 'episodes/lisbon/')).toEqual([]);
  });

  it('as JSON open the companion at their time', () => {
    expect(JSON.parse(bodyOf(input(written), 'chapters.json'))).toEqual({
      version: '1.2.0',
      title: 'The Lisbon sleeper',
      podcastName: 'The Night Train',
      chapters: [
        { startTime: 0, title: 'Hello & "welcome"', url: `${page}#t=0` },
        { startTime: 724, title: 'Why it stopped', url: `${page}#t=724` },
        { startTime: 3725.25, endTime: 4200, title: 'Late <news>', url: `${page}#t=3725` },
      ],
    });
  });

  it('as Podlove Simple Chapters are well-formed XML', () => {
    const found: unknown[] = [];
    const parser = sax.parser(true, { xmlns: true });
    parser.onopentag = ({ name, attributes }) => {
      const values = Object.entries(attributes).map(([key, value]) => [
        key,
        typeof value === 'string' ? value : value.value,
      ]);
      found.push([name, Object.fromEntries(values)]);
    };
    parser.write(bodyOf(input(written), 'chapters.psc')).close();
    expect(found).toEqual([
      ['psc:chapters', { version: '1.2', 'xmlns:psc': 'http://podlove.org/simple-chapters' }],
      ['psc:chapter', { start: '00:00:00.000', title: 'Hello & "welcome"', href: `${page}#t=0` }],
      ['psc:chapter', { start: '00:12:04.000', title: 'Why it stopped', href: `${page}#t=724` }],
      ['psc:chapter', { start: '01:02:05.250', title: 'Late <news>', href: `${page}#t=3725` }],
    ]);
  });

  it('as WebVTT end where the next begins, the last with the episode', () => {
    const value = new TextEncoder().encode(
      bodyOf(input(written.replace('–1:10:00', ''), 4300), 'chapters.vtt'),
    );
    const { value: transcript, messages } = parseTranscript(new VFile({ path: 'chapters.vtt', value }));
    expect(messages).toEqual([]);
    expect(transcript?.cues.map(({ start, end, text }) => [start, end, text])).toEqual([
      [0, 724, 'Hello & "welcome"'],
      [724, 3725.25, 'Why it stopped'],
      [3725.25, 4300, 'Late <news>'],
    ]);
  });
});
