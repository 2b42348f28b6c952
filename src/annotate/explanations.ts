import type { Mention, Place } from '../model/annotation.ts';
import type { Range } from '../model/position.ts';
import { isExplained } from '../text/explaining.ts';
import { sentencesOf } from '../text/sentences.ts';

/** A mention whose sentence says, by its wording, what the term is; and that sentence. */
export interface Explanation {
  readonly mention: Mention;
  readonly sentence: Range;
}

/**
 * The mentions in a place that are explained where they stand, in reading order: "Juche is a …", "a system called
 * flying money". Told by the wording alone (`isExplained`), so it may miss some, and what it finds is to be shown as
 * found so.
 *
 * @param mentions the mentions in this place, in order.
 */
export function findExplanations(place: Place, mentions: readonly Mention[]): readonly Explanation[] {
  if (mentions.length === 0) return [];
  const sentences = sentencesOf(place.text, place.language);
  let index = 0;
  return mentions.flatMap((mention) => {
    while (index < sentences.length - 1 && (sentences[index] as Range).end <= mention.start) index++;
    const sentence = sentences[index];
    if (sentence === undefined) return [];
    const { text, language } = place;
    const parts = {
      before: text.slice(sentence.start, mention.start),
      name: text.slice(mention.start, mention.end),
      after: text.slice(mention.end, Math.max(sentence.end, mention.end)),
    };
    return isExplained(parts, language) ? [{ mention, sentence }] : [];
  });
}
