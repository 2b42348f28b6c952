import { stretchFragment, timeFragment } from '../../model/address.ts';
import { separateUnspaced } from '../../text/unspaced.ts';
import { buildExcerpt, type ExcerptPart } from './search-excerpt.ts';
import type { Hit } from './search-types.ts';

/** Words that a link carries at most, to be marked where it leads to. */
const wordsCarried = 8;

/** The words around a moment; where only its heading has the words, how its text begins. */
export function excerptOf({ content, found, passage }: Hit): readonly ExcerptPart[] {
  const inPassage = found.filter((word) => word >= passage.from && word < passage.to);
  return buildExcerpt(content, inPassage.length > 0 ? inPassage : found, passage.from).parts;
}

/** The heading of a moment, with the words found where only it has them. */
export const titleOf = ({ title = '', foundInTitle }: Hit): readonly ExcerptPart[] =>
  foundInTitle === undefined
    ? [{ text: title, found: false }]
    : buildExcerpt(separateUnspaced(title), foundInTitle).parts;

/** A time that is reckoned from words may be late by so much, and what is heard should be heard; seconds. */
const late = 1.5;
const shortest = 5;

/**
 * Address of what is played of it: just its passage, or from its time where no end is known. `undefined` where there
 * is nothing to be heard.
 */
export function stretchAddress({ episode, kind, time, end }: Hit): string | undefined {
  if (!episode || time === undefined) return undefined;
  if (end === undefined || end <= time) return `${episode.path}#${timeFragment(time)}`;
  const start = kind === 'transcript' ? Math.max(0, time - late) : time;
  return `${episode.path}#${stretchFragment(start, Math.max(end, time + shortest))}`;
}

/** An address with the words found: they are marked in the place that it leads to (searched-words.ts). */
export function markedAddress(url: string, parts: readonly ExcerptPart[]): string {
  const words = parts
    .filter(({ found }) => found)
    .flatMap(({ text }) => text.match(/[\p{L}\p{M}\p{N}'’-]+/gu) ?? []);
  const mark = [...new Set(words)].slice(0, wordsCarried).join(' ');
  if (mark === '') return url;
  const [page = '', place] = url.split('#');
  return `${page}?${new URLSearchParams({ mark }).toString()}${place === undefined ? '' : `#${place}`}`;
}
