import { rm } from 'node:fs/promises';
import { beforeEach, expect, it } from 'vitest';
import { useScratchFolder } from '../../support/scratch-folder.ts';

const people = '# who\nmara: Mara # the host';
const { at, run, read, put, list } = useScratchFolder();

beforeEach(async () => {
  await put('episodes/show.yaml', 'title: T\ndescription: D.\nlanguage: en\nurl: https://t.example/\n');
  await put('references/people.yaml', people);
});

const listing = `12: Orla Brinkwater | The Weir
May 15
Share
Orla Brinkwater, a hydrologist, shows us a weir that holds back nothing. Brinkwater built it herself.
Stones are cheaper than walls.
Water finds the walls.
`;

it('asks for what only a person knows, shows, writes once, and the show is sound', async () => {
  const asked = run('import', ['listing', '-', '--content', '.'], listing);
  expect([asked.code, asked.out]).toEqual([2, '']);
  expect(asked.err).toContain('"May 15" may be several days; say which with --date');

  const args = ['listing', '-', '--content', '.', '--date', '15 May 2025'];
  const shown = run('import', [...args, '--dry-run'], listing);
  expect(shown.code).toBe(0);
  expect(shown.out).toContain('guests: [orla-brinkwater]');
  expect(await list('episodes')).toEqual(['show.yaml']);

  const written = run('import', args, listing);
  expect([written.code, written.out]).toEqual([
    0,
    'references/people.yaml (added to)\nepisodes/12-the-weir/episode.md\n  new in people.yaml: orla-brinkwater, Orla Brinkwater\n',
  ]);
  expect(written.err).toContain('Left out (page furniture): "Share"');
  expect(written.err).not.toContain('show.yaml');
  expect(written.err).toContain(
    'Guessed: "Orla Brinkwater" is taken for a guest, and for this: Hydrologist.',
  );
  expect(await read('references/people.yaml')).toBe(
    `${people}\norla-brinkwater:\n  name: Orla Brinkwater\n  role: Hydrologist`,
  );
  expect(await read('episodes/12-the-weir/episode.md')).toBe(shown.out);

  const refused = run('import', args, listing);
  expect([refused.code, refused.err]).toEqual([
    1,
    'import: error: episodes/12-the-weir is there already; nothing was written\n',
  ]);
  expect(run('check', ['--content', '.']).code).toBe(0);
});

it('says what is still missing where there is no show yet', async () => {
  await rm(at('episodes/show.yaml'));
  const { code, err } = run('import', ['listing', '-', '--content', '.', '--date', '2025-05-15'], listing);
  expect([code, err]).toEqual([0, expect.stringContaining('url of the show into episodes/show.yaml')]);
});
