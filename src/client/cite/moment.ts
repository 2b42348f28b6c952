import { citedTime, type Filling } from '../../model/citing.ts';
import { firstWords, writeCitedLink } from '../../model/cited-link.ts';
import { timeFragment } from '../../model/address.ts';
import type { Seconds } from '../../model/time.ts';
import type { EpisodePage } from '../episode-page.ts';
import { textOfPassage } from '../share/selected-words.ts';
import type { Chosen } from '../share/word-actions.ts';
import { passageElementAt } from '../transcript/passage-at.ts';

/** A time of the transcript: its passage, as far as there is one. */
function citeTime({ data }: EpisodePage, time: Seconds): Filling {
  const passage = passageElementAt(time);
  const link = passage
    ? writeCitedLink(data.url, { passage: passage.id, time, words: firstWords(textOfPassage(passage)) })
    : `${data.url}#${timeFragment(time)}`;
  return { time: citedTime(time), link };
}

/** What is cited: words or a passage that were chosen; else the time that the player is at. */
export function citedMoment(page: EpisodePage, chosen: Chosen | undefined): Filling {
  const { words, time } = chosen ?? {};
  if (words === undefined) return citeTime(page, time ?? page.playback.time ?? 0);
  const { passage, end } = words;
  // the page's own words have an address, and no time
  if (passage === undefined) return { link: `${page.data.url}#${words.fragment}` };
  const isWhole = end === undefined && words.fragment === passage.id;
  const link = writeCitedLink(page.data.url, {
    passage: passage.id,
    ...(time === undefined ? {} : { time }),
    ...(end === undefined ? {} : { end }),
    words: firstWords(passage.words, !isWhole),
  });
  return { ...(time === undefined ? {} : { time: citedTime(time, end) }), link };
}
