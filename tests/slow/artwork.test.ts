import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseRssFeed } from 'feedsmith';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { createWorkspace } from '../support/workspace.ts';

it("offers an episode's picture to directories if it is square and of their size, and keeps it as it is", async () => {
  const work = await createWorkspace();
  try {
    const content = path.join(work.folder, 'show');
    await mkdir(path.join(content, 'references'), { recursive: true });
    const pictures = { square: [1400, 1400], small: [600, 600], wide: [1600, 1400] } as const;
    for (const [name, [width, height]] of Object.entries(pictures)) {
      const folder = path.join(content, 'episodes', name);
      await mkdir(folder, { recursive: true });
      await sharp({ create: { width, height, channels: 3, background: '#336' } })
        .jpeg()
        .toFile(path.join(folder, 'my cover.jpg'));
      await writeFile(
        path.join(folder, 'episode.md'),
        `---\ntitle: ${name}\ndate: 2025-05-15\naudio: https://a.example/${name}.mp3\nimage: { file: my cover.jpg, alt: A cover }\n---\n\nWords.\n`,
      );
    }
    await writeFile(
      path.join(content, 'episodes/show.yaml'),
      'title: T\ndescription: D.\nlanguage: en\nurl: https://t.example/\nfeed: { own: true }\n',
    );
    const built = await work.run('build', '--content', content, '--out', 'site');
    expect(built).toMatchObject({ code: 0 });
    const feed = parseRssFeed(await readFile(path.join(work.folder, 'site/feed.xml'), 'utf8'));
    const images = Object.fromEntries((feed.items ?? []).map(({ title, itunes }) => [title, itunes?.image]));
    expect(images).toEqual({
      square: 'https://t.example/episodes/square/my%20cover.jpg',
      small: undefined,
      wide: undefined,
    });
    const [original, offered] = await Promise.all(
      [
        path.join(content, 'episodes/square/my cover.jpg'),
        path.join(work.folder, 'site/episodes/square/my cover.jpg'),
      ].map((file) => readFile(file)),
    );
    expect(offered?.equals(original as Buffer)).toBe(true);
  } finally {
    await work.remove();
  }
}, 120_000);
