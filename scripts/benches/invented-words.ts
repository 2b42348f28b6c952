/** A small pseudo-random generator (mulberry32), 0 to below 1: what is generated is the same wherever it is made. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const syllables =
  'ba be bi bo da de di do fa fe ka ke ki ko la le li lo ma me mi mo na ne ni no ra re ri ro sa se si so ta te ti to va ve vi vo'.split(
    ' ',
  );

/** An invented word of one to three syllables. */
export function makeWord(random: () => number): string {
  const length = 1 + Math.floor(random() * 3);
  return Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join('');
}

/** Picks words as people use them: a few very often, most hardly ever (Zipf). */
export function createVocabulary(random: () => number): () => string {
  const vocabulary = Array.from({ length: 20_000 }, () => makeWord(random));
  return () => vocabulary[Math.floor(vocabulary.length ** random()) - 1] ?? 'a';
}
