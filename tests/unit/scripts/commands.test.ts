import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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
