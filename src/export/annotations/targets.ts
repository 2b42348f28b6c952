import type { Place } from '../../model/annotation.ts';
import { proseOfSection, type Episode } from '../../model/episode.ts';
import type { PlaceId } from '../../model/ids.ts';
import type { Range } from '../../model/position.ts';
import { blocksOf } from '../../model/prose.ts';
import type { Seconds, Stamp } from '../../model/time.ts';
import type { Passage } from '../../model/transcript.ts';
import type { FragmentSelector, SpecificResource, TextQuoteSelector } from './model.ts';
import { fold, isOnce, longestPiece, type PageText } from './page-text.ts';

/** Where an episode's annotations lie. Addresses are absolute. */
export interface Sources {
  readonly page: string;
  /** The sound; the page where there is none, for it takes the same times. */
  readonly sound: string;
  /** HTML id of the element of the page that holds a place, if there is one. */
  readonly elementOf: (place: Place) => string | undefined;
}

/** Where an episode's annotations lie, and what the page shows there. */
export interface Grounding extends Sources {
  readonly text: PageText;
}

/** Letters of context either side of quoted words. */
const around = 32;

/** Moves an offset out of a surrogate pair: to its end, so that no half of a character is quoted. */
const whole = (text: string, offset: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && /[\uD800-\uDBFF]/.test(text.charAt(offset - 1))
    ? offset + 1
    : offset;

/**
 * Words of a place with their context. Where a source is cited, or a footnote referred to, the page goes on with other
 * words: no context reaches over that, and of words on both sides of it the longer piece is quoted.
 */
export function quoteOf(place: Place, range: Range, page: PageText): TextQuoteSelector {
  const { text } = place;
  const breaks = page.breaksOf(place);
  const { start, end } = longestPiece(text, range, breaks);
  const from = Math.max(0, start - around, ...breaks.filter((offset) => offset <= start));
  const to = Math.min(text.length, end + around, ...breaks.filter((offset) => offset >= end));
  const prefix = text.slice(Math.min(start, whole(text, from)), start);
  const suffix = text.slice(end, Math.max(end, whole(text, to)));
  return {
    type: 'TextQuoteSelector',
    exact: text.slice(start, end),
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  };
}

/**
 * Words of the page: by the element that holds them; and by themselves, where they stand on the page only once. With
 * no words to quote, or with words that stand twice in it between other things, the element alone; with neither, the page.
 */
export function textTarget(place: Place, range: Range, sources: Grounding): SpecificResource {
  const { page, text } = sources;
  const quote = quoteOf(place, range, text);
  const { exact, prefix = '', suffix = '' } = quote;
  const id = text.isInside(place, range) ? sources.elementOf(place) : undefined;
  const element: FragmentSelector | undefined =
    id === undefined
      ? undefined
      : {
          type: 'FragmentSelector',
          conformsTo: 'http://tools.ietf.org/rfc/rfc3236',
          value: id,
          ...(isOnce(fold(place.text), prefix + exact + suffix) ? { refinedBy: quote } : {}),
        };
  // a word without its surroundings may stand anywhere, in the name of a link or below a picture
  const isAlone = exact !== '' && prefix + suffix !== '' && text.isUnique(prefix + exact + suffix);
  const selector = [
    ...(isAlone || (element === undefined && text.isUnique(exact)) ? [quote] : []),
    ...(element === undefined ? [] : [element]),
  ];
  return { type: 'SpecificResource', source: page, ...(selector.length === 0 ? {} : { selector }) };
}

const rounded = (time: Seconds): number => Math.round(time * 1000) / 1000;

/** A stretch of the sound; nothing where it has no end, or none behind its start. @see https://www.w3.org/TR/media-frags/ */
export function timeTarget(
  start: Seconds | undefined,
  end: Seconds | undefined,
  { sound }: Sources,
): SpecificResource | undefined {
  if (start === undefined || end === undefined || rounded(end) <= rounded(start)) return undefined;
  return {
    type: 'SpecificResource',
    source: sound,
    selector: {
      type: 'FragmentSelector',
      conformsTo: 'http://www.w3.org/TR/media-frags/',
      value: `t=${rounded(start)},${rounded(end)}`,
    },
  };
}

/** What a stamp means in the sound: its range, or what is being said at its time. One that is not confirmed means nothing. */
export function stampTarget(
  stamp: Stamp | undefined,
  passages: readonly Passage[],
  sources: Sources,
): SpecificResource | undefined {
  if (stamp === undefined || stamp.approximate) return undefined;
  const { start } = stamp;
  // what begins within the second that is named, is meant
  const passage = passages.findLast((one) => !one.untimed && Math.floor(one.start) <= start);
  return timeTarget(start, stamp.end ?? passage?.end, sources);
}

/** The stamps that blocks of prose stand under. */
export function stampsOf(episode: Episode): ReadonlyMap<PlaceId, Stamp> {
  const runs = [{ nodes: episode.summary, stamp: undefined }, ...episode.sections.flatMap(proseOfSection)];
  const stamps = new Map<PlaceId, Stamp>();
  for (const { nodes, stamp } of runs)
    for (const { block, stamp: own } of blocksOf(nodes, stamp))
      if (own !== undefined) stamps.set(block.id, own);
  return stamps;
}
