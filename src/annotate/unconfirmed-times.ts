import { describe } from '../diagnostics/message.ts';
import { timedItemsOf, timedKinds, type TimedItem, type TimedKind } from '../model/timed-items.ts';
import type { Annotator } from './annotator.ts';

const names: Readonly<Record<TimedKind, string>> = {
  takeaway: 'takeaway',
  'deep-dive': 'deep dive',
  chapter: 'chapter',
};

/** `1`, `1 and 4`, `1 to 3, 5 and 7`. */
function listNumbers(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.last === number - 1) run.last = number;
    else runs.push({ first: number, last: number });
  }
  const parts = runs.flatMap(({ first, last }) =>
    last === first ? [`${first}`] : last === first + 1 ? [`${first}`, `${last}`] : [`${first} to ${last}`],
  );
  const [end = ''] = parts.slice(-1);
  return parts.length < 2 ? end : `${parts.slice(0, -1).join(', ')} and ${end}`;
}

/** `takeaways 1 to 3 and 5; deep dive 2` */
function listItems(items: readonly TimedItem[]): string {
  return timedKinds
    .flatMap((kind) => {
      const numbers = items.filter((item) => item.kind === kind).map(({ number }) => number);
      if (numbers.length === 0) return [];
      return [`${names[kind]}${numbers.length === 1 ? '' : 's'} ${listNumbers(numbers)}`];
    })
    .join('; ');
}

/**
 * Says once an episode which of its takeaways, deep dives and chapters have approximate times, and how a person
 * confirms them.
 */
export const checkUnconfirmedTimes: Annotator = ({ episode, passages }) => {
  const items =
    episode === undefined ? [] : timedItemsOf(episode).filter(({ stamp }) => stamp?.approximate === true);
  const [first] = items;
  if (episode === undefined || first === undefined) return { value: [], messages: [] };
  const position = first.stamp?.position ?? first.position;
  const hint = passages.every(({ untimed }) => untimed === true)
    ? 'listen to each, and take its "~" away'
    : `npm run locate -- ${episode.slug} --review goes through them`;
  return {
    value: [],
    messages: [describe('unconfirmed-times', position, { items: listItems(items) }, hint)],
  };
};
