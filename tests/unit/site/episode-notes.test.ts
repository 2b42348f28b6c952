import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { describeForNotes } from '../../../src/site/episode-notes.ts';
import { openContent } from '../../../src/site/read-episode.ts';

it('notes do not list a link a second time that stands in their words, nor two addresses of one service', async () => {
  const cacheDir = await mkdtemp(path.join(tmpdir(), 'glosscast-notes-'));
  onTestFinished(() => rm(cacheDir, { recursive: true }));
  const fixture = path.resolve(import.meta.dirname, '../../fixtures/site/notes-name-a-link-once');
  const { content, read } = await openContent(fixture, cacheDir);
  const [loaded] = content.episodes;
  if (loaded === undefined) throw new Error('the fixture has an episode');
  const { annotated, document, context } = await read(loaded);
  const { sources, listen } = describeForNotes(annotated, document, context);
  expect(sources.flatMap((runs) => runs.flatMap(({ href = [] }) => href))).toEqual([
    'https://berths.example/',
  ]);
  expect(listen).toEqual([
    { label: 'Website', href: 'https://host.example/12' },
    { label: 'Apple Podcasts', href: 'https://podcasts.example/1' },
  ]);
});
