import type { Html } from '../../model/view/parts.ts';
import type { Term } from '../../model/term.ts';
import { renderMentionColumns, renderMentionRows } from '../../render/mention-picture.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { groupAddresses, type PageGroup } from './concordance.ts';
import type { TermMentions } from './term.ts';

/** Over the time of more episodes than this a term is drawn in the head of each. */
export const mostRows = 12;

/** What a picture is drawn from; episodes and mentions newest first. */
export interface TermPictureInputs {
  readonly mentions: readonly TermMentions[];
  readonly episodes: readonly EpisodeDigest[];
  readonly pages: readonly (readonly PageGroup[])[];
}

function drawRows(mentions: readonly TermMentions[]): Html {
  const rows = mentions.flatMap(({ episode, mentions: here }) => {
    const ticks = here.flatMap(({ time, view: { words, stamp, href } }) => {
      if (time === undefined) return [];
      const rough = stamp?.approximate === true ? { approximate: true } : {};
      return [{ time, ...rough, label: words, href: stamp?.href ?? href }];
    });
    if (episode.duration === undefined || ticks.length === 0) return [];
    return [{ label: episode.line.title, href: episode.line.href, duration: episode.duration, ticks }];
  });
  return renderMentionRows({ rows });
}

/** A term over the show's episodes, and over the time of each in which it occurs; `` where there is nothing to draw. */
export function drawTerm(
  term: Term,
  { mentions, episodes, pages }: TermPictureInputs,
  context: SiteContext,
): Html {
  const counts = new Map(mentions.map(({ episode, mentions: here }) => [episode, here.length]));
  const addresses = groupAddresses(term.id, pages, context);
  const columns = episodes.toReversed().map((episode) => {
    const href = addresses.get(episode);
    const count = counts.get(episode) ?? 0;
    const { title, date } = episode.line;
    return { label: title, date: date.label, count, ...(href === undefined ? {} : { href }) };
  });
  return renderMentionColumns(columns) + (mentions.length > mostRows ? '' : drawRows(mentions));
}
