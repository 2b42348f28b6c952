import { readSignedText } from '../../model/search-index.ts';
import { phraseWords } from '../../text/phrase.ts';
import type { Candidate, FoundRecords } from './candidates.ts';
import type { Moment } from './moments.ts';
import { textOfTerm } from './query-words.ts';

/** Records of which the text, some four kilobytes, is looked at first: where all words are indexed, and where not. */
const looked = 8;
const lookedWithCommon = 20;
/** Moments of one record that are looked at. */
const momentsLooked = 40;
/** Words looked at around those found, besides as many as were typed. */
const around = 2;

// Shares of the best score: what stands exactly as typed comes before all else.
const worthOfPhrase = 1;
const worthOfPart = 0.4;
const worthOfForms = 0.15;

/** The longest run of the words typed that stands in the text in a row. */
function longestRun(text: readonly string[], wanted: readonly string[]): number {
  let best = 0;
  for (let at = 0; at < text.length; at++)
    for (let from = 0; from + best < wanted.length; from++) {
      let length = 0;
      while (
        from + length < wanted.length &&
        at + length < text.length &&
        text[at + length] === wanted[from + length]
      )
        length++;
      best = Math.max(best, length);
    }
  return best;
}

/** How well a moment's words are those typed: 0 to above 1. */
function likeness(words: readonly string[], { found }: Moment, wanted: readonly string[]): number {
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const margin = wanted.length + around;
  const text = phraseWords(words.slice(Math.max(0, first - margin), last + margin + 1).join(' '));
  const forms = new Set(text);
  const asTyped = wanted.filter((word) => forms.has(word)).length / wanted.length;
  if (wanted.length < 2) return worthOfForms * asTyped;
  const run = longestRun(text, wanted);
  const phrase = run === wanted.length ? worthOfPhrase : 0;
  return phrase + worthOfPart * ((Math.max(1, run) - 1) / (wanted.length - 1)) + worthOfForms * asTyped;
}

const scoreOf = ({ moments }: Candidate): number => Math.max(...moments.map(({ score }) => score));

async function rankMoments(candidate: Candidate, wanted: readonly string[], top: number): Promise<Candidate> {
  const { shard, row, moments } = candidate;
  const { content } = await shard.fragment(row.number);
  const { words } = readSignedText(content, shard.signedWords);
  const byScore = [...moments].sort((a, b) => b.score - a.score);
  const seen = new Set(byScore.slice(0, momentsLooked));
  return {
    ...candidate,
    moments: moments.map((moment) =>
      seen.has(moment) ? { ...moment, score: moment.score + top * likeness(words, moment, wanted) } : moment,
    ),
  };
}

/**
 * Looks at the text of the best records, and puts first what stands as it was typed: every word in a row, common ones
 * too, which the index does not know, and in the same form. Rejects when a text does not arrive.
 */
export async function rankByText(found: FoundRecords): Promise<FoundRecords> {
  const wanted = phraseWords(found.terms.map(textOfTerm).join(' '));
  const best = found.candidates
    .filter(({ fails, moments }) => fails.length === 0 && moments.some((moment) => moment.found.length > 0))
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, found.leftOut.length > 0 ? lookedWithCommon : looked);
  if (wanted.length === 0 || best.length < 1) return found;
  const top = Math.max(...best.map(scoreOf));
  const ranked = new Map(
    await Promise.all(
      best.map(async (candidate) => [candidate, await rankMoments(candidate, wanted, top)] as const),
    ),
  );
  return {
    ...found,
    candidates: found.candidates.map((candidate) => ranked.get(candidate) ?? candidate),
  };
}
