import { describe, expect, it } from 'vitest';
import { checkNotes } from '../../../../src/export/notes/check-notes.ts';
import { writeNotes } from '../../../../src/export/notes/index.ts';
import { notesTargets, targetRules } from '../../../../src/export/notes/targets.ts';
import type { EpisodeNotes } from '../../../../src/model/notes.ts';

const page = 'https://trains.example/episodes/lisbon/';

const short: EpisodeNotes = {
  title: 'The Lisbon sleeper',
  show: 'The Night Train',
  language: 'en',
  page,
  duration: 2830,
  summary: [
    [
      { text: 'Why the train was ' },
      { text: 'stopped', emphasis: true },
      { text: ', with a look at ' },
      { text: 'its timetable', href: 'https://trains.example/a?b=1&c=2' },
      { text: '.' },
    ],
    [{ text: 'It used to leave at 21:34 <sharp> & on time.' }],
  ],
  chapters: [
    { start: 0, title: 'Hello' },
    { start: 125, title: 'Why it stopped: 2:05 in the night' },
    { start: 280.4, title: 'Who waits for it' },
  ],
  takeaways: [{ start: 72.5, runs: [{ text: 'The last one left on a Tuesday.' }] }],
  people: [[{ text: 'Inês Duarte', href: 'https://ines.example/' }, { text: ', historian' }]],
  sources: [[{ text: 'Catchpole, A. (2008). Berths and borders. Line Press.' }]],
  listen: [{ label: 'Apple Podcasts', href: 'https://podcasts.example/1' }],
  made: 'Summaries: Mara.',
};

/** Three hours, forty chapters, and more of everything than any description takes. */
const long: EpisodeNotes = {
  ...short,
  duration: 10_800,
  summary: Array.from({ length: 6 }, (_, i) => [
    {
      text: `Paragraph ${i + 1} says at some length what is talked about. ${'More of it follows. '.repeat(12)}`,
    },
    { text: `reading ${i + 1}`, href: `https://trains.example/reading/${i + 1}` },
  ]),
  chapters: Array.from({ length: 40 }, (_, i) => ({
    start: i * 265.5,
    title: `Part ${i + 1}: an honest title`,
  })),
  takeaways: Array.from({ length: 12 }, (_, i) => ({
    start: i * 800,
    runs: [{ text: `Takeaway ${i + 1} is one sentence that stands alone and is not short.` }],
  })),
  sources: Array.from({ length: 60 }, (_, i) => [
    { text: `Author, A. (20${String(i).padStart(2, '0')}). A title. ` },
    { text: `https://doi.org/10.1000/${i}`, href: `https://doi.org/10.1000/${i}` },
  ]),
};

describe('show notes', () => {
  it.each(
    notesTargets.flatMap((target) => [['short', target, short] as const, ['long', target, long] as const]),
  )('of a %s episode pass the rules of %s', (_, target, notes) => {
    const { body } = writeNotes(notes, target);
    expect(checkNotes(body, targetRules[target])).toEqual([]);
    expect(body).toContain(page);
    expect(body).toContain('Summaries: Mara.');
  });

  it('for Apple hold limited HTML, chapters before any other time', () => {
    expect(writeNotes(short, 'apple').body).toBe(
      `<p>Why the train was stopped, with a look at <a href="https://trains.example/a?b=1&amp;c=2">its timetable</a>.</p>
<p><a href="${page}">Transcript, terms and sources</a></p>
<p>Chapters:</p>
<p>00:00 Hello</p>
<p>02:05 Why it stopped: 2.05 in the night</p>
<p>04:40 Who waits for it</p>
<p>It used to leave at 21:34 &lt;sharp&gt; &amp; on time.</p>
<p>Takeaways:</p>
<ul>
<li>The last one left on a Tuesday.</li>
</ul>
<p>With:</p>
<ul>
<li><a href="https://ines.example/">Inês Duarte</a>, historian</li>
</ul>
<p>Sources:</p>
<ul>
<li>Catchpole, A. (2008). Berths and borders. Line Press.</li>
</ul>
<p>Listen:</p>
<ul>
<li><a href="https://podcasts.example/1">Apple Podcasts</a></li>
</ul>
<p>Summaries: Mara.</p>
`,
    );
  });

  it('for YouTube are plain, without the signs that it refuses', () => {
    const { body } = writeNotes(short, 'youtube');
    expect(body).toContain('0:00 Hello\n2:05 Why it stopped');
    expect(body).toContain('its timetable (https://trains.example/a?b=1&c=2)');
    expect(body).toContain('‹sharp›');
  });

  it('as Markdown link every moment to the companion', () => {
    const { body } = writeNotes(short, 'markdown');
    expect(body).toContain(`# [The Lisbon sleeper](${page})`);
    expect(body).toContain('was *stopped*, with');
    expect(body).toContain(`- [1:12](${page}#t=72) The last one left on a Tuesday.`);
    expect(body).toContain('\\<sharp\\>');
  });

  it('that are too long lose whole items in the stated order, and say which', () => {
    const { body, changes } = writeNotes(long, 'apple');
    const bytes = Buffer.byteLength(body);
    expect(bytes).toBeLessThanOrEqual(4000);
    expect(changes[0]).toBe('left out for length: another place to listen, "Apple Podcasts"');
    expect(changes.filter((change) => change.includes(': a source,'))).toHaveLength(60);
    // sources go before the summary, of which two paragraphs stay as long as more than three takeaways do
    expect(changes.at(-1)).toMatch(/: a (?:takeaway|paragraph of the summary),/);
    expect(body.match(/Paragraph \d/g)?.length).toBeGreaterThanOrEqual(2);
    expect(body.match(/Takeaway \d+ is/g)?.length).toBeGreaterThanOrEqual(3);
    expect(body.match(/Part \d+/g)).toHaveLength(40);
    expect(body.match(/<a /g)?.length).toBe(body.match(/<\/a>/g)?.length);
  });

  it('never end within a word, a link or an element, however long one paragraph is', () => {
    const words = 'Eisenbahnknotenpunkt '.repeat(400).trim();
    const one = { ...short, summary: [[{ text: words }, { text: ' link', href: page }]], chapters: [] };
    const { body, changes } = writeNotes(one, 'apple');
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(4000);
    expect(body).toMatch(/^<p>(?:Eisenbahnknotenpunkt )+Eisenbahnknotenpunkt…<\/p>\n/);
    expect(changes.at(-1)).toContain('the end of the summary');
  });

  it('put a first chapter at the beginning, and leave out those that are too near', () => {
    const chapters = [12, 60, 64, 200].map((start) => ({ start, title: `At ${start}` }));
    const { body, changes } = writeNotes({ ...short, chapters }, 'youtube');
    expect(body).toContain('0:00 Start\n0:12 At 12\n1:00 At 60\n3:20 At 200\n');
    expect(changes).toEqual([
      'a line "Start" was put first: the first must be at 0:00',
      '"At 64" is left out: it begins less than 10 s after "At 60"',
    ]);
  });

  it('name no chapters where there are too few, and say so', () => {
    const { body, changes } = writeNotes({ ...short, chapters: short.chapters.slice(0, 2) }, 'spotify');
    expect(body).not.toContain('Chapters');
    expect(changes).toEqual(['no chapters: at least 3 are needed']);
  });

  it.each([
    ['without spaces', 'ja', '夜行列車は料金の上昇によって消えつつある'.repeat(300)],
    ['of pictures', 'en', '👩‍👩‍👧‍👦'.repeat(700)],
    ['of words', 'en', 'word '.repeat(2000)],
    ['of sentences', 'ar', 'ارتفعت الرسوم في كل مكان ولم يلاحظ أحد ذلك. '.repeat(200)],
  ])('with a summary %s are short enough and keep their chapters', (_, language, text) => {
    for (const target of ['apple', 'spotify', 'youtube'] as const) {
      const { body, changes } = writeNotes({ ...short, language, summary: [[{ text }]] }, target);
      expect(checkNotes(body, targetRules[target])).toEqual([]);
      expect(body).toContain('Who waits for it');
      expect(changes.at(-1)).toMatch(/left out for length: (?:the end|a paragraph) of the summary/);
      expect(changes.join('')).toBe(changes.join('').toWellFormed());
    }
  });

  it('shorten a long summary that names a time, behind the chapters', () => {
    const text = `It left at 21:34. ${'More is said of it. '.repeat(300)}`;
    const { body } = writeNotes({ ...short, summary: [[{ text }]] }, 'youtube');
    expect(checkNotes(body, targetRules.youtube)).toEqual([]);
    expect(body.indexOf('It left at 21:34. More')).toBeGreaterThan(body.indexOf('Who waits for it'));
  });

  it('leave out a summary that cannot be cut', () => {
    const { body, changes } = writeNotes({ ...short, summary: [[{ text: 'x'.repeat(6000) }]] }, 'apple');
    expect(checkNotes(body, targetRules.apple)).toEqual([]);
    expect(changes.at(-1)).toBe(`left out for length: a paragraph of the summary, "${'x'.repeat(59)}…"`);
  });

  it('cut pictures that are made of several between them', () => {
    const { body } = writeNotes({ ...short, summary: [[{ text: '👩‍👩‍👧‍👦'.repeat(700) }]] }, 'apple');
    expect(body).toMatch(/^<p>(?:👩‍👩‍👧‍👦)+…<\/p>\n/u);
  });

  it('write headings of the host as text', () => {
    const notes = { ...short, headings: { takeaways: 'Points & <questions>' } };
    expect(writeNotes(notes, 'apple').body).toContain('<p>Points &amp; &lt;questions&gt;:</p>');
    expect(writeNotes(notes, 'html').body).toContain('<h2>Points &amp; &lt;questions&gt;</h2>');
    expect(writeNotes(notes, 'markdown').body).toContain('## Points & \\<questions\\>');
  });

  it('have one list of chapters where the summary is another, and no time in an address before it', () => {
    const summary = [
      [{ text: 'Read ' }, { text: 'this', href: 'https://trains.example/?t=1:02' }],
      [{ text: '0:00 Opening' }],
      [{ text: '(5:00) Middle' }],
    ];
    const { body, changes } = writeNotes({ ...short, summary }, 'youtube');
    expect(checkNotes(body, targetRules.youtube)).toEqual([]);
    expect(body.indexOf('t=1:02')).toBeGreaterThan(body.indexOf('4:40'));
    expect(body).not.toContain('Opening');
    expect(changes).toEqual([
      '"0:00 Opening" is left out of the summary: it would be a second list of chapters',
      '"(5:00) Middle" is left out of the summary: it would be a second list of chapters',
    ]);
    expect(writeNotes({ ...short, summary, chapters: [] }, 'youtube').body).toContain('0:00 Opening');
  });

  it('begin with the first chapter where a line before it would have no room', () => {
    const chapters = [5, 60, 200].map((start) => ({ start, title: `At ${start}` }));
    const { body, changes } = writeNotes({ ...short, chapters }, 'youtube');
    expect(body).toContain('0:00 At 5\n1:00 At 60\n3:20 At 200\n');
    expect(changes).toEqual(['"At 5" is said to begin at 0:00, where the first must be']);
  });

  it('say what a place refuses in the title', () => {
    expect(writeNotes({ ...short, title: 'A < B' }, 'youtube').changes).toEqual([
      'YouTube refuses < in the title',
    ]);
  });

  it('write hours throughout where an episode has them', () => {
    const { body } = writeNotes(long, 'spotify');
    expect(body).toContain('<p>00:00:00 Part 1: an honest title</p>');
    expect(body).toContain('<p>02:52:34 Part 40: an honest title</p>');
    expect(writeNotes(long, 'youtube').body).toContain(
      '\n00:57:31 Part 14: an honest title\n01:01:57 Part 15:',
    );
  });
});

describe('the check of notes', () => {
  it.each([
    ['apple', '<h2>Hello</h2>', '<h2> is not allowed'],
    ['apple', 'x'.repeat(4001), '4001 bytes, 4000 are allowed'],
    ['youtube', 'a < b', '"<" is not allowed'],
    ['youtube', 'At 2:05 more.\n0:00 a\n1:00 b\n2:00 c', 'a time stands before the list of chapters'],
    ['youtube', '0:05 a\n1:00 b\n2:00 c', 'the first chapter is not at 0:00'],
    ['spotify', '<p>00:00 a</p>\n<p>00:30 b</p>', 'fewer than 3 chapters'],
    ['youtube', '0:00 a\n1:00 b\n1:05 c', 'chapters 2 and 3 are less than 10 s apart'],
  ] as const)('finds in notes for %s: %s', (target, body, problem) => {
    expect(checkNotes(body, targetRules[target])).toContain(problem);
  });
});
