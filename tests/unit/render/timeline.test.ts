import { rehype } from 'rehype';
import { expect, test } from 'vitest';
import { renderEpisodeMap, thinLanes, type TimelineMark } from '../../../src/render/timeline.ts';

const map = renderEpisodeMap({
  duration: 400,
  lanes: [
    {
      label: 'Sections',
      marks: [
        { start: 100, end: 200, label: 'Cash & "gold"', href: '#cash', kind: 'section' },
        { start: 390, end: 999, label: 'Late', href: '#late', kind: 'section' },
      ],
    },
    { label: 'Terms', marks: [{ start: 62, label: 'Juche', href: '#t=62', kind: 'Term x"y' }] },
    { label: 'Sources', marks: [] },
  ],
});

test('the map draws a lane per kind, each mark a named link at its time', () => {
  expect(map).toContain(
    '<a href="#cash" class="mark-section" tabindex="-1" aria-label="1:40 Cash &amp; &quot;gold&quot;">' +
      '<title>1:40 Cash &amp; "gold"</title><rect class="tick" x="25%" y="2" width="2" height="12"></rect>' +
      '<rect class="bar" x="25%" y="2" width="25%" height="12" rx="1"></rect></a>',
  );
  expect(map).toContain('<a href="#t=62" class="mark-term-x-y" tabindex="-1" aria-label="1:02 Juche">');
  expect(map.match(/<svg /g)).toHaveLength(3);
  expect(map).toContain('role="group" aria-label="Sections"');
});

test('a section that ends after the audio is drawn to its end only', () => {
  expect(map).toContain('<rect class="bar" x="97.5%" y="2" width="2.5%"');
});

test('the same stands below as a list that the keyboard reaches', () => {
  const list = map.slice(map.indexOf('<details'));
  expect(list).toContain('<summary>The episode over time, as a list</summary>');
  expect(list).toContain(
    '<li><a href="#cash">1:40 Cash &amp; "gold"</a></li><li><a href="#late">6:30 Late</a></li>',
  );
  expect(list).toContain('<li><a href="#t=62">1:02 Juche</a></li>');
  expect(list).not.toContain('Sources');
});

test('it is valid HTML without inline styles, and time runs left to right in every script', () => {
  expect(map).not.toMatch(/ style=/);
  expect(map).toContain('<div class="timeline-lanes" dir="ltr">');
  const parsed = rehype().data('settings', { fragment: true }).parse(map);
  expect(parsed.children).toHaveLength(1);
});

/** Texts of the scale, and whether each goes where there is little room. */
const scaleOf = (duration: number): readonly string[] => {
  const html = renderEpisodeMap({
    duration,
    lanes: [{ label: 'Terms', marks: [{ start: 1, label: 'Juche', href: '#t=1', kind: 'term' }] }],
  });
  const ticks = html.matchAll(/<g( class="odd")?><line x1="([^"]+)"[^]*?<text [^>]*>([^<]+)</g);
  return Array.from(ticks, ([, odd, x, time]) => `${x} ${time}${odd === undefined ? '' : ' (odd)'}`);
};

test('a quiet scale counts minutes, or hours of what is long, and at most seven times', () => {
  expect(scaleOf(467.64)).toEqual(['0% 0:00', '25.66% 2:00 (odd)', '51.32% 4:00', '76.98% 6:00 (odd)']);
  expect(scaleOf(3 * 3600)).toEqual([
    '0% 0:00',
    '16.67% 30:00 (odd)',
    '33.33% 1:00:00',
    '50% 1:30:00 (odd)',
    '66.67% 2:00:00',
    '83.33% 2:30:00 (odd)',
    '100% 3:00:00',
  ]);
  expect(scaleOf(4)).toEqual(['0% 0:00', '25% 0:01 (odd)', '50% 0:02', '75% 0:03 (odd)', '100% 0:04']);
  expect(scaleOf(1e7).length).toBeLessThanOrEqual(7);
});

const mention = (start: number, label: string): TimelineMark => ({
  start,
  label,
  href: `#t=${start}`,
  kind: 'term',
  page: `/glossary/${label.toLowerCase()}/`,
});

const ofTerms = (duration: number, marks: readonly TimelineMark[]): string =>
  renderEpisodeMap({ duration, lanes: [{ label: 'Terms', marks, things: { one: 'term', asks: true } }] });

test('a term stands once in the list, with its page and all of its times, and can be asked for', () => {
  const html = ofTerms(400, [mention(10, 'Juche'), mention(40, 'Bybit'), mention(62, 'Juche')]);
  expect(html).toContain(
    '<li><a class="term" href="/glossary/juche/" dir="auto">Juche</a> ' +
      '<a class="stamp" href="#t=10" aria-label="Play from 0:10">0:10</a> ' +
      '<a class="stamp" href="#t=62" aria-label="Play from 1:02">1:02</a></li>',
  );
  expect(html).toContain('<option value="0">Bybit</option><option value="1">Juche (2)</option>');
  // the marks of the picture say which item of the list they are of
  expect(Array.from(html.matchAll(/data-thing="(\d)"/g), ([, thing]) => thing)).toEqual(['1', '0', '1']);
  // nothing dead is shown without a script
  expect(html).toMatch(/<p class="timeline-question screen-only" hidden/);
});

test('of five hundred mentions in three hours the picture draws what can be seen, and the list has all', () => {
  const marks = Array.from({ length: 500 }, (_, index) => mention(index * 21, `Term ${index % 40}`));
  const html = ofTerms(3 * 3600, marks);
  const drawn = html.match(/class="mark-term"/g)?.length ?? 0;
  expect(drawn).toBeGreaterThan(200);
  expect(drawn).toBeLessThan(360);
  expect(html.match(/class="stamp"/g)).toHaveLength(500);
  expect(html.match(/<option /g)).toHaveLength(41);
});

test('nothing to show is nothing', () => {
  expect(renderEpisodeMap({ duration: 0, lanes: [] })).toBe('');
  expect(renderEpisodeMap({ duration: 9, lanes: [{ label: 'Terms', marks: [] }] })).toBe('');
});

test('of a thousand turns the picture shows what can be seen: joined over short pauses, the longest of the rest', () => {
  const turn = (label: string, start: number, end: number): TimelineMark => ({
    start,
    end,
    label,
    href: `#t=${start}`,
    kind: 'voice',
  });
  const turns = (label: string, offset: number): TimelineMark[] =>
    Array.from({ length: 500 }, (_, index) => turn(label, index * 7 + offset, index * 7 + offset + 1));
  const monologue = turn('Theo', 3490, 3550);
  const [mara, theo] = thinLanes(
    [
      { label: 'Mara', marks: [turn('Mara', 0, 4), turn('Mara', 9, 20), turn('Mara', 60, 70)] },
      {
        label: 'Theo',
        marks: [...turns('Theo', 0).map((mark, index) => ({ ...mark, label: `${index}` })), monologue],
      },
    ],
    3600,
  );
  expect(mara?.marks.map(({ start, end }) => [start, end])).toEqual([
    [0, 20],
    [60, 70],
  ]);
  expect(theo?.marks).toContain(monologue);
  expect(theo?.marks).toHaveLength(48);
});

test('two who take turns for three hours are seen to speak from beginning to end', () => {
  const turns = Array.from({ length: 150 }, (_, index): TimelineMark[] =>
    ['Mara', 'Theo'].map((label, who) => {
      const start = index * 72 + who * 36;
      return { start, end: start + 36, label, href: `#t=${start}`, kind: 'voice' };
    }),
  );
  const lanes = [0, 1].map((who) => ({
    label: `${who}`,
    marks: turns.map((pair) => pair[who] as TimelineMark),
  }));
  for (const { marks } of thinLanes(lanes, 10_800)) {
    expect(marks.length).toBeLessThanOrEqual(48);
    expect(marks.at(-1)?.end).toBeGreaterThan(10_700);
    const spoken = marks.reduce((sum, { start, end = start }) => sum + end - start, 0);
    expect(spoken).toBeGreaterThan(10_800 / 2 - 1);
  }
});
