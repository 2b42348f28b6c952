import type { Seconds } from '../model/time.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import { sentencesOf } from '../text/sentences.ts';

/** A sentence of a transcript, or a part of a long one: what an item can begin with. */
export interface SpokenLine {
  /** When it is said, in the time of the transcript. */
  readonly start: Seconds;
  readonly end: Seconds;
  readonly text: string;
  readonly speaker?: string;
  readonly passage: Passage;
}

/** Letters of a sentence that is not cut, and about as many as its parts then have. */
const longest = 220;
const usual = 110;

/** Where the parts of a text begin, none of which is long; at words, where words are set apart. */
function cutsOf(text: string, language: string): readonly number[] {
  return sentencesOf(text, language).flatMap(({ start, end }) => {
    const cuts = [start];
    if (end - start <= longest) return cuts;
    const parts = Math.ceil((end - start) / usual);
    for (let part = 1; part < parts; part++) {
      const about = start + Math.floor(((end - start) * part) / parts);
      const space = text.indexOf(' ', about);
      const cut = space >= 0 && space - about < usual / 2 ? space + 1 : about;
      const isHalf = /[\uDC00-\uDFFF]/.test(text.charAt(cut));
      if (!isHalf && cut > (cuts.at(-1) ?? 0) && cut < end) cuts.push(cut);
    }
    return cuts;
  });
}

/** The lines of a transcript in the order of their passages; what has no time is left out. */
export function linesOf(passages: readonly Passage[], language: string): readonly SpokenLine[] {
  return passages.flatMap((passage): SpokenLine[] => {
    const { text, speaker } = passage;
    const cuts = cutsOf(text, language);
    return cuts.flatMap((cut, index): SpokenLine[] => {
      const words = text.slice(cut, cuts[index + 1]).trimEnd();
      const [start, end] = [timeAt(passage, cut), timeAt(passage, cut + words.length)];
      if (words === '' || start === undefined || end === undefined) return [];
      return [{ start, end, text: words, ...(speaker === undefined ? {} : { speaker }), passage }];
    });
  });
}

/** The index of the line that a time means: the one said then or, in a pause, the next. -1 without lines. */
export function lineAt(lines: readonly SpokenLine[], time: Seconds): number {
  // what begins within the second that is named, is meant
  const next = lines.findIndex(({ start }) => Math.floor(start) >= Math.floor(time));
  if (next < 0) return lines.length - 1;
  const here = lines[next - 1];
  const isSaidThen = here !== undefined && here.end > time && Math.floor(lines[next]?.start ?? 0) > time;
  return isSaidThen ? next - 1 : next;
}
