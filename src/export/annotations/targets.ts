import type { Place } from '../../model/annotation.ts';
import { proseOfSection, type Episode } from '../../model/episode.ts';
import type { PlaceId } from '../../model/ids.ts';
import type { Range } from '../../model/position.ts';
import { blocksOf } from '../../model/prose.ts';
import type { Seconds, Stamp } from '../../model/time.ts';
import type { Passage } from '../../model/transcript.ts';
import type { SpecificResource, TextQuoteSelector } from './model.ts';

/** Where an episode's annotations lie. Addresses are absolute. */
export interface Sources {
  readonly page: string;
  /** The sound; the page where there is none, for it takes the same times. */
  readonly sound: string;
  /** HTML id of the element of the page that holds a place, if there is one. */
  readonly elementOf: (place: Place) => string | undefined;
}

/** Letters of context either side of quoted words. */
const around = 32;

/** Moves an offset out of a surrogate pair: to its end, so that no half of a character is quoted. */
const whole = (text: string, offset: number): number =>
  /[\uDC00-\uDFFF]/.test(text.charAt(offset)) && /[\uD800-\uDBFF]/.test(text.charAt(offset - 1))
    ? offset + 1
    : offset;

/**
 * Words of a place with their context. Where a source is cited the page goes on with other words, so no context
 * reaches over that.
 */
export function quoteOf(place: Place, { start, end }: Range): TextQuoteSelector {
  const { text } = place;
  const breaks = place.citations.map(({ offset }) => offset);
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

/** Words of the page: by themselves, and by the element that holds them, where they stand more than once. */
export function textTarget(place: Place, range: Range, sources: Sources): SpecificResource {
  const quote = quoteOf(place, range);
  const element = sources.elementOf(place);
  return {
    type: 'SpecificResource',
    source: sources.page,
    selector: [
      quote,
      ...(element === undefined
        ? []
        : [
            {
              type: 'FragmentSelector' as const,
              conformsTo: 'http://tools.ietf.org/rfc/rfc3236',
              value: element,
              refinedBy: quote,
            },
          ]),
    ],
  };
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
