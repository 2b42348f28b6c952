import { createHash } from 'node:crypto';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { Passage } from '../../model/transcript.ts';
import { labelDate } from './labels.ts';

/** Letters of a hash that are shown. */
const shownHash = 12;

/** Which version of a transcript is cited. */
export interface TranscriptVersion {
  /** SHA-256 of its words in hexadecimal, see {@link hashTranscript}. */
  readonly hash: string;
  /** ISO date, as the host gives it. */
  readonly revised?: string;
  /** "Transcript revised 9 March 2026, SHA-256 1f3a9c0bd2e4." */
  readonly note: string;
}

/**
 * SHA-256 of what readers see of a transcript: its words, passage by passage in their order, each on a line of its own,
 * white space inside as one space, no line end at the end, NFC, UTF-8. Neither times nor the names of speakers are part
 * of it, so that it is another one only where somebody changed words. Hexadecimal.
 */
export function hashTranscript(passages: readonly Passage[]): string {
  const text = passages.map((passage) => passage.text.replace(/\s+/gu, ' ').trim()).join('\n');
  return createHash('sha256').update(text.normalize('NFC').toWellFormed(), 'utf8').digest('hex');
}

/** The version of an episode's transcript; none without one. Dates in the language given (BCP 47). */
export function versionOf(
  { episode: { meta }, passages }: AnnotatedEpisode,
  language: string,
): TranscriptVersion | undefined {
  if (passages.length === 0) return undefined;
  const hash = hashTranscript(passages);
  const revised = meta.transcript?.revised;
  const when = revised === undefined ? '' : `revised ${labelDate(revised, language).label}, `;
  return {
    hash,
    ...(revised === undefined ? {} : { revised }),
    note: `Transcript ${when}SHA-256 ${hash.slice(0, shownHash)}.`,
  };
}
