import { createRandom, createVocabulary } from '../invented-words.ts';

/** A word as it is written, punctuation included, and when it is said; seconds. */
export interface TalkWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What one speaker says at a stretch: one passage of the page, one paragraph of the other. */
export interface Turn {
  readonly speaker: string;
  readonly words: readonly TalkWord[];
}

const speakers = ['Ada', 'Ben'];
const wordsPerTurn = 80;

/** Made of no letter of the invented words, so that each is found exactly where it was put. */
const termNames = Array.from({ length: 60 }, (_, index) => `Zug${'xyz'.repeat(1 + (index % 2))}${index}`);

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** The names that the talk mentions, one in about 120 words. */
export const mentionedTerms: readonly string[] = termNames;

/** Invented talk of two people, about 150 words a minute, with a time for every word; always the same. */
export function makeTalk(count: number): readonly Turn[] {
  const random = createRandom(2026);
  const pick = createVocabulary(random);
  const turns: Turn[] = [];
  let time = 0.5;
  for (let said = 0; said < count; said += wordsPerTurn) {
    const words: TalkWord[] = [];
    let left = 0;
    const length = Math.min(wordsPerTurn, count - said);
    for (let index = 0; index < length; index++) {
      const begins = left === 0;
      if (begins) left = 6 + Math.floor(random() * 14);
      left = index === length - 1 ? 0 : left - 1;
      const plain = random() < 1 / 120 ? (termNames[Math.floor(random() * termNames.length)] ?? '') : pick();
      const text = `${begins ? capitalise(plain) : plain}${left === 0 ? '.' : random() < 0.06 ? ',' : ''}`;
      const end = time + 0.12 + 0.06 * plain.length * random() + 0.1 * random();
      words.push({ text, start: round(time), end: round(end) });
      time = end + (left === 0 ? 0.4 : 0.02) + 0.05 * random();
    }
    turns.push({ speaker: speakers[turns.length % 2] ?? '', words });
  }
  return turns;
}

const round = (seconds: number): number => Math.round(seconds * 100) / 100;

/** When the last word has been said; seconds. */
export const lengthOf = (turns: readonly Turn[]): number => turns.at(-1)?.words.at(-1)?.end ?? 0;
