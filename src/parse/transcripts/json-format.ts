import { describe, type Parsed } from '../../diagnostics/message.ts';
import type { Transcript } from '../../model/transcript.ts';
import type { TranscriptFormat } from './format.ts';
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from './json-syntax.ts';
import { TranscriptDraft } from './transcript-draft.ts';

/** A transcript format in JSON: known by its structure, never by the file's name or the size of its numbers. */
export interface JsonFormat extends Pick<TranscriptFormat, 'name' | 'title' | 'extensions'> {
  /** Whether the file's outermost object is in this format; no two formats claim the same file. */
  readonly recogniseJson: (root: JsonObject) => boolean;
  /** Adds what the file says to the draft. Never throws on content. */
  readonly read: (root: JsonObject, draft: TranscriptDraft) => void;
}

/** Whether a text can only be meant as JSON. */
export function looksLikeJson(text: string): boolean {
  return /^\s{0,1000}(?:\{\s{0,1000}["}]|\[\s{0,1000}[[{"\]])/.test(text);
}

/** What stands outermost in a file that no format claims, for its host to recognise. */
function describeRoot(value: JsonValue): string {
  if (!isJsonObject(value)) return Array.isArray(value) ? 'a list without a name' : 'a single value';
  const keys = Object.keys(value);
  const shown = keys.slice(0, 8).map((key) => `"${key.slice(0, 40)}"`);
  if (shown.length === 0) return 'nothing';
  return `${shown.join(', ')}${keys.length > shown.length ? ' …' : ''}`;
}

/**
 * Reads a transcript in JSON in the format that its structure shows, or in the one asked for. The text is parsed
 * once. `undefined` where it is no JSON, or in no format of the list; then a message says why.
 */
export function parseJsonTranscript(
  text: string,
  path: string,
  formats: readonly JsonFormat[],
  wanted?: JsonFormat,
): Parsed<Transcript | undefined> {
  const json = parseJson(text);
  if ('reason' in json) {
    const { reason, line, column } = json;
    return {
      value: undefined,
      messages: [describe('transcript-syntax', { path, line, column }, { reason })],
    };
  }
  const { value } = json;
  const root: JsonObject = isJsonObject(value) ? value : {};
  const format = wanted ?? formats.find((one) => one.recogniseJson(root));
  if (format === undefined) {
    const known = new Intl.ListFormat('en', { type: 'disjunction' }).format(
      formats.map(({ title }) => title),
    );
    const hint = `this JSON holds ${describeRoot(value)}; it must be that of ${known}`;
    return {
      value: undefined,
      messages: [describe('transcript-unrecognised', { path, line: 1, column: 1 }, {}, hint)],
    };
  }
  const draft = new TranscriptDraft(json, path);
  format.read(root, draft);
  const { language, cues } = draft;
  return {
    value: { path, format: format.name, ...(language === undefined ? {} : { language }), cues },
    messages: draft.messages(),
  };
}

/** A format in JSON as one of all formats. */
export function asTranscriptFormat(format: JsonFormat): TranscriptFormat {
  const { name, title, extensions } = format;
  return {
    name,
    title,
    extensions,
    recognise: (text) => {
      if (!looksLikeJson(text)) return false;
      const json = parseJson(text);
      return !('reason' in json) && isJsonObject(json.value) && format.recogniseJson(json.value);
    },
    parse: (text, path) => parseJsonTranscript(text, path, [format], format),
  };
}
