import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** What some work took, of this process and of those it started. */
export interface Usage {
  /** Milliseconds of the processor. */
  readonly cpu: number;
  /** The most memory that a process which was started had, in MB; 0 where the system does not tell. */
  readonly peak: number;
}

const ticksPerSecond = 100;

/** Milliseconds of processes that were started and have ended. */
async function cpuOfEnded(): Promise<number> {
  const text = await readFile('/proc/self/stat', 'utf8').catch(() => '');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[13] ?? 0) + Number(fields[14] ?? 0)) / ticksPerSecond) * 1000;
}

async function childrenOfThis(): Promise<string[]> {
  const tasks = await readdir('/proc/self/task').catch(() => []);
  const lists = await Promise.all(
    tasks.map((task) => readFile(`/proc/self/task/${task}/children`, 'utf8').catch(() => '')),
  );
  return lists.flatMap((list) => list.split(' ').filter((pid) => pid !== ''));
}

async function peakOf(pid: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
}

/** Measures some work, and waits until the processes it started have ended. Linux only: elsewhere the figures are 0. */
export async function measureUsage(work: () => Promise<unknown>): Promise<Usage> {
  const [own, ended] = [process.cpuUsage(), await cpuOfEnded()];
  const before = new Set(await childrenOfThis());
  const started = async (): Promise<string[]> => (await childrenOfThis()).filter((pid) => !before.has(pid));
  let peak = 0;
  const look = async (): Promise<boolean> => {
    const pids = await started();
    peak = Math.max(peak, ...(await Promise.all(pids.map(peakOf))));
    return pids.length > 0;
  };
  let works = true;
  const watching = (async () => {
    while ((await look()) || works) await pause(100);
  })();
  try {
    await work();
  } finally {
    works = false;
  }
  await watching;
  const { user, system } = process.cpuUsage(own);
  return { cpu: (user + system) / 1000 + (await cpuOfEnded()) - ended, peak };
}
