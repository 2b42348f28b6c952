import { writeItemTimes } from '../../src/edit/item-times.ts';
import { timedItemsOf } from '../../src/model/timed-items.ts';
import { openEpisodeToLocate } from '../../src/site/episode-to-locate.ts';
import { isFound, locateEpisode, proposedTimes } from '../../src/site/locate-episode.ts';
import { readEditable } from '../command-line/files.ts';
import { formatCount } from '../command-line/messages.ts';
import { formatTable } from '../locate/table.ts';
import type { Desk } from './desk.ts';

/** Takes note of times that nobody has confirmed: players get none of them. */
async function remindOfApproximate(desk: Desk, slug: string): Promise<void> {
  const { parsed } = await desk.episode(slug);
  const unsure = timedItemsOf(parsed.value).filter(({ stamp }) => stamp?.approximate === true).length;
  if (unsure === 0) return;
  const are = unsure === 1 ? '1 time is' : `${unsure} times are`;
  desk.wait(`${are} approximate, and not among the chapters of players`, `npm run locate -- ${slug}`);
}

/** Proposes times for takeaways, deep dives and chapters that have none, to be written as approximate ones. */
export async function proposeTimes(desk: Desk, slug: string): Promise<void> {
  const opened = await openEpisodeToLocate(desk.options.contentDir, () => slug);
  if (opened.transcript === undefined) return;
  const located = locateEpisode(opened);
  const times = proposedTimes(located, {});
  if (times.length > 0 && (desk.isAttended || desk.options.takesOffers === true)) {
    desk.say('These have no time. They are probably heard at:');
    const isShown = ({
      item,
      confidence,
    }: {
      readonly item: { readonly stamp?: unknown };
      readonly confidence: number;
    }) => item.stamp === undefined && isFound({ confidence });
    desk.say(formatTable(located, { width: 80, nameOf: opened.nameOf, isShown }).trimEnd());
    desk.say('', 'Written they are approximate ([~12:04]) until somebody confirms them.');
    const source = (await readEditable(opened.file)) ?? '';
    const { value: body } = writeItemTimes(source, times, (text) => opened.parse(text).value);
    if (body !== source) await desk.write([{ file: opened.file, body, instead: source }]);
  } else if (times.length > 0)
    desk.wait(`${formatCount(times.length, 'item')} without a time`, `npm run locate -- ${slug} --write`);
  await remindOfApproximate(desk, slug);
}
