import { expect, it } from 'vitest';
import { useScratchFolder } from '../../support/scratch-folder.ts';
import { weirFeed as feed, weirItem as item } from '../../support/weir-feed.ts';

const scratch = useScratchFolder();
const { run, read, put } = scratch;

it('makes a show, finds its episodes again, and leaves alone what was edited', async () => {
  await put('a.xml', feed(item(2, 'The weir') + item(1, 'Index')));
  const args = ['feed', 'a.xml', '--content', '.'];
  const made = run('import', args);
  expect([made.code, made.out]).toEqual([
    0,
    'episodes/2-the-weir/episode.md\nepisodes/1-index/episode.md\n  new in people.yaml: orla-brinkwater, Orla Brinkwater\nepisodes/show.yaml\n2 episodes new, 0 changed, 0 as before.\n',
  ]);
  // the host edits one, and begins a third before it is in the feed
  const file = 'episodes/2-the-weir/episode.md';
  const edited = (await read(file))
    .replace('Water &', 'Much water &')
    .replace('title: The weir', 'title: The weir at night');
  expect(edited).toContain('Much water');
  await put(file, edited);
  await put(
    'b.xml',
    feed(
      item(3, 'Walls') + item(2, 'The weir, again', '<itunes:season>4</itunes:season>') + item(1, 'Index'),
    ),
  );
  const again = run('import', ['feed', 'b.xml', '--content', '.', '--only', '2-the-weir']);
  expect(again.out).toContain('left alone: title of episodes/2-the-weir, edited here');
  expect(await read(file)).toBe(edited.replace('number: "2"', 'number: "2"\nseason: 4'));

  const { code, out } = run('import', [
    'feed',
    'b.xml',
    '--content',
    '.',
    '--since',
    '2025-05-12',
    '--limit',
    '1',
  ]);
  expect([code, out]).toEqual([0, 'episodes/3-walls/episode.md\n1 episode new, 0 changed, 0 as before.\n']);
  expect(await scratch.list('episodes')).toEqual([
    '1-index',
    '2-the-weir',
    '3-walls',
    'imported.json',
    'show.yaml',
  ]);
});
