import type { EpisodeMeta, Provenance } from '../../model/episode.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import { formatTimecode } from '../../model/time.ts';
import type { ProvenanceView } from '../../model/view/episode.ts';
import { labelDate } from './labels.ts';
import type { TranscriptVersion } from './transcript-version.ts';

function describeProvenance(label: string, made: Provenance | undefined, language: string): ProvenanceView {
  const date = made?.date === undefined ? '' : `, ${labelDate(made.date, language).label}`;
  const by = made?.by ?? 'not stated';
  const reviewed = made?.reviewed === undefined ? 'review not stated' : `reviewed by ${made.reviewed}`;
  const text = made === undefined ? 'not stated' : `${by}${date}; ${reviewed}`;
  return { label, text, ...(made?.note === undefined ? {} : { note: made.note }) };
}

const wordTimeLabels: Readonly<Record<AnnotatedEpisode['wordTimes'], string>> = {
  measured: 'measured, word by word',
  estimated: 'estimated between the times of its lines',
  none: 'none; the transcript has no times',
};

/** Letters of a hash that are shown. */
const shortHash = 12;

/** The sound that the transcript's times refer to. */
function describeReference({ audio, duration }: EpisodeMeta): ProvenanceView {
  const length = duration ?? audio?.duration;
  const said = length === undefined ? 'duration not stated' : formatTimecode(length);
  const label = 'Reference audio';
  if (audio?.hash === undefined) return { label, text: `${said}; hash not stated` };
  const short = audio.hash.length > shortHash + 1 ? `${audio.hash.slice(0, shortHash)}…` : audio.hash;
  return { label, text: `${said}; hash`, hash: { short, whole: audio.hash } };
}

/** Which version of the words stands here, and the hash that tells it from others. */
function describeVersion({ hash, revised }: TranscriptVersion, language: string): ProvenanceView {
  const when = revised === undefined ? '' : `revised ${labelDate(revised, language).label}; `;
  return {
    label: 'This version',
    text: `${when}SHA-256 of its words`,
    hash: { short: hash.slice(0, shortHash), whole: hash },
  };
}

/**
 * Who or what made the transcript, the summaries and the times, how exact the times are and to what sound they refer;
 * "not stated" where nothing is said.
 */
export function provenanceOf(
  { episode: { meta }, wordTimes }: AnnotatedEpisode,
  language: string,
  version?: TranscriptVersion,
): { readonly transcript: readonly ProvenanceView[]; readonly rest: readonly ProvenanceView[] } {
  const { provenance } = meta;
  return {
    transcript: [
      describeProvenance('Transcript', provenance.transcript, language),
      { label: 'Times of words', text: wordTimeLabels[wordTimes] },
      describeReference(meta),
      ...(version === undefined ? [] : [describeVersion(version, language)]),
    ],
    rest: [
      describeProvenance('Summaries', provenance.summaries, language),
      describeProvenance('Times', provenance.times, language),
    ],
  };
}
