import type { Cue, Transcript, VoiceSpan } from '../../../model/transcript.ts';
import { editCue, type TextEdit } from './edit-cue.ts';
import type { Mender, MendOptions } from './mender.ts';
import { nameShape } from './name-shape.ts';

/** A name and a colon at the beginning of a line: the half-open range of both, and the name. */
interface Prefix {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

const lineStart = /^[ \t]{0,20}([^\s:：][^:：\n]{0,59})(?::(?=\s|$)|：)[ \t]{0,20}\n?/gm;

function prefixesOf(text: string): Prefix[] {
  if (!text.includes(':') && !text.includes('：')) return [];
  return [...text.matchAll(lineStart)].map(({ index, 0: whole, 1: name = '' }) => ({
    start: index,
    end: index + whole.length,
    name: name.trim().replace(/^[([]([^()[\]]+)[)\]]$/, '$1'),
  }));
}

const fold = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();
const firstName = (name: string): string => fold(name).split(' ', 1)[0] as string;

/** How often each text stands before a colon, and what it looks like. */
function countCandidates({ cues }: Transcript): {
  readonly counts: ReadonlyMap<string, number>;
  readonly shapes: ReadonlyMap<string, ReturnType<typeof nameShape>>;
  readonly share: number;
} {
  const counts = new Map<string, number>();
  const shapes = new Map<string, ReturnType<typeof nameShape>>();
  let prefixed = 0;
  for (const cue of cues) {
    let any = false;
    for (const { name } of prefixesOf(cue.text)) {
      const key = fold(name);
      if (!shapes.has(key)) shapes.set(key, nameShape(name));
      if (shapes.get(key) === undefined) continue;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      any = true;
    }
    if (any) prefixed++;
  }
  return { counts, shapes, share: prefixed / Math.max(1, cues.length) };
}

/**
 * Which texts before a colon are names. One alone may be a heading or the beginning of a sentence: a name comes back,
 * or others stand beside it, or it is known from elsewhere.
 */
function findNames(transcript: Transcript, options: MendOptions): ReadonlySet<string> {
  const { counts, shapes, share } = countCandidates(transcript);
  const names = new Set<string>();
  const known = [
    ...(options.names ?? []),
    ...transcript.cues.flatMap(({ speaker }) => (speaker === undefined ? [] : [speaker])),
  ];
  const knownNames = new Set(known.flatMap((name) => [fold(name), firstName(name)]));
  for (const [key] of counts) if (shapes.get(key) === 'code' || knownNames.has(key)) names.add(key);
  const full = [...counts].filter(([key]) => shapes.get(key) === 'full');
  const singles = [...counts].filter(([key]) => shapes.get(key) === 'single');
  // In a short dialogue each may speak but once.
  const isDialogue = share >= 0.5 && counts.size > 1 && transcript.cues.length <= 20;
  const companions = [...counts.values()].filter((count) => count > 1).length;
  const frequent = (count: number): boolean => isDialogue || count > 2 || (count > 1 && companions > 1);
  for (const [key, count] of singles) if (frequent(count)) names.add(key);
  for (const [key, count] of full) {
    const short = counts.get(firstName(key)) ?? 0;
    if (count + short > 1 || names.size > 0) names.add(key);
  }
  for (const [key] of singles)
    if (full.some(([name]) => names.has(name) && firstName(name) === key)) names.add(key);
  return names;
}

/** A cue whose lines begin with names: text without them, and who says which part. */
function readNames(cue: Cue, prefixes: readonly Prefix[], carried: string | undefined): Cue {
  const edits: TextEdit[] = prefixes.map(({ start, end }) => ({ start, end, text: '' }));
  const { newVoice: _, ...bare } = editCue(cue, edits);
  const voices: VoiceSpan[] = [];
  let removed = 0;
  const [first] = prefixes;
  if (first && cue.text.slice(0, first.start).trim() !== '')
    voices.push({ start: 0, end: first.start, speaker: carried ?? '' });
  for (const [index, { start, end, name }] of prefixes.entries()) {
    const from = start - removed;
    removed += end - start;
    const to = (prefixes[index + 1]?.start ?? cue.text.length) - removed;
    if (to > from) voices.push({ start: from, end: to, speaker: name });
  }
  const speaker = voices.find((span) => span.speaker !== '')?.speaker ?? first?.name;
  const changes = new Set(voices.map((span) => span.speaker)).size > 1;
  return { ...bare, ...(speaker === undefined ? {} : { speaker }), ...(changes ? { voices } : {}) };
}

/**
 * Reads names before what is said (`Mara: Where does it go?`) as speakers. The cues below, without a name, are the
 * same speaker's until another name or a mark of change.
 */
export const readSpeakerPrefixes: Mender = (transcript, log, options) => {
  const names = findNames(transcript, options);
  if (names.size === 0) return transcript;
  let carried: string | undefined;
  const cues = transcript.cues.map((cue) => {
    if (cue.voices !== undefined) {
      carried = undefined;
      return cue;
    }
    const { speaker } = cue;
    const prefixes = prefixesOf(cue.text).filter(({ name }) => {
      const key = fold(name);
      // Beside a speaker that the file names, a prefix only repeats it.
      return speaker === undefined ? names.has(key) : key === fold(speaker) || key === firstName(speaker);
    });
    if (prefixes.length > 0) {
      log.add('transcript-speaker-prefix', cue.line);
      if (speaker !== undefined)
        return editCue(
          cue,
          prefixes.map(({ start, end }) => ({ start, end, text: '' })),
        );
      const named = readNames(cue, prefixes, carried);
      carried = prefixes.at(-1)?.name;
      return named;
    }
    if (speaker !== undefined || cue.newVoice) carried = undefined;
    return carried === undefined ? cue : { ...cue, speaker: carried };
  });
  return { ...transcript, cues };
};
