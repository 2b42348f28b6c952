import { termMentionsPath, termPath } from '../../model/address.ts';
import type { TermId } from '../../model/ids.ts';
import type { Term } from '../../model/term.ts';
import type { FacetValue, MentionFacets, MentionGroup } from '../../model/view/term.ts';
import { renderMentionStrip } from '../../render/mention-picture.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { divideGroups } from './divide.ts';
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

type Mention = EpisodeDigest['mentions'][number];

const weigh = ({ view }: Mention, before: Mention | undefined): number =>
  weights.line + (view.section === before?.view.section ? 0 : weights.section);

/** Divides the mentions of a term, by episode, into pages. */
export function divideMentions(mentions: readonly TermMentions[]): readonly (readonly PageGroup[])[] {
  const divided = divideGroups(mentions, ({ mentions: all }) => all, { ...room, head: weights.head, weigh });
  return divided.map((parts) =>
    parts.map(({ group: { episode, mentions: all }, items, continued }) => ({
      ...{ episode, mentions: items, continued },
      count: all.length,
    })),
  );
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
