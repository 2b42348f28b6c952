import type { JsonFormat } from './json-format.ts';
import type { JsonObject } from './json-syntax.ts';
import {
  clockSecondsOf,
  languageOf,
  objectOf,
  objectsOf,
  secondsOf,
  speakerOf,
  textOf,
} from './json-values.ts';
import { punctuationOf, type SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

/**
 * An element. The machine's transcripts have seconds (`ts`), the typists' a clock (`timestamp`). `isSpaced` says
 * that the file's own elements hold the spaces between words.
 */
function wordOf(element: JsonObject, isSpaced: boolean): SpokenWord {
  const text = textOf(element['value']) ?? '';
  const isText = element['type'] !== 'punct';
  const start = secondsOf(element['ts']) ?? clockSecondsOf(element['timestamp']);
  const end = secondsOf(element['end_ts']) ?? clockSecondsOf(element['end_timestamp']);
  if (!isText) return isSpaced ? { text, punctuation: true, attaches: 'both' } : punctuationOf(text);
  // "<inaudible>" is text that nobody timed.
  return { text, start, end, ...(element['type'] === 'unknown' ? { punctuation: true } : {}) };
}

/** A speaker's name where somebody gave it, else the number. "Speaker 1" is no name. */
function nameOf(monologue: JsonObject, names: ReadonlyMap<string, string>): string | undefined {
  const code = speakerOf(monologue['speaker']);
  const info = objectOf(monologue['speaker_info']);
  const name =
    speakerOf(info['display_name'] ?? info['name']) ?? (code === undefined ? undefined : names.get(code));
  return name === undefined || /^(?:unknown|speaker) ?\w{0,4}$/i.test(name) ? code : name;
}

function readRev(root: JsonObject, draft: TranscriptDraft): void {
  draft.language = languageOf(root['language']);
  const names = new Map<string, string>();
  for (const speaker of objectsOf(root['speakers'])) {
    const [id, name] = [speakerOf(speaker['id']), speakerOf(speaker['name'])];
    if (id !== undefined && name !== undefined) names.set(id, name);
  }
  const isSpaced = objectsOf(root['monologues']).some((monologue) =>
    objectsOf(monologue['elements']).some(
      ({ type, value }) => type === 'punct' && /\s/.test(textOf(value) ?? ''),
    ),
  );
  for (const monologue of draft.entries(root['monologues']))
    draft.addSegment({
      at: monologue,
      words: objectsOf(monologue['elements']).map((element) => wordOf(element, isSpaced)),
      speaker: nameOf(monologue, names),
    });
}

/** @see https://docs.rev.ai/api/asynchronous/reference/#operation/GetTranscriptById */
export const rev: JsonFormat = {
  name: 'rev',
  title: 'Rev',
  extensions: ['json'],
  recogniseJson: (root) => Array.isArray(root['monologues']),
  read: readRev,
};
