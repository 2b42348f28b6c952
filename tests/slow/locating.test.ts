import { spawn } from 'node:child_process';
import { chmod, cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatStamp } from '../../src/edit/stamps.ts';
import { writeSound } from '../support/sound.ts';

const fixture = path.resolve('tests/fixtures/site/shows-times-that-nobody-has-confirmed');
const slug = 'none';
let content: string;
let file: string;

beforeEach(async () => {
  content = await mkdtemp(path.join(tmpdir(), 'glosscast-locate-'));
  await cp(fixture, content, { recursive: true });
  file = path.join(content, 'episodes', slug, 'episode.md');
});
afterEach(() => rm(content, { recursive: true }));

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command as a host would who pipes lines into it. */
function locate(args: readonly string[], lines = '', env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [path.resolve('scripts/locate.ts'), ...args, '--content', content],
      {
        env: { ...process.env, ...env },
      },
    );
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => (out += data.toString()));
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.on('error', reject).on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(lines);
  });
}

/** The episode as somebody wrote it who knows no times, on Windows. */
const untimed = `---\r
title: Told by nobody\r
date: 2026-03-12\r
speakers: { Mara: mara }\r
audio: { url: talk.wav, duration: "4:10" }\r
---\r
\r
## Takeaways\r
\r
1. The ministry counted its carriages and sold the oldest.\r
2. Nobody had asked what a couchette would cost.\r
\r
## Deep dives\r
\r
### The stove\r
\r
In winter the heating came from a stove that the conductor fed.\r
\r
### The museum and the garden\r
\r
Berths went to a museum.\r
\r
> [2:44] "Some of the berths went to a museum"\r
\r
## Chapters\r
\r
* [0:03] Lisbon\r
* People on the platform`;

const read = (): Promise<string> => readFile(file, 'utf8');
const stampsOf = (text: string): readonly string[] => text.match(/(?<=^(?:\d\.|###|\*) )\[.*?\]/gm) ?? [];

describe('locate', () => {
  beforeEach(() => writeFile(file, untimed));

  it('shows each item with a time, how sure it is and what is said then, in 80 columns, and writes nothing', async () => {
    const { code, out, err } = await locate([slug]);
    expect(code).toBe(0);
    const sureness = String.raw`(?:sure|likely|perhaps|a guess) +\d\.\d\d`;
    expect(out).toMatch(
      new RegExp(String.raw`^ +\d:\d\d {2}${sureness} {2}The ministry counted.*\n +“Mara Lindt: `, 'm'),
    );
    expect(out).toMatch(new RegExp(String.raw`^ +\d:\d\d–\d:\d\d {2}${sureness} {2}The stove$`, 'm'));
    expect(out).toContain('People on the platform');
    expect(out).not.toContain('Lisbon\n');
    expect(`${out}${err}`.split('\n').every((line) => line.length <= 80)).toBe(true);
    expect(err).toContain('--write');
    expect(err).toContain('1 confirmed time stays');
    expect(await read()).toBe(untimed);
  });

  it('tells programs the same', async () => {
    const { code, out } = await locate([slug, '--format', 'json']);
    const found = JSON.parse(out) as {
      readonly transcript: string;
      readonly items: readonly Record<string, unknown>[];
    };
    expect([code, found.transcript]).toEqual([0, 'transcript.vtt']);
    expect(found.items.map(({ kind, number, line }) => [kind, number, line])).toEqual([
      ['takeaway', 1, 10],
      ['takeaway', 2, 11],
      ['deep-dive', 1, 15],
      ['deep-dive', 2, 19],
      ['chapter', 2, 28],
    ]);
    for (const { start, end, kind, confidence, said, written } of found.items) {
      expect([Number.isInteger(start), written]).toEqual([true, null]);
      expect((end === null) === (kind !== 'deep-dive')).toBe(true);
      expect(confidence).toBeGreaterThan(0);
      expect(said).toMatchObject({ speaker: 'Mara Lindt' });
    }
  });

  it('writes approximate times and no other byte, once', async () => {
    const first = await locate([slug, '--write']);
    expect([first.code, first.out.includes('5 approximate times written')]).toEqual([0, true]);
    const text = await read();
    const [one = '', , dive = ''] = stampsOf(text);
    expect(stampsOf(text)).toHaveLength(6);
    expect(one).toMatch(/^\[~\d:\d\d\]$/);
    expect(dive).toMatch(/^\[~\d:\d\d–\d:\d\d\]$/);
    expect(text.replace(/\[~[\d:–]+\] /g, '')).toBe(untimed);
    const { mtimeMs } = await stat(file);
    const again = await locate([slug, '--write']);
    expect(again.err).toContain('Nothing to write');
    expect([await read(), (await stat(file)).mtimeMs]).toEqual([text, mtimeMs]);
  });

  it('leaves out what is less sure, and says how many', async () => {
    const { out } = await locate([slug, '--format', 'json']);
    const sure = (JSON.parse(out) as { items: { confidence: number }[] }).items.map(
      (item) => item.confidence,
    );
    const [, second = 0, third = 0] = [...sure].sort((a, b) => a - b);
    const min = (second + third) / 2;
    const { err } = await locate([slug, '--write', '--min', String(min)]);
    const left = sure.filter((confidence) => confidence < min).length;
    expect(err).toContain(`${left} item${left === 1 ? '' : 's'} less sure than`);
    // one of the six has a time of its own
    expect(stampsOf(await read())).toHaveLength(6 - left);
  });

  it('looks for approximate times anew only if asked, and keeps those that are right', async () => {
    const found = await locate([slug, '--format', 'json']);
    const [{ start = 0 } = {}] = (JSON.parse(found.out) as { items: { start?: number }[] }).items;
    // close to where it was found, and far from it
    const right = formatStamp({ start: start + 8, approximate: true });
    const given = untimed
      .replace('1. The', `1. ${right} The`)
      .replace('### The museum', '### [~0:05] The museum');
    await writeFile(file, given);
    expect((await locate([slug, '--write'])).err).toContain('2 approximate times stay');
    expect(stampsOf(await read())).toEqual(expect.arrayContaining([right, '[~0:05]']));
    await locate([slug, '--write', '--again']);
    const [takeaway, , , museum] = stampsOf(await read());
    expect(takeaway).toBe(right);
    expect(museum).toMatch(/^\[~[1-3]:\d\d–/);
  });

  it('confirms what a host accepts line by line, writes it at once, and is taken up again', async () => {
    const first = await locate([slug, '--review'], '\n0:43\n\ns\nq\n');
    expect(first.out).toContain('2 times confirmed, 1 skipped, 2 left for another time');
    expect(stampsOf(await read())[0]).toMatch(/^\[\d:\d\d\]$/);
    expect(stampsOf(await read())[1]).toBe('[0:43]');
    const second = await locate([slug, '--review'], '\n\n\nu\n');
    expect(second.out).toContain('2 times confirmed, 1 left for another time');
    const text = await read();
    expect(stampsOf(text).every((stamp) => !stamp.includes('~'))).toBe(true);
    expect(text).toContain('* [0:03] Lisbon\r\n');
  });

  it('turns approximate times into confirmed ones', async () => {
    await writeFile(file, untimed.replace('1. The', '1. [~1:26] The'));
    await locate([slug, '--review'], '\nq\n');
    expect(await read()).toBe(untimed.replace('1. The', '1. [1:26] The'));
  });

  it('offers to play where a player is there, and says which it looked for where there is none', async () => {
    await writeSound(path.join(content, 'episodes', slug, 'talk.wav'), 3, 220);
    const player = path.join(content, 'ffplay');
    await writeFile(player, '#!/bin/sh\n');
    await chmod(player, 0o755);
    const { err } = await locate([slug, '--review'], 'q\n', { PATH: content });
    expect(err).toContain('p play');
    expect(err.replace(/\s+/g, ' ')).toContain('lasts 0:03, and the front matter says 4:10');
    const none = await locate([slug, '--review'], 'p\nq\n', { PATH: '/nowhere' });
    expect(none.err).toContain('Nothing plays: none of mpv, ffplay');
  });

  it('names the transcript that it uses, and those that it does not', async () => {
    await cp(
      path.join(content, 'episodes', slug, 'transcript.vtt'),
      path.join(content, 'episodes', slug, 'transcript.older.vtt'),
    );
    const { err } = await locate([slug]);
    expect(err).toMatch(/by transcript(?:\.older)?\.vtt/);
    expect(err).toMatch(/Not used: transcript(?:\.older)?\.vtt/);
  });

  it('says why there is nothing to go by', async () => {
    const transcript = path.join(content, 'episodes', slug, 'transcript.vtt');
    await rm(transcript);
    const without = await locate([slug, '--write']);
    expect([without.code, without.err]).toEqual([
      1,
      expect.stringContaining('import -- transcript FILE none'),
    ]);
    await writeFile(
      path.join(content, 'episodes', slug, 'transcript.txt'),
      'Mara: Words without times.\n\nTheo: And more of them.\n\nMara: Yes.\n',
    );
    const silent = await locate([slug]);
    expect([silent.code, silent.err]).toEqual([1, expect.stringContaining('states no times')]);
    expect(await read()).toBe(untimed);
  });

  it('is called with an episode, and with options that go together', async () => {
    for (const args of [
      [],
      ['nobody'],
      [slug, '--min', '2'],
      [slug, '--min', 'x'],
      [slug, '--format', 'json', '--review'],
    ])
      expect([args, (await locate(args)).code]).toEqual([args, 2]);
  });
});
