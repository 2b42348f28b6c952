import type { Range } from '../../model/position.ts';
import { baseLanguage } from '../../text/normalize.ts';
import { sentencesOf } from '../../text/sentences.ts';
import { countWords } from '../../text/words.ts';
import { rankOf } from './passage-id.ts';

// Passages come out at about 80 words: a cut is looked for between these, and 120 are never passed.
const fewest = 60;
const usual = 100;
const most = 120;

/** A part of a text that is never cut, and how many words it has. */
interface Unit extends Range {
  readonly words: number;
}

/** Cuts a sentence that is too long for a passage behind its clauses, or where it has none, between words. */
function splitSentence(text: string, sentence: Range, language: string): Unit[] {
  const source = text.slice(sentence.start, sentence.end);
  const cut = (pattern: RegExp): Unit[] => {
    const units: Unit[] = [];
    for (const match of source.matchAll(pattern)) {
      const start = sentence.start + match.index;
      units.push({ start, end: start + match[0].length, words: countWords(match[0]) });
    }
    return units;
  };
  const clauses = cut(/[^,;:–—、，；：،؛]+[,;:–—、，；：،؛]*\s*/g);
  const whole = clauses.length > 0 && clauses.every(({ words }) => words <= most - fewest);
  if (whole && clauses[0]?.start === sentence.start && clauses.at(-1)?.end === sentence.end) return clauses;
  const words = cut(/\S+\s*/g);
  return words.some((unit) => unit.words > most - fewest)
    ? words.flatMap((unit) => (unit.words > 20 ? splitUnspaced(text, unit, language) : [unit]))
    : words;
}

/** Cuts a run without spaces (Chinese, Japanese, Thai) at the words that the platform's dictionary finds. */
function splitUnspaced(text: string, unit: Unit, language: string): Unit[] {
  const segmenter = new Intl.Segmenter(baseLanguage(language), { granularity: 'word' });
  const units: Unit[] = [];
  for (const { index, segment } of segmenter.segment(text.slice(unit.start, unit.end))) {
    const start = unit.start + index;
    units.push({ start, end: start + segment.length, words: countWords(segment) });
  }
  return units;
}

function unitsOf(text: string, language: string): Unit[] {
  return sentencesOf(text, language).flatMap((sentence) => {
    const words = countWords(text.slice(sentence.start, sentence.end));
    return words > usual ? splitSentence(text, sentence, language) : [{ ...sentence, words }];
  });
}

/**
 * How many units the next passage takes. Among the ends that give it a readable length, the words before each decide
 * by their hash, not the distance from the passage's beginning: so after an edit the cuts fall in step again, and the
 * passages (and links to them) further down stay the same.
 */
function takeUnits(text: string, units: readonly Unit[], from: number): number {
  let words = 0;
  let best = 0;
  let bestRank = Infinity;
  let fitting = 0;
  for (let index = from; index < units.length; index++) {
    const unit = units[index] as Unit;
    if (words + unit.words > (words >= fewest ? usual : most) && index > from) break;
    words += unit.words;
    fitting = index - from + 1;
    if (words < fewest) continue;
    const rank = rankOf(
      text.slice(Math.max(unit.start, unit.end - 200, 0), unit.end) + wordsBefore(text, unit),
    );
    if (rank < bestRank) [best, bestRank] = [fitting, rank];
  }
  return bestRank < Infinity ? best : fitting;
}

/** A few words before a short unit, so that single words do not all rank alike. */
function wordsBefore(text: string, unit: Unit): string {
  return unit.words > 3 ? '' : text.slice(Math.max(0, unit.start - 24), unit.start);
}

/** Ranges of a turn's text, without white space at their edges; together they hold every word. */
export function cutIntoPassages(text: string, language: string): Range[] {
  const units = unitsOf(text, language);
  const total = units.reduce((sum, unit) => sum + unit.words, 0);
  const ranges: Range[] = [];
  let left = total;
  for (let from = 0; from < units.length;) {
    // What fits into one passage is one: no passage of a few words is left over.
    const count = left <= most ? units.length - from : takeUnits(text, units, from);
    const taken = units.slice(from, from + count);
    left -= taken.reduce((sum, unit) => sum + unit.words, 0);
    from += count;
    const raw = text.slice((taken[0] as Unit).start, (taken.at(-1) as Unit).end);
    const start = (taken[0] as Unit).start + (raw.length - raw.trimStart().length);
    if (raw.trim() !== '') ranges.push({ start, end: start + raw.trim().length });
  }
  return ranges;
}
