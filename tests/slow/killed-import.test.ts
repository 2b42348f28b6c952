import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-killed-'));
});
afterEach(() => rm(folder, { recursive: true }));

const script = (name: string): string => path.resolve('scripts', `${name}.ts`);

const item = (number: number, words: string): string =>
  `<item><title>Weir ${number}</title><guid>g-${number}</guid><pubDate>${new Date(Date.UTC(2020, 0, number)).toUTCString()}</pubDate>
  <enclosure url="https://a.example/${number}.mp3" length="10" type="audio/mpeg"/>
  <podcast:person role="guest">Guest ${number}</podcast:person><description>${words} ${number}.</description></item>`;
const feed = (words: string): string =>
  `<rss version="2.0"><channel><title>Weirs</title><description>On water.</description><language>en</language>
  ${Array.from({ length: 60 }, (_, index) => item(60 - index, words)).join('\n')}</channel></rss>`;

/** All files of a show by their paths, but for what is hidden. */
async function readShow(content: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(content, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  const read = files.map(async (entry) => {
    const file = path.join(entry.parentPath, entry.name);
    return [path.relative(content, file), await readFile(file, 'utf8')] as const;
  });
  return new Map(await Promise.all(read));
}

const run = (content: string, source: string) =>
  spawnSync(process.execPath, [script('import'), 'feed', source, '--content', content], { encoding: 'utf8' });

/** Starts a command and kills it as soon as something holds. */
async function killWhen(args: readonly string[], holds: () => Promise<boolean>): Promise<void> {
  const child = spawn(process.execPath, args, { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (child.exitCode === null && !(await holds().catch(() => false)));
  child.kill('SIGKILL');
  await ended;
}

it('leaves whole files when an import is killed, and the next one finishes it', async () => {
  const [one, two] = [path.join(folder, 'one.xml'), path.join(folder, 'two.xml')];
  await writeFile(one, feed('Old words'));
  await writeFile(two, feed('New words'));
  const whole = path.join(folder, 'whole');
  const make = (content: string) => mkdir(content, { recursive: true });
  await make(whole);
  expect(run(whole, one).status).toBe(0);
  const old = await readShow(whole);
  expect(run(whole, two).status).toBe(0);
  const fresh = await readShow(whole);
  expect(fresh).not.toEqual(old);

  for (const moment of [0, 1, 2, 17, 45, 59, 60, 61]) {
    const content = path.join(folder, `first-${moment}`);
    await make(content);
    await killWhen([script('import'), 'feed', one, '--content', content], async () => {
      if (moment === 0) return (await readdir(content)).length > 0;
      return (await readdir(path.join(content, 'episodes'))).length >= moment;
    });
    for (const [file, text] of await readShow(content)) expect(text, `${moment} ${file}`).toBe(old.get(file));
    expect(run(content, one).status, String(moment)).toBe(0);
    expect(await readShow(content), String(moment)).toEqual(old);
  }

  for (const moment of [1, 2, 20, 40, 60]) {
    const content = path.join(folder, `again-${moment}`);
    await make(content);
    run(content, one);
    const changed = async (): Promise<boolean> => {
      const now = await readShow(content);
      return [...now].filter(([file, text]) => text !== old.get(file)).length >= moment;
    };
    await killWhen([script('import'), 'feed', two, '--content', content], changed);
    for (const [file, text] of await readShow(content))
      expect([old.get(file), fresh.get(file)], `${moment} ${file}`).toContain(text);
    expect(run(content, two).status, String(moment)).toBe(0);
    expect(await readShow(content), String(moment)).toEqual(fresh);
  }
}, 600_000);

it('leaves no half of an enriched feed', async () => {
  const [source, content, output] = [
    path.join(folder, 'a.xml'),
    folder,
    path.join(folder, 'out', 'enriched.xml'),
  ];
  await writeFile(source, feed('Words'));
  run(content, source);
  const args = [script('feed'), 'enrich', source, '--output', output, '--content', content];
  expect(spawnSync(process.execPath, args).status).toBe(0);
  const whole = await readFile(output, 'utf8');
  expect(whole).toContain('contentLink');
  await rm(path.dirname(output), { recursive: true });
  const isBegun = async (): Promise<boolean> => (await readdir(path.dirname(output))).length > 0;
  for (let time = 0; time < 4; time++) {
    await killWhen(args, isBegun);
    const found = await readFile(output, 'utf8').catch(() => whole);
    expect(found).toBe(whole);
  }
  expect(spawnSync(process.execPath, args).status).toBe(0);
  expect(await readFile(output, 'utf8')).toBe(whole);
}, 600_000);
