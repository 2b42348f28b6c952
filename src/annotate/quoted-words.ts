import { countLeading } from '../model/ascending.ts';
import type { Seconds, Stamp } from '../model/time.ts';
import {
  distanceFrom,
  timeOfWord,
  wordAtTime,
  type SpokenText,
  type SpokenWord,
  type WordRange,
} from './spoken-text.ts';
import { editsAllowed, findExactly, findNearest, findNearly, type WordMatch } from './word-search.ts';

/** Where a quotation stands in the transcript. */
export interface FoundWords {
  readonly kind: 'found';
  /** One stretch, or one for each part between ellipses, in order. */
  readonly parts: readonly WordRange[];
  /** When its first word is said; `undefined` where the transcript states no time. */
  readonly time: Seconds | undefined;
  /** Seconds from the stamp; 0 where they meet or there is no time. */
  readonly distance: Seconds;
}

/** What of a quotation is not in the transcript, and where that comes nearest to it. */
export interface MissingWords {
  readonly kind: 'missing';
  readonly words: string;
  readonly nearest?: WordRange;
}

/** What to look for, and what to prefer where it is said more than once. */
export interface QuotedWords {
  readonly words: string;
  readonly stamp: Stamp;
  /** How far from the stamp the words may stand, in seconds. */
  readonly reach: Seconds;
  /** Whether the right person says this word. */
  readonly prefers?: (word: SpokenWord) => boolean;
}

/** Words left out (`…`, `...`, `. . .`, `[…]`) or put in by the editor (`[the bank]`). */
const gap = /\[[^\][]*\]|\(\s*(?:…|\.{3,})\s*\)|…|\.{3,}|(?:\. ){2,}\./;

/** `[T]he`: a letter that was changed is no gap. */
const openLetters = (words: string): string =>
  words.replace(/\[(\p{L})\](?=\p{L})/gu, (_, letter: string) => letter);

/** How many words may stand in the transcript where a quotation has an ellipsis. */
const longestGap = 250;

interface Candidate {
  readonly parts: readonly WordMatch[];
  readonly edits: number;
  readonly distance: Seconds;
  readonly preferred: boolean;
}

/** The places of some words: where they stand exactly, and where nearly. */
function placesOf(spoken: SpokenText, wanted: readonly number[], { stamp }: QuotedWords): WordMatch[] {
  const exact = findExactly(spoken, wanted).map((start) => ({
    start,
    end: start + wanted.length,
    edits: 0,
  }));
  const edits = editsAllowed(wanted.length);
  if (
    edits === 0 ||
    aroundTime(spoken, exact, stamp.start).some((match) => distanceFrom(spoken, match, stamp) === 0)
  )
    return exact;
  const overlaps = (match: WordMatch): boolean =>
    exact.some(({ start, end }) => start < match.end && match.start < end);
  const near = findNearly(spoken, wanted, edits, stamp.start).filter((match) => !overlaps(match));
  return [...exact, ...near].sort((a, b) => a.start - b.start);
}

/** The index of the first of the matches (by start) that begins at `from` or later. */
const indexFrom = (matches: readonly WordMatch[], from: number): number =>
  countLeading(matches, ({ start }) => start < from);

/** Of words said all the time, so many places are weighed before their time and after it. */
const weighedPlaces = 200;

function aroundTime(spoken: SpokenText, matches: readonly WordMatch[], time: Seconds): readonly WordMatch[] {
  if (matches.length <= weighedPlaces) return matches;
  const middle = indexFrom(matches, wordAtTime(spoken, time));
  return matches.slice(Math.max(0, middle - weighedPlaces), middle + weighedPlaces);
}

/** The parts in order, each soon after the one before, through one place of the first part. */
function chain(first: WordMatch, others: readonly (readonly WordMatch[])[]): WordMatch[] | undefined {
  const parts = [first];
  for (const matches of others) {
    const { end } = parts.at(-1) as WordMatch;
    const next = matches[indexFrom(matches, end)];
    if (next === undefined || next.start - end > longestGap) return undefined;
    parts.push(next);
  }
  return parts;
}

function rate(spoken: SpokenText, parts: readonly WordMatch[], quoted: QuotedWords): Candidate {
  const { start } = parts[0] as WordMatch;
  const { end } = parts.at(-1) as WordMatch;
  const prefers = quoted.prefers ?? (() => true);
  return {
    parts,
    edits: parts.reduce((sum, part) => sum + part.edits, 0),
    distance: distanceFrom(spoken, { start, end }, quoted.stamp),
    preferred: prefers(spoken.words[start] as SpokenWord),
  };
}

/** Those near the time before others; of these the right person's, the closest in words, the nearest in time. */
function choose(candidates: readonly Candidate[], reach: Seconds): Candidate | undefined {
  const near = (one: Candidate): number => Number(one.distance <= reach);
  return candidates.toSorted(
    (a, b) =>
      near(b) - near(a) ||
      Number(b.preferred) - Number(a.preferred) ||
      a.edits - b.edits ||
      a.distance - b.distance,
  )[0];
}

/**
 * Looks for quoted words in a transcript: near their time if they are there, else anywhere. Small edits are allowed
 * ({@link editsAllowed}); an ellipsis stands for any words left out, and its parts must come in order.
 */
export function findQuotedWords(spoken: SpokenText, quoted: QuotedWords): FoundWords | MissingWords {
  const words = openLetters(quoted.words);
  // what looks like an ellipsis may stand in the transcript itself: the words are tried as they are first
  const attempts = gap.test(words) ? [[words], words.split(gap)] : [[words]];
  const candidates: Candidate[] = [];
  let absent = words;
  for (const attempt of attempts) {
    const parts = attempt.filter((part) => spoken.encode(part).length > 0);
    const matches = parts.map((part) => placesOf(spoken, spoken.encode(part), quoted));
    absent = parts.find((_, index) => matches[index]?.length === 0) ?? words;
    const [first = [], ...others] = matches;
    for (const match of aroundTime(spoken, first, quoted.stamp.start)) {
      const found = chain(match, others);
      if (found) candidates.push(rate(spoken, found, quoted));
    }
    if (candidates.some(({ distance }) => distance <= quoted.reach)) break;
  }
  const best = choose(candidates, quoted.reach);
  if (best) {
    const { parts, distance } = best;
    return { kind: 'found', parts, time: timeOfWord(spoken, (parts[0] as WordMatch).start), distance };
  }
  const nearest = findNearest(spoken, spoken.encode(absent), quoted.stamp.start);
  return { kind: 'missing', words: absent.trim(), ...(nearest ? { nearest } : {}) };
}
