import path from 'node:path';
import { readDate } from '../../src/parse/listing/dates.ts';
import type { LoadedEpisode } from '../../src/site/library.ts';

/** What a new episode probably has: offered, never taken unasked. */
export interface Offers {
  readonly number?: string;
  readonly date?: string;
  readonly hosts: readonly string[];
}

const dayMilliseconds = 86_400_000;

/** The number after this one, as wide as it: `013` after `012`. */
const nextNumber = (number: string): string | undefined =>
  /^\d+$/.test(number) ? String(Number(number) + 1).padStart(number.length, '0') : undefined;

/** The day that is as long after the last episode as that was after the one before it; a week, if it is the first. */
function nextDay(days: readonly string[]): string | undefined {
  const [last, before] = [...new Set(days)].sort().reverse();
  if (last === undefined) return undefined;
  const gap = before === undefined ? 7 * dayMilliseconds : Date.parse(last) - Date.parse(before);
  return new Date(Date.parse(last) + gap).toISOString().slice(0, 10);
}

/** Guesses number and date by the name of the audio file, else by the episodes there are; hosts by the last of them. */
export function findOffers(episodes: readonly LoadedEpisode[], audio: string | undefined): Offers {
  const metas = episodes.map(({ parsed }) => parsed.value.meta);
  const last = [...metas].sort((a, b) => (a.date < b.date ? 1 : -1))[0];
  const name =
    audio === undefined
      ? ''
      : path
          .basename(audio)
          .replace(/\.\w+$/, '')
          .replace(/_/g, ' ');
  const written = readDate(name.replace(/(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/, '$1-$2-$3'));
  const rest = written?.kind === 'date' ? written.rest : name;
  const inName = /(?<![\d.])(\d{1,4})(?![\d.]|\s?k?hz|\s?kbps)/i.exec(rest)?.[1];
  const number = inName ?? (last?.number === undefined ? undefined : nextNumber(last.number));
  const date = written?.kind === 'date' ? written.day : nextDay(metas.map((meta) => meta.date));
  return {
    ...(number === undefined ? {} : { number }),
    ...(date === undefined ? {} : { date }),
    hosts: last?.hosts ?? [],
  };
}
