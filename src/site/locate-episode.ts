import { locateItems } from '../annotate/locate/index.ts';
import type { LocatedItem, LocatableItem, LocatableTranscript } from '../annotate/locate/model.ts';
import type { Message } from '../diagnostics/message.ts';
import type { ItemTime } from '../edit/item-times.ts';
import type { Episode } from '../model/episode.ts';
import { timedItemsOf, type TimedItem, type TimedKind } from '../model/timed-items.ts';
import type { Seconds, Stamp } from '../model/time.ts';
import type { Passage } from '../model/transcript.ts';
import { plainText } from '../render/plain-text.ts';
import { isInOrder, type Placed } from './locate-order.ts';
import { linesOf, type SpokenLine } from './spoken-lines.ts';

/** A time that an item may have, in whole seconds of the transcript's time. */
export interface ProposedTime {
  readonly start: Seconds;
  /** Of a deep dive: where it ends. */
  readonly end?: Seconds;
  /** How likely it is that it is within 30 seconds of the true one, 0 to 1. */
  readonly confidence: number;
}

/** An item that has no confirmed time, and when it is probably discussed. */
export interface Proposal extends ProposedTime {
  readonly item: TimedItem;
  /** Words of the item that are said there, those that tell most first. */
  readonly words: readonly string[];
  /** Other times that it may have, the likeliest first. */
  readonly others: readonly ProposedTime[];
}

/** The takeaways, deep dives or chapters of one section. */
export interface LocatedList {
  readonly kind: TimedKind;
  /** Whether they were taken to be discussed in the order in which they are written. */
  readonly ordered: boolean;
  /** Of each item without a time, or with one that is approximate, in the order written. */
  readonly proposals: readonly Proposal[];
  /** Those whose time a person has confirmed: they stay, and the others are placed around them. */
  readonly confirmed: readonly TimedItem[];
  /** Those with a time that cannot be read, which a person has to mend first. */
  readonly unreadable: readonly TimedItem[];
}

/** An episode and what is said in it. */
export interface EpisodeToLocate {
  readonly episode: Episode;
  /** What its parser said: items whose time could not be read are left alone. */
  readonly messages: readonly Message[];
  readonly passages: readonly Passage[];
  /** BCP 47, of the transcript. */
  readonly language: string;
}

/** The takeaways, deep dives and chapters of an episode, each with the time that it probably has. */
export interface LocatedEpisode {
  readonly lists: readonly LocatedList[];
  /** Every sentence of the transcript that has a time. Without any, nothing is proposed. */
  readonly lines: readonly SpokenLine[];
}

/** Proposals less sure than this are none at all. */
const leastSure = 0.05;
/** Closer than this, two times of an item are the same. */
const sameTime: Seconds = 15;
/** How sure another time must be to take the place of an approximate one. */
const sureEnough = 0.6;

function locatableOf({ kind, title, body, stamp }: TimedItem): LocatableItem {
  const text = plainText(body);
  return {
    // a chapter is its title; a deep dive that says nothing yet, too
    text: kind === 'chapter' || text === '' ? (title ?? '') : text,
    ...(kind === 'deep-dive' && text !== '' && title !== undefined ? { title } : {}),
    ...(stamp === undefined || stamp.approximate ? {} : { fixed: stamp.start }),
  };
}

/** Where a list stands by what is said, without regard to its order; what is sure of that tells whether it has one. */
function findOrder(
  kind: TimedKind,
  transcript: LocatableTranscript,
  items: readonly LocatableItem[],
): { readonly ordered: boolean; readonly located: readonly LocatedItem[] } {
  const located = locateItems(transcript, items, { ordered: false });
  const placed = located.map(({ start, confidence }, index): Placed => {
    const fixed = items[index]?.fixed;
    return fixed === undefined ? { start, sure: confidence } : { start: fixed, sure: 1 };
  });
  // deep dives and chapters are written in their order, and takeaways in any
  const ordered = isInOrder(placed, kind !== 'takeaway');
  return { ordered, located: ordered ? locateItems(transcript, items, { ordered }) : located };
}

const whole = (time: Seconds): Seconds => Math.max(0, Math.floor(time + 1e-6));

/** Where a deep dive ends: where the next of them begins, or before that if its subject is left. */
function endOf(start: Seconds, end: Seconds, starts: readonly Seconds[]): { readonly end?: Seconds } {
  const next = starts.reduce((least, other) => (other > start ? Math.min(least, other) : least), Infinity);
  const until = whole(Math.min(end, next));
  return until > start ? { end: until } : {};
}

function proposalsOf(
  kind: TimedKind,
  items: readonly TimedItem[],
  located: readonly LocatedItem[],
): readonly Proposal[] {
  const starts = items.map(({ stamp }, index) => stamp?.start ?? whole(located[index]?.start ?? 0));
  return items.flatMap((item, index): Proposal[] => {
    const found = located[index];
    if (found === undefined || (item.stamp !== undefined && !item.stamp.approximate)) return [];
    const start = whole(found.start);
    const around = starts.filter((_, other) => other !== index);
    const timeOf = (from: Seconds, to: Seconds, confidence: number): ProposedTime => ({
      start: from,
      ...(kind === 'deep-dive' ? endOf(from, to, around) : {}),
      confidence,
    });
    return [
      {
        item,
        ...timeOf(start, found.end, found.confidence),
        words: found.evidence.words,
        others: found.others
          .filter((other) => whole(other.start) !== start)
          .map((other) => timeOf(whole(other.start), Infinity, other.confidence)),
      },
    ];
  });
}

function locateList(
  items: readonly TimedItem[],
  transcript: LocatableTranscript,
): Omit<LocatedList, 'unreadable'> {
  const kind = items[0]?.kind ?? 'takeaway';
  const confirmed = items.filter(({ stamp }) => stamp?.approximate === false);
  const isSettled = confirmed.length === items.length || transcript.segments.length === 0;
  const { ordered, located } = isSettled
    ? { ordered: kind !== 'takeaway', located: [] }
    : findOrder(kind, transcript, items.map(locatableOf));
  return { kind, ordered, proposals: proposalsOf(kind, items, located), confirmed };
}

/**
 * Finds when the takeaways, deep dives and chapters of an episode are discussed, section by section. All times are
 * those of the transcript, as every time of an episode is. Confirmed times are fixed points; approximate ones count
 * for nothing, so that their proposals are found anew. Deep dives and chapters are taken to be in their order unless
 * what is said contradicts it, takeaways only if it bears that out.
 */
export function locateEpisode({ episode, messages, passages, language }: EpisodeToLocate): LocatedEpisode {
  const lines = linesOf(passages, language);
  const last = lines.reduce((latest, { end }) => Math.max(latest, end), 0);
  const { duration = episode.meta.audio?.duration ?? 0 } = episode.meta;
  const transcript = { language, duration: Math.max(last, duration), segments: lines };
  const damaged = new Set(
    messages.flatMap(({ rule, line }) => (rule === 'bad-stamp' || rule === 'reversed-stamp' ? [line] : [])),
  );
  const isUnreadable = (item: TimedItem): boolean =>
    item.stamp === undefined && damaged.has(item.position.line);
  const sections = Map.groupBy(timedItemsOf(episode), ({ section }) => section);
  return {
    lists: [...sections.values()].map((items) => ({
      ...locateList(
        items.filter((item) => !isUnreadable(item)),
        transcript,
      ),
      kind: items[0]?.kind ?? 'takeaway',
      unreadable: items.filter(isUnreadable),
    })),
    lines,
  };
}

/** Whether there is anything to say for a proposal at all. */
export const isFound = ({ confidence }: Pick<ProposedTime, 'confidence'>): boolean => confidence >= leastSure;

/** Whether an item's approximate time is worse than what is proposed: another time, and one that is likely. */
export function isBetter({ item: { stamp }, start, confidence }: Proposal): boolean {
  return stamp !== undefined && Math.abs(stamp.start - start) > sameTime && confidence >= sureEnough;
}

/** What is written of a proposal: an approximate time, of a deep dive with its end. */
export const approximately = ({ start, end }: ProposedTime): Stamp => ({
  start,
  ...(end === undefined ? {} : { end }),
  approximate: true,
});

/**
 * The proposals that are to be written as approximate times: those of items without a time and, with `again`, those
 * that are better than the approximate time there is.
 *
 * @param min how sure a proposal must be, 0 to 1.
 */
export function proposedTimes(
  { lists }: LocatedEpisode,
  { min = 0, again = false }: { readonly min?: number; readonly again?: boolean },
): readonly ItemTime[] {
  return lists
    .flatMap(({ proposals }) => proposals)
    .filter((proposal) => isFound(proposal) && proposal.confidence >= min)
    .filter((proposal) => proposal.item.stamp === undefined || (again && isBetter(proposal)))
    .map((proposal) => ({ item: proposal.item, stamp: approximately(proposal) }));
}
