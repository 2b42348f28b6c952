import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let content: string;
const scripts = path.resolve('scripts');

async function writeEpisode(frontMatter: string): Promise<void> {
  await writeFile(
    path.join(content, 'episodes', 'one', 'episode.md'),
    `---\n${frontMatter}\n---\nSummary.\n`,
  );
}

/** Runs a command from another folder than Glosscast's, as a host with a show of their own does. */
function run(name: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(scripts, `${name}.ts`), ...args],
    { cwd: content, encoding: 'utf8' },
  );
  return { code: status, out: stdout, err: stderr };
}

beforeAll(async () => {
  content = await mkdtemp(path.join(tmpdir(), 'glosscast-commands-'));
  await mkdir(path.join(content, 'episodes', 'one'), { recursive: true });
  await writeFile(
    path.join(content, 'episodes', 'show.yaml'),
    'title: Bare\ndescription: A bare show.\nlanguage: en\nurl: https://bare.example/\n',
  );
  await writeEpisode('title: One\ndate: 2025-05-15');
});
afterAll(() => rm(content, { recursive: true }));

describe('check', () => {
  it('of a show without mistakes prints an empty array, and nothing else', () => {
    expect(run('check', '--content', '.', '--format', 'json')).toEqual({ code: 0, out: '[]\n', err: '' });
  });

  it('finds a mistake, says where, and fails', async () => {
    await writeEpisode('title: One\ndate: 2025-05-15\nguests: [nobody]');
    const text = run('check', '--content', '.');
    expect(text.code).toBe(1);
    expect(text.out).toMatch(/^episodes\/one\/episode\.md:4:10: error: .*\[unknown-person\]\n$/);
    expect(text.err).toBe('1 error\n');
    const json = run('check', '--content=.', '--format=json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out)).toMatchObject([{ line: 4, column: 10, rule: 'unknown-person' }]);
    expect(run('check', '--content', '.', '--format', 'github').out).toMatch(
      /^::error file=episodes\/one\/episode\.md,line=4,col=10,/,
    );
  });
});

describe('check --suggest', () => {
  const fixture = path.resolve('tests/fixtures/suggest/words-that-sound-like-a-term-are-mishearings');

  it('prints what to paste and where the words stand, and says what check says beside it', () => {
    const { code, out, err } = run('check', '--suggest', '--content', fixture);
    expect(code).toBe(0);
    expect(out).toContain('"Jushay", for Juche: 3 times in 1 episode\n  episodes/one/episode.md:6, ');
    expect(out).toContain('references/glossary/juche.md:\naliases: [Jushay]\n');
    expect(err).toContain('[speaker-unknown]');
    expect(err).toMatch(/\n2 warnings, 2 hints\n$/);
  });

  it('writes nothing', async () => {
    const before = await readdir(fixture, { recursive: true });
    run('check', '--suggest', '--content', fixture);
    expect(await readdir(fixture, { recursive: true })).toEqual(before);
  });

  it('prints an array, and nothing else, as JSON', () => {
    const { out } = run('check', '--suggest', '--format', 'json', '--content', fixture);
    expect(JSON.parse(out)).toContainEqual({
      kind: 'mishearing',
      words: 'By bit',
      count: 1,
      episodes: 1,
      places: [{ path: 'episodes/one/transcript.vtt', line: null, time: expect.any(Number) as number }],
      term: 'Bybit',
      form: 'Bybit',
      paste: { path: 'references/glossary.md', text: 'Bybit\nBy bit\n' },
    });
  });

  it('fails where check fails, has nothing to say of a bare show, and no form for GitHub', () => {
    // the episode still names a guest whom nobody knows
    const bare = run('check', '--suggest', '--content', '.');
    expect([bare.code, bare.out]).toEqual([1, 'No suggestions for the glossary.\n']);
    expect(bare.err).toContain('[unknown-person]');
    expect(run('check', '--suggest', '--format', 'github', '--content', '.').code).toBe(2);
  });
});

describe('every command', () => {
  it.each(['build', 'check', 'preview', 'dev'])(
    '%s has help on stdout, and refuses what it does not know',
    (name) => {
      const help = run(name, '--help');
      expect([help.code, help.err]).toEqual([0, '']);
      expect(help.out).toContain(`npm run ${name} -- [options]`);
      const wrong = run(name, '--hepl');
      expect([wrong.code, wrong.out]).toEqual([2, '']);
      expect(wrong.err).toContain('did you mean "--help"?');
    },
  );

  it('build refuses to write over people’s work, preview to serve what is not there', () => {
    expect(run('build', '--content', '.', '--out', '.').code).toBe(2);
    expect(run('build', '--content', '.', '--out', 'episodes/one').err).toContain('lies in');
    expect(run('build', '--content', 'nowhere').code).toBe(2);
    expect(run('preview', '--out', 'nowhere').err).toContain('npm run build first');
  });
});
