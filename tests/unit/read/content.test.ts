import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import { checkFolders } from '../../../src/parse/folders.ts';
import { readBytes, readContent } from '../../../src/read/content.ts';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'glosscast-read-'));
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [path, body] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), body);
  }
}

const check = async (): Promise<readonly string[]> =>
  checkFolders(await readContent(root)).map(formatMessage);

const show = { 'episodes/show.yaml': 'title: Tides\n' };

test('sorts everything that people write into its place, in the same order on every machine', async () => {
  await write({
    ...show,
    'episodes/cover.png': 'png',
    'episodes/b/episode.md': 'second',
    'episodes/b/talk.mp3': 'sound',
    'episodes/b/pictures/dock.jpg': 'picture',
    'episodes/a/episode.md': 'first',
    'episodes/a/.DS_Store': 'x',
    'episodes/a/transcript.vtt': 'WEBVTT',
    'references/z.ris': 'z',
    'references/B.bib': 'B',
    'references/a.json': '[]',
    'references/people.yaml': 'mara: Mara',
    'references/glossary.md': 'list',
    'references/glossary/juche.md': 'page',
    'references/styles/own.csl': '<style/>',
    'references/people/mara.jpg': 'picture',
  });
  const content = await readContent(root);
  expect(content.show?.path).toBe('episodes/show.yaml');
  expect(content.showSiblings).toEqual([{ path: 'episodes/cover.png', size: 3 }]);
  expect(content.episodes.map(({ slug, file }) => [slug, file.path, file.value])).toEqual([
    ['a', 'episodes/a/episode.md', 'first'],
    ['b', 'episodes/b/episode.md', 'second'],
  ]);
  expect(content.episodes.map(({ siblings }) => siblings)).toEqual([
    [{ path: 'episodes/a/transcript.vtt', size: 6 }],
    [
      { path: 'episodes/b/pictures/dock.jpg', size: 7 },
      { path: 'episodes/b/talk.mp3', size: 5 },
    ],
  ]);
  expect(content.bibliographies.map((file) => file.path)).toEqual([
    'references/B.bib',
    'references/a.json',
    'references/z.ris',
  ]);
  expect(content.people?.value).toBe('mara: Mara');
  expect(content.glossaryList?.value).toBe('list');
  expect(content.glossaryTerms.map((file) => file.path)).toEqual(['references/glossary/juche.md']);
  expect(content.styles.map((file) => file.path)).toEqual(['references/styles/own.csl']);
  expect(content.referenceSiblings).toEqual([{ path: 'references/people/mara.jpg', size: 7 }]);
  expect(new TextDecoder().decode(await readBytes(root, 'episodes/a/transcript.vtt'))).toBe('WEBVTT');
  expect(checkFolders(content)).toEqual([]);
});

test('needs neither references nor a people file', async () => {
  await write({ ...show, 'episodes/a/episode.md': 'first' });
  const content = await readContent(root);
  expect(content.people).toBeUndefined();
  expect(content.bibliographies).toEqual([]);
  expect(checkFolders(content)).toEqual([]);
});

test('decodes UTF-16 and drops byte order marks', async () => {
  const utf16le = Buffer.from('\uFEFFtitle: Zü飞\n', 'utf16le');
  const utf16be = Buffer.from(utf16le).swap16();
  await write({
    'episodes/show.yaml': '\uFEFFtitle: Zü飞\n',
    'episodes/a/episode.md': utf16le,
    'episodes/b/episode.md': utf16be,
  });
  const content = await readContent(root);
  const values = [content.show, ...content.episodes.map((episode) => episode.file)].map(
    (file) => file?.value,
  );
  expect(values).toEqual(['title: Zü飞\n', 'title: Zü飞\n', 'title: Zü飞\n']);
});

test('points at bytes that are no text, and keeps the rest', async () => {
  const latin1 = Buffer.from('title: x\nnote: Zürich 飞\n', 'latin1');
  await write({ 'episodes/show.yaml': latin1, 'episodes/a/episode.md': 'first' });
  expect((await readContent(root)).show?.value).toMatch(/^title: x\nnote: Z\uFFFDrich /);
  expect(await check()).toEqual([
    'episodes/show.yaml:2:8: error: cannot read this file: it is not UTF-8 text here; save it as UTF-8 [unreadable-file]',
  ]);
});

describe('bibliographies that older programs wrote', () => {
  const entry = '@book{a,\n  author = {Müller, Zoë},\n  title = {“Ça”},\n}\n';
  const windows = Buffer.from(entry.replace('“', '\x93').replace('”', '\x94'), 'latin1');
  const cyrillic = Buffer.from([0xcc, 0xe8, 0xf0]);
  const noted = Buffer.concat([
    Buffer.from('% Encoding: Cp1251\n@book{a, title = {'),
    cyrillic,
    Buffer.from('}}\n'),
  ]);
  const wide = Buffer.from('TY  - BOOK\r\nTI  - Zürich 飞\r\n', 'utf16le');
  const read = async (name: string, bytes: Buffer) => {
    await write({ ...show, 'episodes/a/episode.md': 'first', [`references/${name}`]: bytes });
    const [file] = (await readContent(root)).bibliographies;
    const messages = (await check()).filter((message) => message.startsWith('references/'));
    return { text: String(file?.value), messages };
  };
  const hint = 'look at its accents, and save it as UTF-8 [old-encoding]';

  test.each([
    ['Windows-1252', 'a.bib', windows, entry, '2:14', 'Windows-1252'],
    [
      'the encoding that it notes',
      'a.bib',
      noted,
      '% Encoding: Cp1251\n@book{a, title = {Мир}}\n',
      '2:19',
      'Windows-1251',
    ],
    [
      'UTF-8 and, further down, Windows-1252',
      'a.bib',
      Buffer.concat([Buffer.from(entry), windows]),
      entry + entry,
      '6:14',
      'Windows-1252',
    ],
    [
      'UTF-16 with its mark',
      'a.ris',
      Buffer.concat([Buffer.of(0xff, 0xfe), wide]),
      wide.toString('utf16le'),
      '1:1',
      'UTF-16LE',
    ],
    ['UTF-16 without', 'a.ris', wide, wide.toString('utf16le'), '1:1', 'UTF-16LE'],
    [
      'UTF-16, the other way round',
      'a.ris',
      Buffer.from(wide).swap16(),
      wide.toString('utf16le'),
      '1:1',
      'UTF-16BE',
    ],
  ])('are read, and it is said: %s', async (_, name, bytes, text, place, encoding) => {
    expect(await read(name, bytes)).toEqual({
      text,
      messages: [
        `references/${name}:${place}: warning: this file is not UTF-8; it was read as ${encoding}; ${hint}`,
      ],
    });
  });

  test('are read silently in UTF-8, and are unreadable where a line is that and damaged', async () => {
    expect(await read('a.bib', Buffer.from(entry))).toEqual({ text: entry, messages: [] });
    const damaged = Buffer.concat([Buffer.from('飞'), Buffer.of(0xe9, 0x0a)]);
    expect((await read('a.bib', damaged)).messages).toEqual([
      expect.stringContaining('a.bib:1:2: error: cannot read'),
    ]);
  });
});

test('leaves out links in circles and links to nothing', async () => {
  await write({ ...show, 'episodes/a/episode.md': 'first' });
  await symlink(join(root, 'episodes'), join(root, 'episodes/a/up'));
  await symlink(join(root, 'episodes/a'), join(root, 'episodes/a/self'));
  await symlink(join(root, 'loop'), join(root, 'loop'));
  await symlink(join(root, 'loop'), join(root, 'episodes/a/loop'));
  await symlink(join(root, 'nowhere'), join(root, 'episodes/a/talk.mp3'));
  const [episode] = (await readContent(root)).episodes;
  expect(episode?.siblings.filter((file) => !file.path.startsWith('episodes/a/up/'))).toEqual([]);
  expect(episode?.siblings.length).toBeLessThan(5);
});

test('asks for show.yaml, and knows a likely misspelling of it', async () => {
  expect(await check()).toEqual([
    'episodes/show.yaml:1:1: error: there is no episodes/show.yaml; write title, description, language and url into it, each as "name: value" [missing-show]',
  ]);
  await write({ 'episodes/show.yml': 'title: x' });
  expect(await check()).toEqual([
    'episodes/show.yaml:1:1: error: there is no episodes/show.yaml; rename episodes/show.yml [missing-show]',
  ]);
});

test('refuses names of folders that cannot be addresses, and names both of two that would be one', async () => {
  await write({
    ...show,
    'episodes/Embed/episode.md': '',
    'episodes/My Talk/episode.md': '',
    'episodes/my-talk/episode.md': '',
    'episodes/!!/episode.md': '',
    'episodes/飞钱-012_b.2/episode.md': '',
    'episodes/empty/cover.png': '',
  });
  expect(await check()).toEqual([
    'episodes/!!/episode.md:1:1: error: "!!" cannot stand in an address; use letters, digits and "-" [bad-address]',
    'episodes/Embed/episode.md:1:1: error: "Embed" cannot be the name of an episode: the site uses that address itself; rename the folder [reserved-name]',
    'episodes/My Talk/episode.md:1:1: error: "My Talk" cannot stand in an address; rename the folder to "my-talk" [bad-address]',
    'episodes/my-talk/episode.md:1:1: error: "my-talk" gets the same address as "My Talk"; rename one folder [address-collision]',
    'episodes/empty/episode.md:1:1: warning: the folder "episodes/empty" has no episode.md; every episode needs one [missing-episode-file]',
  ]);
});

test('says which files in references stand where nothing reads them', async () => {
  await write({
    ...show,
    'episodes/a/episode.md': 'first',
    'references/people.yaml': '',
    'references/people.yml': '',
    'references/books/a.bib': '',
    'references/b.bibtex': '',
    'references/mla.csl': '',
    'references/export.enw': '',
    'references/README.md': '',
  });
  expect((await check()).map((line) => line.replace(/^.*warning: /, ''))).toEqual([
    '"references/b.bibtex" is not read; give it the ending .bib [unused-file]',
    '"references/books/a.bib" is not read; bibliographies belong directly into references/ [unused-file]',
    '"references/export.enw" is not read; export it as BibTeX, RIS or CSL-JSON [unused-file]',
    '"references/mla.csl" is not read; citation styles belong into references/styles/ [unused-file]',
    '"references/people.yml" is not read; references/people.yaml is there too, and is read [unused-file]',
  ]);
});

test('throws, with the cause, when the content folder cannot be read', async () => {
  const missing = readContent(join(root, 'nowhere'));
  await expect(missing).rejects.toThrow('cannot read the folder');
  await expect(missing).rejects.toHaveProperty('cause.code', 'ENOENT');
});

test('a file that cannot be opened is a message, and the others are read', async () => {
  await write({ ...show, 'episodes/a/episode.md': 'first', 'references/glossary.md': 'list' });
  await chmod(join(root, 'references/glossary.md'), 0);
  const content = await readContent(root);
  expect(content.episodes).toHaveLength(1);
  // The superuser opens anything: then there is nothing to say.
  const opened = content.glossaryList?.value === 'list';
  expect(checkFolders(content).map((message) => message.rule)).toEqual(opened ? [] : ['unreadable-file']);
});
