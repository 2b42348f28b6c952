import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rehype } from 'rehype';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import {
  attributeOf,
  findById,
  findTags,
  listFiles,
  pageAt,
  readPages,
  textOf,
  type HtmlPage,
} from '../support/html-site.ts';
import { buildShowElsewhere, expectWhole, type BuiltShow } from '../support/show-elsewhere.ts';
import { findBrokenLinks, linksOf } from '../support/site-links.ts';
import { openWorkspace, type Workspace } from '../support/workspace.ts';

let workspace: Workspace;
/** For sites and for shows that a test changes. */
let work: string;

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'glosscast-options-'));
  workspace = openWorkspace((await openSample()).workspace);
});
afterAll(() => rm(work, { recursive: true, force: true }));

const fixture = (name: string): string => path.resolve('tests/fixtures/site', name);

const buildShow = (content: string, ...args: string[]): Promise<BuiltShow> =>
  buildShowElsewhere(workspace, work, content, ...args);
const mainOf = (page: HtmlPage): string => textOf(findTags(page.tree, 'main')[0] ?? page.tree);

describe('--base', () => {
  it('puts every link of the site below it', async () => {
    const { folder } = await openSample('/show/');
    const pages = await readPages(folder);
    expect(
      findBrokenLinks({ pages, files: await listFiles(folder), url: 'https://glosscast.example/show/' }),
    ).toEqual([]);
    const own = pages.flatMap(linksOf).filter(({ value }) => value.startsWith('/'));
    expect(own.length).toBeGreaterThan(500);
    expect(own.filter(({ value }) => !value.startsWith('/show/'))).toEqual([]);
    const canonical = findTags(pageAt(pages, 'glossary/juche/').tree, 'link')
      .filter((link) => attributeOf(link, 'rel') === 'canonical')
      .map((link) => attributeOf(link, 'href'));
    expect(canonical).toEqual(['https://glosscast.example/show/glossary/juche/']);
    for (const file of ['feed.xml', 'sitemap.xml', 'robots.txt']) {
      const text = await readFile(path.join(folder, file), 'utf8');
      expect(text).toContain('https://glosscast.example/show/');
      expect(text).not.toMatch(/glosscast\.example\/(?!show\/)\w/);
    }
  });

  it('is found by preview, which serves the site there with Range and compression', async () => {
    const { folder } = await openSample('/show/');
    const preview = spawn(process.execPath, ['scripts/preview.ts', '--out', folder, '--port', '0'], {
      cwd: workspace.folder,
    });
    const ended = once(preview, 'exit');
    try {
      const [said] = (await once(preview.stdout, 'data')) as [Buffer];
      const address = String(said).trim();
      expect(address).toMatch(/^http:\/\/localhost:\d+\/show\/$/);
      const url = new URL(address.replace('localhost', '127.0.0.1'));
      const home = await fetch(url, { headers: { 'Accept-Encoding': 'br' } });
      expect([home.status, home.headers.get('content-encoding')]).toEqual([200, 'br']);
      expect(await home.text()).toContain('The Glosscast Sampler');
      const sound = new URL('episodes/a-tour-of-the-companion/tour.mp3', url);
      const part = await fetch(sound, { headers: { Range: 'bytes=100-199' } });
      expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
      const missing = await fetch(new URL('episodes/nothing/', url));
      expect([missing.status, await missing.text()]).toEqual([
        404,
        await readFile(path.join(folder, '404.html'), 'utf8'),
      ]);
    } finally {
      preview.kill();
      await ended;
    }
  });
});

describe('--content', () => {
  it('builds a bare show: title, description, language and url, and an episode with title and date', async () => {
    const show = await buildShow(fixture('builds-a-bare-show'));
    expect(show.stderr).toMatch(/; no problems\.$/m);
    expectWhole(show, 'https://bare.example/');
    expect(mainOf(pageAt(show.pages, 'episodes/one/'))).toContain('The first');
    expect(mainOf(pageAt(show.pages, ''))).toContain('The first');
    expect(show.files).not.toContain('feed.xml');
  });

  it('leaves drafts out, keeps old addresses, and shows what has no transcript and no sound', async () => {
    const content = fixture('leaves-drafts-out-and-keeps-old-addresses');
    const show = await buildShow(content);
    expectWhole(show, 'https://trains.example/');
    expect(show.stderr).toContain('[missing-stamp]');
    for (const file of show.files.filter((name) => /\.(html|xml|json|txt)$/.test(name))) {
      expect(file).not.toContain('unfinished');
      expect(await readFile(path.join(show.folder, file), 'utf8'), file).not.toContain('secret of next week');
    }
    for (const [from, to] of [
      ['episodes/old-name/', 'episodes/published/'],
      ['glossary/berth/', 'glossary/couchette/'],
    ] as const) {
      const tree = rehype().parse(await readFile(path.join(show.folder, from, 'index.html'), 'utf8'));
      const refresh = findTags(tree, 'meta').find((meta) => attributeOf(meta, 'httpEquiv') === 'refresh');
      expect(refresh && attributeOf(refresh, 'content')).toBe(`0; url=/${to}`);
      expect(findTags(tree, 'a').map((link) => attributeOf(link, 'href'))).toEqual([`/${to}`]);
    }
    // nothing to hear, nothing to show elsewhere
    expect(show.files.filter((name) => /embed/.test(name) && !name.startsWith('assets/'))).toEqual([]);
    const episode = pageAt(show.pages, 'episodes/published/');
    const inline = findTags(episode.tree, 'script').filter(
      ({ properties }) => properties['src'] === undefined,
    );
    expect(inline.map(({ properties }) => properties['type'])).toEqual([
      'application/ld+json',
      'application/json',
    ]);
    const text = mainOf(episode);
    for (const said of [
      'about 14:30',
      'One without a time.',
      'A alert("no") & an ampersand.',
      '“We waited until the lamps went out.”'.replace(/[“”]/g, '"'),
      'Lisbon',
      '12:34',
      'Its words.',
      'The end of the line',
    ])
      expect(text).toContain(said);
  });

  it('reads from right to left where the language does', async () => {
    const show = await buildShow(fixture('reads-from-right-to-left'));
    expectWhole(show, 'https://arabic.example/');
    for (const { address, tree } of show.pages) {
      const html = findTags(tree, 'html')[0];
      expect([html?.properties['lang'], html?.properties['dir']], address).toEqual(['ar', 'rtl']);
    }
    const { tree } = pageAt(show.pages, 'episodes/hawala/');
    expect(textOf(findById(tree, 'takeaways'))).toBe('الخلاصات');
    expect(findTags(tree, 'a', 'term').map((link) => textOf(link))).toContain('الحوالة');
    expect(findTags(tree, 'div', 'transcript-text').map(({ properties }) => properties['dir'])).toEqual([
      'rtl',
    ]);
  });

  it('takes headings in the show’s own language for the known sections', async () => {
    const show = await buildShow(fixture('takes-headings-in-german'));
    expect(show.stderr).toMatch(/; no problems\.$/m);
    expectWhole(show, 'https://nachtzug.example/');
    const { tree } = pageAt(show.pages, 'episodes/nachtzug/');
    expect(findTags(tree, 'html')[0]?.properties['lang']).toBe('de');
    for (const [id, heading] of [
      ['takeaways', 'Kernaussagen'],
      ['deep-dives', 'Vertiefungen'],
      ['chapters', 'Kapitel'],
      ['corrections', 'Berichtigungen'],
    ] as const)
      expect(textOf(findById(tree, id))).toBe(heading);
    expect(textOf(findTags(tree, 'section', 'takeaways')[0] ?? tree)).toContain('Maier, 2010, S. 12');
    expect(findTags(tree, 'a', 'term').map((link) => textOf(link))).toContain('Liegewagen');
    expect(textOf(findTags(tree, 'time')[0] ?? tree)).toBe('5. März 2026');
  });
});

describe('a show with mistakes', () => {
  const folder = fixture('prints-every-error-and-builds-nothing');
  /** Where words first stand in a file: `path:line:column`. */
  const placeOf = async (file: string, words: string, within = words): Promise<string> => {
    const lines = (await readFile(path.join(folder, file), 'utf8')).split('\n');
    const line = lines.findIndex((text) => text.includes(within));
    return `${file}:${line + 1}:${(lines[line]?.indexOf(words) ?? -1) + 1}`;
  };
  const expected = async (): Promise<readonly string[]> => [
    `${await placeOf('episodes/one/episode.md', '2026-13-05')} error wrong-type`,
    `${await placeOf('episodes/one/episode.md', 'an]')} error unknown-person`,
    `${await placeOf('episodes/one/episode.md', 'sound.mp3')} error missing-file`,
    `${await placeOf('episodes/one/episode.md', '@catchpol2008')} error unknown-source`,
    `${await placeOf('episodes/one/episode.md', 'Couchete')} error unknown-term`,
    `${await placeOf('episodes/one/episode.md', '- [1:75]')} hint unsupported-takeaway`,
    `${await placeOf('episodes/one/episode.md', '[1:75]')} error bad-stamp`,
    `${await placeOf('episodes/one/episode.md', 'dispute @')} error unknown-relation`,
    `${await placeOf('episodes/show.yaml', 'peple')} warning unknown-field`,
    `${await placeOf('references/books.bib', '{', 'Never closed')} warning source-syntax`,
  ];
  const formatted = /^([^:]+:\d+:\d+): (error|warning|hint): .+ \[([a-z-]+)\]$/;

  it('has all of them printed, and the last site stays', async () => {
    const out = path.join(work, 'kept');
    await workspace.run('build', '--content', fixture('builds-a-bare-show'), '--out', out);
    const before = await readFile(path.join(out, 'index.html'), 'utf8');
    const failed = await workspace.run('build', '--content', folder, '--out', out);
    expect([failed.code, failed.stdout]).toEqual([1, '']);
    const lines = failed.stderr.split('\n').flatMap((line) => {
      const [, place, severity, rule] = formatted.exec(line) ?? [];
      return rule === undefined ? [] : [`${place} ${severity} ${rule}`];
    });
    expect(lines).toEqual(await expected());
    expect(failed.stderr).toContain('did you mean "catchpole2008"?');
    expect(failed.stderr).toContain(
      'Not built: 7 errors, 2 warnings, 1 hint. The last site stays as it was.',
    );
    expect(await readFile(path.join(out, 'index.html'), 'utf8')).toBe(before);
  });

  it('is checked with the same messages, as JSON and nothing else', async () => {
    const checked = await workspace.run('check', '--content', folder, '--format', 'json');
    expect([checked.code, checked.stderr]).toEqual([1, '']);
    const messages = JSON.parse(checked.stdout) as Record<string, unknown>[];
    for (const message of messages)
      expect(Object.keys(message)).toEqual(['path', 'line', 'column', 'severity', 'rule', 'message', 'hint']);
    const found = messages.map(
      ({ path: file, line, column, severity, rule }) => `${file}:${line}:${column} ${severity} ${rule}`,
    );
    // what a build does not say: what nobody uses yet
    const isUnused = (line: string): boolean => line.includes(' hint unused-');
    expect(found.filter((line) => !isUnused(line))).toEqual(await expected());
    expect(found.filter(isUnused)).toHaveLength(2);
    // the entry after the broken one is known: nothing is said of its citations
    expect(checked.stdout).not.toContain('duarte2024');
  });

  it('ends with 0 when there is nothing or only warnings, with 2 when called wrongly', async () => {
    const warned = fixture('leaves-drafts-out-and-keeps-old-addresses');
    const codes = [
      await workspace.run('check', '--format', 'json'),
      await workspace.run('check', '--content', warned),
      await workspace.run('check', '--content', folder),
      await workspace.run('check', '--fromat', 'json'),
      await workspace.run('build', '--base', 'https://trains.example/'),
    ].map(({ code }) => code);
    expect(codes).toEqual([0, 0, 1, 2, 2]);
  });
});
