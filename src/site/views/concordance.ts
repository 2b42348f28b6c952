import { termMentionsPath, termPath } from '../../model/address.ts';
import type { TermId } from '../../model/ids.ts';
import type { Term } from '../../model/term.ts';
import type { FacetValue, MentionFacets, MentionGroup } from '../../model/view/term.ts';
import { renderMentionStrip } from '../../render/mention-picture.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import type { TermMentions } from './term.ts';

/** Mentions of one episode that stand on one page: all of them, or a part. */
export interface PageGroup extends TermMentions {
  /** How many the episode has. */
  readonly count: number;
  readonly continued: boolean;
}

/** HTML elements of a line, of an episode's head, and of a section's name with its list. */
const weights = { line: 10, head: 12, section: 2 } as const;
/** Elements that the lines of a page may take: about 250 lines. The first page has much else to show. */
const room = { first: 2_350, further: 2_700 } as const;

type Mentions = EpisodeDigest['mentions'];

/** Elements that each mention of an episode takes, the first without the episode's head. */
const weigh = (mentions: Mentions): readonly number[] =>
  mentions.map(
    ({ view }, index) =>
      weights.line + (view.section === mentions[index - 1]?.view.section ? 0 : weights.section),
  );

/**
 * Divides the mentions of a term into pages that stay light, whole episodes where possible: one that does not fit
 * begins a page of its own, unless the page would be left half empty. There is always a first page.
 */
export function divideMentions(mentions: readonly TermMentions[]): readonly (readonly PageGroup[])[] {
  const pages: PageGroup[][] = [[]];
  let left: number = room.first;
  const turn = (): void => {
    pages.push([]);
    left = room.further;
  };
  for (const { episode, mentions: all } of mentions) {
    const weight = weigh(all);
    const whole = weights.head + weight.reduce((sum, one) => sum + one, 0);
    const isHalfFull = left < room.further / 2;
    if (whole > left && isHalfFull) turn();
    for (let from = 0; from < all.length;) {
      let to = from;
      left -= weights.head;
      while (to < all.length && (left >= (weight[to] ?? 0) || to === from)) left -= weight[to++] ?? 0;
      pages.at(-1)?.push({ episode, mentions: all.slice(from, to), count: all.length, continued: from > 0 });
      from = to;
      if (from < all.length) turn();
    }
  }
  return pages;
}

/** The HTML id of an episode's mentions on a term's pages. */
const groupId = (episode: EpisodeDigest): string => `in-${episode.facts.slug}`;

/** Where the mentions of each episode begin: the address of its group on the page that has it. */
export function groupAddresses(
  term: TermId,
  pages: readonly (readonly PageGroup[])[],
  { addresses }: SiteContext,
): ReadonlyMap<EpisodeDigest, string> {
  const found = new Map<EpisodeDigest, string>();
  for (const [index, groups] of pages.entries())
    for (const { episode } of groups) {
      if (found.has(episode)) continue;
      const page = index === 0 ? termPath(term) : termMentionsPath(term, index + 1);
      found.set(episode, addresses.href(`${page}#${groupId(episode)}`));
    }
  return found;
}

/** A group as a page shows it; `strips`: with its mentions over the episode's time in its own head. */
export function viewGroup({ episode, mentions, count, continued }: PageGroup, strips: boolean): MentionGroup {
  const times = mentions.flatMap(({ time }) => time ?? []);
  const strip =
    strips && episode.duration !== undefined && times.length > 0
      ? renderMentionStrip({ duration: episode.duration, times })
      : undefined;
  return {
    id: groupId(episode),
    line: episode.line,
    count,
    continued,
    ...(strip === undefined ? {} : { strip }),
    mentions: mentions.map(({ view }) => view),
  };
}

function countValues(values: readonly string[], language: string): readonly FacetValue[] {
  const { compare } = new Intl.Collator(language, { numeric: true });
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || compare(a.value, b.value));
}

/** What the mentions of a term can be narrowed to. */
export function makeFacets(
  term: Term,
  mentions: readonly TermMentions[],
  { show }: SiteContext,
): MentionFacets {
  const all = mentions.flatMap(({ mentions: here }) => here);
  return {
    speakers: countValues(
      all.map(({ speaker }) => speaker ?? ''),
      show.language,
    ),
    forms: countValues(
      all.map(({ form }) => term.forms[form]?.form ?? term.name),
      show.language,
    ),
  };
}
