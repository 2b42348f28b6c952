import { expect, test } from 'vitest';
import { writeEpisodeFile } from '../../../../src/edit/episode-file.ts';
import { importedEpisode, recordOf, updateEpisode } from '../../../../src/edit/imports/episode.ts';
import { writeNoteBlocks } from '../../../../src/edit/notes-markdown.ts';
import type { EpisodeDraft } from '../../../../src/model/draft.ts';
import { readNotes } from '../../../../src/parse/feed/feed-notes.ts';
import { parseProse } from '../../../../src/parse/prose/index.ts';

const idOf = ({ name }: { readonly name: string }): string => name.toLowerCase();
const at = (start: number) => ({ start, approximate: false });
const draft: EpisodeDraft = {
  title: 'The sleeper',
  date: '2025-05-15',
  number: '12',
  guid: 'g-12',
  guests: [{ name: 'Ines' }],
  audio: { url: 'https://a.example/12.mp3', bytes: 10, duration: 60.5 },
  chapters: [
    { title: 'One', stamp: at(0) },
    { title: 'Two', stamp: at(30) },
  ],
};
const of = (some: EpisodeDraft, summary: string) => importedEpisode(some, summary, idOf);
const fileOf = (some: EpisodeDraft, summary: string): string =>
  writeEpisodeFile({ ...some, summary: [{ markdown: summary }] }, idOf);
const path = 'episodes/12/episode.md';

test('what was imported and comes again changes nothing, remembered or not', () => {
  const imported = of(draft, 'Words.');
  const source = fileOf(draft, 'Words.');
  for (const record of [recordOf(imported), undefined]) {
    const updated = updateEpisode(source, imported, { path, ...(record ? { record } : {}) });
    expect([updated.source, updated.changed, updated.left]).toEqual([source, [], []]);
    expect(updated.record).toEqual(recordOf(imported));
  }
});

test('what the host left follows the feed, what the host edited stays and is named once', () => {
  const record = recordOf(of(draft, 'Words.'));
  const edited = fileOf(draft, 'Words.')
    .replace('The sleeper', '"The Lisbon sleeper" # better')
    .replace('number: "12"', 'number: 12');
  const later = of(
    {
      ...draft,
      title: 'Sleeper!',
      number: '13',
      season: 2,
      audio: { url: 'https://b.example/12.mp3', bytes: 11, duration: 60.5 },
      guid: 'other',
      chapters: [{ title: 'Only', stamp: at(5) }],
    },
    'Other words.',
  );
  const updated = updateEpisode(edited, later, { path, record });
  expect(updated.source).toBe(
    edited
      .replace('number: 12', 'number: "13"\nseason: 2')
      .replace('https://a', 'https://b')
      .replace('bytes: 10', 'bytes: 11')
      .replace('- [0:00] One\n- [0:30] Two', '- [0:05] Only')
      .replace('\nWords.', '\nOther words.'),
  );
  expect(updated.left.map(({ field }) => field).sort()).toEqual(['guid', 'title']);
  const again = updateEpisode(updated.source, later, { path, record: updated.record });
  expect([again.source, again.changed, again.left]).toEqual([updated.source, [], []]);
});

test("audio of the host's own keeps its facts", () => {
  const own = '---\ntitle: The sleeper\ndate: 2025-05-15\naudio: sleeper.mp3\n---\n\nMine.\n';
  const updated = updateEpisode(own, of(draft, 'Words.'), { path });
  expect(updated.source).toContain('audio: sleeper.mp3\n');
  expect(updated.source).not.toContain('bytes');
  expect(updated.source).toContain('guid: g-12');
  expect(updated.source).toContain('\nMine.\n');
  expect(updated.left.map(({ field }) => field)).toEqual(expect.arrayContaining(['audio.url', 'summary']));
});

const notes = (html: string): string => writeNoteBlocks(readNotes(html).blocks);

test('notes become Markdown with their links, lists and lines', () => {
  expect(
    notes(
      '<h2>Links &amp; more</h2><p>See <a href="https://a.example/b_(c)?d=1&amp;e=2">this <b>page</b></a>.<br/>Then</p><ol><li>one<ul><li>in</li></ul></li><li>two</li></ol><blockquote>said</blockquote>',
    ),
  ).toBe(
    [
      '**Links & more**',
      'See [this ](<https://a.example/b_(c)?d=1&e=2>)**[page](<https://a.example/b_(c)?d=1&e=2>)**.\\\nThen',
      '1. one\n    - in\n2. two',
      '> said',
    ]
      .join('\n\n')
      .replace('[this ](<https://a.example/b_(c)?d=1&e=2>)', '[this](<https://a.example/b_(c)?d=1&e=2>) '),
  );
  expect(notes('One line\nand another\n\nNext & <last>')).toBe('One line\\\nand another\n\nNext & \\<last>');
  expect(notes('<script>x</script><style>y</style><img src="z.png"><p> </p>')).toBe('');
  expect(
    notes('<a href="javascript:alert(1)">x</a> <a href="https://a.example/">https://a.example/</a>'),
  ).toBe('x <https://a.example/>');
});

test('words in notes mean themselves: no citation, no term, no time, no heading', () => {
  const words = [
    '[@smith2001, p. 3] and @smith',
    '[[Juche]]',
    '[12:30] said',
    '# Chapters',
    '- [0:00] x',
    '*a* _b_ ~~c~~ `d`',
    '1. one',
    '&amp;amp; &lt;b&gt;',
    '---',
    '| a | b |',
    '[^1]: x',
    ':::note',
    'https://a.example/x_y_z_',
    '\\*',
    '+++',
  ];
  for (const text of words) {
    const { value, messages } = parseProse(notes(`<p>${text}</p>`), {
      path: '',
      firstLine: 1,
      idPrefix: 'x',
    });
    expect(messages).toEqual([]);
    const [only, more] = value;
    const plain = text.replaceAll('&amp;amp;', '&amp;').replace('&lt;b&gt;', '<b>');
    expect(more).toBeUndefined();
    expect(only).toMatchObject({
      type: 'paragraph',
      block: { text: plain, citations: [], termReferences: [] },
    });
  }
});

test('soundbites are takeaways that follow the feed until they are edited', () => {
  const stamp = { start: 73, end: 133, approximate: false };
  const draft = (text: string): EpisodeDraft => ({
    title: 'Weirs',
    date: '2025-05-15',
    takeaways: [{ text, stamp, soundbite: true }],
  });
  const imported = (text: string) => importedEpisode(draft(text), '', ({ name }) => name);
  const source = writeEpisodeFile(draft('How it began'), ({ name }) => name).replace(
    '\n- ',
    '\n- [0:10] One of ours.\n- ',
  );
  const record = recordOf(imported('How it began'));
  const { source: updated, changed } = updateEpisode(source, imported('How *all* began'), {
    path: 'x',
    record,
  });
  expect(changed).toEqual(['soundbites']);
  expect(updated).toBe(source.replace('How it', String.raw`How \*all\*`));
  const edited = source.replace('How it', 'Why it');
  const again = updateEpisode(edited, imported('How *all* began'), { path: 'x', record });
  expect([again.source, again.left.map(({ field, why }) => `${field} ${why}`)]).toEqual([
    edited,
    ['soundbites edited'],
  ]);
});
