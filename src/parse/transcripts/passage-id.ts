/** Two rounds of multiply-and-xor over UTF-16 units (FNV-1a with different offsets), 26 bits each. */
function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  // Without this the low bits of short texts differ too little.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash >>> 0;
}

/** Words as an id sees them: letters and digits only, without case, width or punctuation. */
function normalise(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).join(' ');
}

/**
 * A short stable hash (up to 10 letters and digits) of a text's words. Two of ten thousand passages share one with a
 * chance of about one in ten million.
 */
export function hashWords(text: string): string {
  const words = normalise(text);
  const high = fnv(words, 0x811c9dc5) >>> 16;
  return (high * 2 ** 32 + fnv(words, 0x5bd1e995)).toString(36);
}

/** A number (0 to 2³²) by which a place of a text is told from others: from the text before it alone. */
export function rankOf(text: string): number {
  return fnv(normalise(text), 0x811c9dc5);
}
