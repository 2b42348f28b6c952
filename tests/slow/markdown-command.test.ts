import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { useScratchFolder } from '../support/scratch-folder.ts';

const fixture = (name: string): string => path.resolve('tests/fixtures/exported-notes', name, 'notes.md');
const snipd = fixture('reads-what-the-snipd-plugin-writes');
const { read, put, ...scratch } = useScratchFolder();
const run = (...args: readonly string[]) => scratch.run('import', ['markdown', ...args, '--content', '.']);

const own = `---
title: The Weir   # kept
date: 2025-05-15
hosts: [mara]
tags:
  - Rivers
---

My own summary.

## Takeaways

- [1:00] Mine.
`;

beforeEach(async () => {
  await put(
    'episodes/show.yaml',
    'title: The Cartographers\ndescription: D.\nlanguage: en\nurl: https://t.example/\n',
  );
  await put('episodes/012-weir/episode.md', own);
  await put(
    'episodes/013-untold/episode.md',
    '---\r\ntitle: Untold\r\ndate: 2021-07-02\r\naudio: https://traffic.example/weir.mp3\r\n---\r\n',
  );
  await put('references/people.yaml', 'mara: Mara\n');
});

it('puts notes into the episode that they are of, once, below what the host has written', async () => {
  const shown = run(snipd, '--dry-run');
  expect([shown.code, await read('episodes/012-weir/episode.md')]).toEqual([0, own]);

  const first = run(snipd);
  expect([first.code, first.out]).toEqual([0, shown.out]);
  expect(first.out).toContain('new in people.yaml: orla-brinkwater, Orla Brinkwater');
  expect(first.err).toContain('Notes from Snipd: machine-made');
  expect(first.err).toContain('Left out (favourite): "Weirs hold back nothing"');
  expect(first.err).toContain('Left out (picture or player): "Cover: https://images.example/cover.png"');
  const text = await read('episodes/012-weir/episode.md');
  const added = text.split('\n').filter((line) => !own.split('\n').includes(line));
  expect(
    text
      .split('\n')
      .filter((line) => own.split('\n').includes(line))
      .join('\n'),
  ).toContain('title: The Weir   # kept');
  expect(added).toContain('guests: [orla-brinkwater]');
  expect(added).toContain('  - hydrology');
  expect(added).toContain('## Summary from Snipd');
  expect(added).toContain('- [~3:12–5:18] **Weirs hold back nothing** (Snipd)');
  expect(added).toContain(
    '> [~3:12–5:18] "Water finds the wall before the surveyor does." — Orla Brinkwater',
  );
  // the summary is the host's: nobody may read of it that a machine made it
  expect(text).not.toContain('provenance');

  // what the host edits or takes out stays so
  const edited = text.replace('**The maps of 1911** (Snipd)', 'Maps!').replace('  - dams\n', '');
  await put('episodes/012-weir/episode.md', edited);
  const again = run(snipd);
  expect(again.code).toBe(0);
  expect(again.out).toContain('stays as it is');
  expect(again.out).toContain('left alone, edited or taken out here: "The maps of 1911');
  expect(await read('episodes/012-weir/episode.md')).toBe(edited);
});

it('knows an episode by its audio, names who made what, and keeps line ends', async () => {
  const { code } = run(fixture('reads-what-the-snipd-app-exported-in-html'));
  expect(code).toBe(0);
  const text = await read('episodes/013-untold/episode.md');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  expect(text).toContain('  summaries:\r\n    by: Snipd, machine-made\r\n    date: 2023-01-31\r\n');
  expect(text).toContain('---\r\n\r\n## Notes\r\n\r\n- [~2:49–4:42]');
});

it('asks which episode is meant where nothing tells', () => {
  const bare = fixture('takes-bare-times-and-other-writing-systems');
  const asked = run(bare);
  expect([asked.code, asked.out]).toEqual([2, '']);
  expect(asked.err).toContain('no episode here is "notes"; say which with --to EPISODE');
  expect(run(bare, '--to', '013').out).toContain(
    'episodes/013-untold/episode.md (More from the notes: 5; Notes: 5)',
  );
});
