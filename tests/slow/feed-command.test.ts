import { expect, it } from 'vitest';
import { useScratchFolder } from '../support/scratch-folder.ts';
import { weirFeed as feed, weirItem as item } from '../support/weir-feed.ts';

const scratch = useScratchFolder();
const { run, read, put } = scratch;

it('shows what it would write, and makes a show without mistakes', async () => {
  await put('a.xml', feed(item(2, 'The weir') + item(1, 'Index')));
  const args = ['feed', 'a.xml', '--content', '.'];
  const shown = run('import', [...args, '--dry-run']);
  expect([shown.code, await scratch.list()]).toEqual([0, ['a.xml']]);
  expect(run('import', args).code).toBe(0);
  const checked = run('check', ['--content', '.']);
  expect([checked.code, checked.out + checked.err]).toEqual([
    0,
    expect.not.stringMatching(/: (?:error|warning): /),
  ]);
});

it('leaves drafts of a feed that is made here, and says what it cannot read', async () => {
  await put('a.xml', feed(item(1, 'Index')));
  run('import', ['feed', 'a.xml', '--content', '.']);
  const file = 'episodes/1-index/episode.md';
  const show = 'episodes/show.yaml';
  await put(show, `${await read(show)}feed: {own: true}\n`);
  const draft = (await read(file)).replace('guid:', 'draft: true\nguid:');
  await put(file, draft);
  await put('a.xml', feed(item(1, 'Another title')));
  const { code, err } = run('import', ['feed', 'a.xml', '--content', '.']);
  expect([code, await read(file)]).toEqual([0, draft]);
  expect(err).toContain('episodes/1-index is a draft');

  await put('page.html', '<!doctype html><html></html>');
  const page = run('import', ['feed', 'page.html', '--content', '.']);
  expect([page.code, page.err]).toEqual([1, expect.stringContaining('it is a web page')]);
  const loop = run('import', ['feed', 'https://127.0.0.1/feed.xml', '--content', '.']);
  expect([loop.code, loop.err]).toEqual([1, expect.stringContaining('no address of the Internet')]);
  const wrong = run('import', ['feed', 'a.xml', '--content', '.', '--limit', '0']);
  expect(wrong.code).toBe(2);
});
