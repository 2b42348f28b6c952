import { spawn, type ChildProcess } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import path from 'node:path';
import type { Seconds } from '../../src/model/time.ts';

/** A program that plays a part of a sound without a window. */
interface PlayerKind {
  readonly program: string;
  readonly argumentsFor: (audio: string, start: Seconds, length: Seconds) => readonly string[];
}

// afplay of macOS is not among them: it cannot begin in the middle.
const kinds: readonly PlayerKind[] = [
  {
    program: 'mpv',
    argumentsFor: (audio, start, length) => [
      ...['--no-config', '--no-video', '--no-terminal', `--start=${start}`, `--length=${length}`],
      ...['--', audio],
    ],
  },
  {
    program: 'ffplay',
    argumentsFor: (audio, start, length) => [
      ...['-nodisp', '-autoexit', '-loglevel', 'quiet', '-ss', String(start), '-t', String(length)],
      ...['-i', audio],
    ],
  },
  {
    program: 'vlc',
    argumentsFor: (audio, start, length) => [
      ...['--intf', 'dummy', '--no-video', '--play-and-exit', `--start-time=${start}`],
      ...[`--run-time=${length}`, audio, 'vlc://quit'],
    ],
  },
  {
    program: 'mplayer',
    argumentsFor: (audio, start, length) => [
      ...['-really-quiet', '-novideo', '-ss', String(start), '-endpos', String(length), audio],
    ],
  },
];

/** The programs that are looked for, for a message. */
export const playerNames: readonly string[] = kinds.map(({ program }) => program);

/** How long is played. */
const length: Seconds = 20;

/** Plays from times of one sound. */
export interface SoundPlayer {
  /** The program that plays. */
  readonly program: string;
  readonly isPlaying: () => boolean;
  /** Plays from a time on, in seconds, instead of what plays now. */
  readonly play: (start: Seconds) => void;
  readonly stop: () => void;
}

async function findProgram(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const endings = process.platform === 'win32' ? ['.exe', '.com'] : [''];
  for (const folder of folders)
    for (const ending of endings) {
      const file = path.join(folder, name + ending);
      const isThere = await access(file, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (isThere) return file;
    }
  return undefined;
}

/** A player for a sound, a file or an address, by the first program that is on the PATH; nothing without one. */
export async function findPlayer(audio: string, env: NodeJS.ProcessEnv): Promise<SoundPlayer | undefined> {
  for (const { program, argumentsFor } of kinds) {
    const file = await findProgram(program, env);
    if (file === undefined) continue;
    let child: ChildProcess | undefined;
    const stop = (): void => {
      child?.kill();
      child = undefined;
    };
    return {
      program,
      isPlaying: () => child !== undefined,
      stop,
      play(start) {
        stop();
        const started = spawn(file, argumentsFor(audio, start, length), { stdio: 'ignore' });
        const forget = (): void => {
          if (child === started) child = undefined;
        };
        started.once('exit', forget).once('error', forget);
        child = started;
      },
    };
  }
  return undefined;
}
