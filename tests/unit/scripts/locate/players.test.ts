import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findPlayer } from '../../../../scripts/locate/players.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-players-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Puts a program there that notes how it was called and then does what a shell is told. */
async function install(name: string, then = ''): Promise<void> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\necho "${name} $*" >> "${folder}/calls"\n${then}\n`);
  await chmod(file, 0o755);
}
const calls = (): Promise<string> => readFile(path.join(folder, 'calls'), 'utf8');
const find = () => findPlayer('/show/talk.mp3', { PATH: `/nowhere${path.delimiter}${folder}` });

describe('playing from a time', () => {
  it('needs a program that can begin in the middle', async () => {
    expect(await find()).toBeUndefined();
    await install('afplay');
    await writeFile(path.join(folder, 'mpv'), 'no program');
    expect(await find()).toBeUndefined();
    expect(await findPlayer('/show/talk.mp3', {})).toBeUndefined();
  });

  it.each([
    ['mpv', /^mpv .*--start=75 --length=\d+ -- \/show\/talk\.mp3$/m],
    ['ffplay', /^ffplay .*-ss 75 -t \d+ -i \/show\/talk\.mp3$/m],
    ['vlc', /^vlc .*--start-time=75 --run-time=\d+ \/show\/talk\.mp3 vlc:\/\/quit$/m],
    ['mplayer', /^mplayer .*-ss 75 -endpos \d+ \/show\/talk\.mp3$/m],
  ])('asks %s for a part of the sound, and knows when it is over', async (name, asked) => {
    await install(name);
    const player = await find();
    expect(player?.program).toBe(name);
    player?.play(75);
    expect(player?.isPlaying()).toBe(true);
    await vi.waitFor(() => expect(player?.isPlaying()).toBe(false), 5000);
    expect(await calls()).toMatch(asked);
  });

  it('stops what plays before something else does', async () => {
    await install('ffplay', 'exec tail -f /dev/null');
    const player = await find();
    player?.play(10);
    await vi.waitFor(async () => expect(await calls()).toContain('-ss 10'), 5000);
    player?.play(20);
    await vi.waitFor(async () => expect(await calls()).toContain('-ss 20'), 5000);
    expect(player?.isPlaying()).toBe(true);
    player?.stop();
    expect(player?.isPlaying()).toBe(false);
  });
});
