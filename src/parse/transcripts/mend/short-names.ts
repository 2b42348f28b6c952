import type { Transcript } from '../../../model/transcript.ts';
import type { Mender } from './mender.ts';

const fold = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s:]+/g, ' ')
    .trim();

/** Short names of the transcript that stand for exactly one of the full names in it. */
function findShortNames({ cues }: Transcript): ReadonlyMap<string, string> {
  const full = new Map<string, Set<string>>();
  const singles = new Set<string>();
  for (const { speaker, voices } of cues)
    for (const name of new Set([speaker ?? '', ...(voices ?? []).map((span) => span.speaker)])) {
      const parts = fold(name).split(' ');
      if (parts.length === 1) singles.add(parts[0] as string);
      // "Speaker 1" and "Speaker 2" are no family.
      else if (!/[\d_]/.test(name)) {
        const known = full.get(parts[0] as string) ?? new Set();
        full.set(parts[0] as string, known.add(name.trim()));
      }
    }
  const found = new Map<string, string>();
  for (const single of singles) {
    const names = new Set([...(full.get(single) ?? [])].map(fold));
    if (single.length > 1 && names.size === 1)
      found.set(single, [...(full.get(single) as Set<string>)][0] as string);
  }
  return found;
}

/** Takes a first name for the full name that the same transcript gives, if it gives only one. */
export const lengthenNames: Mender = (transcript, log) => {
  const names = findShortNames(transcript);
  if (names.size === 0) return transcript;
  const lengthen = (name: string): string => names.get(fold(name)) ?? name;
  const cues = transcript.cues.map((cue) => {
    const speaker = cue.speaker === undefined ? undefined : lengthen(cue.speaker);
    const voices = cue.voices?.map((span) => ({ ...span, speaker: lengthen(span.speaker) }));
    const same =
      voices === undefined || voices.every((span, index) => span.speaker === cue.voices?.[index]?.speaker);
    if (speaker === cue.speaker && same) return cue;
    log.add('transcript-short-name', cue.line);
    return { ...cue, ...(speaker === undefined ? {} : { speaker }), ...(voices ? { voices } : {}) };
  });
  return { ...transcript, cues };
};
