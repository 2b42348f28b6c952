import { editsOf, editTexts } from './edit-cue.ts';
import type { Mender } from './mender.ts';

const letter = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u3003\u3005-\u301F\u30FC\uFF01-\uFF60]`;
const letters = new RegExp(letter, 'gu');
const gap = new RegExp(String.raw`(?<=${letter})[ \u3000]{1,4}(?=${letter})`, 'gu');

/** Writers of Japanese set a space here and there; recognisers set one after every second letter or so. */
const tooMany = 0.2;

/** Closes up Chinese and Japanese whose words a recogniser has set apart, where spaces are that many. */
export const closeUpLetters: Mender = (transcript, log) => {
  let count = 0;
  let gaps = 0;
  for (const { text } of transcript.cues) {
    count += text.match(letters)?.length ?? 0;
    gaps += text.match(gap)?.length ?? 0;
  }
  if (gaps < 3 || gaps < count * tooMany) return transcript;
  return editTexts(transcript, (text) => editsOf(text, gap, () => ''), 'transcript-spaced-letters', log);
};
