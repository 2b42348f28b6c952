import type { JsonFormat } from './json-format.ts';
import type { JsonObject } from './json-syntax.ts';
import {
  clockSecondsOf,
  languageOf,
  objectsOf,
  scaledSecondsOf,
  secondsOf,
  speakerOf,
  textOf,
} from './json-values.ts';
import { punctuationOf, type SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

const has = (key: string) => (object: JsonObject) => object[key] !== undefined;

/** A word of whisper's: its text may begin with a space, its times may be missing. Seconds. */
function wordOf(word: JsonObject): SpokenWord {
  return {
    text: (textOf(word['word']) ?? textOf(word['text']) ?? '').trim(),
    start: secondsOf(word['start']),
    end: secondsOf(word['end']),
    speaker: speakerOf(word['speaker']),
  };
}

/** Words that stand beside the segments, given to the segments that they are said in. */
function shareWords(segments: readonly JsonObject[], words: readonly JsonObject[]): SpokenWord[][] {
  let at = 0;
  return segments.map((_, index) => {
    const next = segments[index + 1];
    const end = next === undefined ? Infinity : (secondsOf(next['start']) ?? Infinity);
    const shared: SpokenWord[] = [];
    for (; at < words.length; at++) {
      const word = wordOf(words[at] as JsonObject);
      // Half a hundredth of a second is how tools round.
      if ((word.start ?? -Infinity) >= end - 0.005) break;
      shared.push(word);
    }
    return shared;
  });
}

function readWhisper(root: JsonObject, draft: TranscriptDraft): void {
  draft.language = languageOf(root['language']);
  const segments = objectsOf(root['segments']);
  const loose = objectsOf(root['words'] ?? root['word_segments']);
  if (segments.length === 0 && loose.length > 0) {
    draft.addWords({ words: loose.map(wordOf), places: loose, text: textOf(root['text']) });
    return;
  }
  const shared = segments.some(has('words')) ? [] : shareWords(segments, loose);
  let index = 0;
  for (const segment of draft.entries(root['segments'])) {
    draft.addSegment({
      at: segment,
      text: textOf(segment['text']),
      words: shared[index++] ?? objectsOf(segment['words']).map(wordOf),
      start: secondsOf(segment['start']),
      end: secondsOf(segment['end']),
      speaker: speakerOf(segment['speaker']),
    });
  }
  const text = textOf(root['text']);
  if (draft.cues.length === 0 && text !== undefined && text.trim() !== '')
    draft.addSegment({ at: undefined, text });
}

/** Segments of whisper's kind, or words alone as its web service gives them. */
function isWhisper(root: JsonObject): boolean {
  const segments = objectsOf(root['segments']);
  if (Array.isArray(root['segments']) && segments.length === 0)
    return root['version'] === undefined && (root['text'] ?? root['language']) !== undefined;
  if (segments.length > 0)
    return (
      segments.some((one) => one['text'] !== undefined && (has('start')(one) || has('end')(one))) &&
      !segments.some((one) => has('startTime')(one) || has('body')(one))
    );
  return (
    root['utterances'] === undefined &&
    objectsOf(root['words']).some((one) => has('word')(one) && has('start')(one))
  );
}

/** What only whisperX writes: a list of all words, scores, and speakers of words. */
function isWhisperX(root: JsonObject): boolean {
  if (root['word_segments'] !== undefined) return true;
  return objectsOf(root['segments']).some((segment) => {
    const words = objectsOf(segment['words']);
    if (words.some((word) => has('score')(word) || has('speaker')(word))) return true;
    // The web service's own segments with speakers have a type.
    return has('speaker')(segment) && !has('type')(segment) && !has('seek')(segment);
  });
}

/**
 * OpenAI's whisper (`--output_format json`) and the web service's `verbose_json` and `diarized_json`.
 * @see https://github.com/openai/whisper
 */
export const openaiWhisper: JsonFormat = {
  name: 'openai-whisper',
  title: 'openai-whisper',
  extensions: ['json'],
  recogniseJson: (root) => isWhisper(root) && !isWhisperX(root),
  read: readWhisper,
};

/** @see https://github.com/m-bain/whisperX */
export const whisperX: JsonFormat = {
  name: 'whisperx',
  title: 'whisperX',
  extensions: ['json'],
  recogniseJson: (root) => isWhisper(root) && isWhisperX(root),
  read: readWhisper,
};

/** Start or end of a segment or token of whisper.cpp: milliseconds, or where they are missing, a clock. */
function cppTime(object: JsonObject, side: 'from' | 'to'): number | undefined {
  const { offsets, timestamps } = object as Readonly<Record<string, JsonObject | undefined>>;
  return scaledSecondsOf(offsets?.[side], 1000) ?? clockSecondsOf(timestamps?.[side]);
}

/** `[_BEG_]`, `[_TT_50]`, `<|en|>`: the model's marks are not said. */
const specialToken = /^\s*(?:\[_[^\]]{0,40}\]|<\|[^|]{0,40}\|>)\s*$/;

/** Words put together from sub-words: a space begins a new one, as does a letter of a script without spaces. */
function cppWords(tokens: readonly JsonObject[]): SpokenWord[] {
  const words: SpokenWord[] = [];
  for (const token of tokens) {
    const text = textOf(token['text']) ?? '';
    if (text === '' || specialToken.test(text)) continue;
    const [start, end] = [cppTime(token, 'from'), cppTime(token, 'to')];
    const last = words.at(-1);
    // Half a letter (its bytes were cut apart) is found nowhere: it must not hide the word it stands beside.
    const isBroken = text.includes('\uFFFD');
    const begins = /^\s/.test(text) || /^[\p{Lo}]/u.test(text) || isBroken || last?.text.includes('\uFFFD');
    if (last === undefined || begins === true) {
      const isMark = !/[\p{L}\p{N}\uFFFD]/u.test(text);
      words.push(isMark ? punctuationOf(text.trim()) : { text: text.trim(), start, end });
    } else words[words.length - 1] = { ...last, text: last.text + text.trimEnd(), end: end ?? last.end };
  }
  return words.filter(({ text }) => text !== '');
}

function readWhisperCpp(root: JsonObject, draft: TranscriptDraft): void {
  const result = root['result'] as JsonObject | null | undefined;
  const parameters = root['params'] as JsonObject | null | undefined;
  draft.language = languageOf(result?.['language'] ?? parameters?.['language']);
  let isNewVoice = false;
  for (const segment of draft.entries(root['transcription'])) {
    const tokens = objectsOf(segment['tokens']);
    const words = cppWords(tokens);
    const text = textOf(segment['text']) ?? (tokens.length > 0 ? tokenText(tokens) : undefined);
    const speaker = speakerOf(segment['speaker']);
    draft.addSegment({
      at: segment,
      text,
      words,
      start: cppTime(segment, 'from'),
      end: cppTime(segment, 'to'),
      // "?" is a voice that was not told apart.
      speaker: speaker === '?' ? undefined : speaker,
      isNewVoice,
    });
    isNewVoice = segment['speaker_turn_next'] === true;
  }
}

/** The text of tokens: they carry their own spaces. */
function tokenText(tokens: readonly JsonObject[]): string {
  return tokens
    .map((token) => textOf(token['text']) ?? '')
    .filter((text) => !specialToken.test(text))
    .join('');
}

/**
 * whisper.cpp with `-oj` (segments) or `-ojf` (segments and tokens).
 * @see https://github.com/ggml-org/whisper.cpp/blob/master/examples/cli/README.md
 */
export const whisperCpp: JsonFormat = {
  name: 'whisper-cpp',
  title: 'whisper.cpp',
  extensions: ['json'],
  recogniseJson: (root) => Array.isArray(root['transcription']),
  read: readWhisperCpp,
};
