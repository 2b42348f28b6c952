import { editsOf, editTexts } from './edit-cue.ts';
import type { Mender } from './mender.ts';

// What Windows-1252 makes of the bytes 80 to 9F, in their order; five of them stay control characters.
const windows = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009Dž\u0178';
const continuation = `[${windows}\u00A0-\u00BF]`;
const run = new RegExp(`(?:[Â-ß]${continuation}|[à-ï]${continuation}{2}|[ð-ô]${continuation}{3})+`, 'g');
const beyondAscii = /[^\0-\x7F]/g;

/** What a run of wrongly decoded letters was meant to be. */
function repair(text: string): string | undefined {
  const bytes = Uint8Array.from(text, (letter) => {
    const at = windows.indexOf(letter);
    return at >= 0 ? 0x80 + at : letter.charCodeAt(0);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Puts letters right that were decoded wrongly once (`Ã©` for `é`), if the transcript holds no other letters beyond
 * ASCII: only then all of it was decoded wrongly, and nothing in it can be meant as it stands.
 */
export const repairMojibake: Mender = (transcript, log) => {
  let wrong = 0;
  for (const { text } of transcript.cues) {
    let repaired = 0;
    for (const match of text.matchAll(run)) if (repair(match[0]) !== undefined) repaired += match[0].length;
    if (repaired !== (text.match(beyondAscii)?.length ?? 0)) return transcript;
    wrong += repaired;
  }
  if (wrong === 0) return transcript;
  return editTexts(transcript, (text) => editsOf(text, run, repair), 'transcript-mojibake', log);
};
