import type { ExportFile } from '../export/files.ts';
import type { TranscriptFileOptions } from '../export/transcript/format.ts';
import { transcriptWriters } from '../export/transcript/index.ts';
import { episodePath } from '../model/address.ts';
import type { AnnotatedEpisode } from '../model/site.ts';
import { isTimed, type Transcript } from '../model/transcript.ts';
import { cleanSpeaker } from '../parse/transcripts/passages.ts';
import { directionOfLanguage } from '../text/direction.ts';
import type { SiteContext } from './context.ts';
import type { TranscriptFile } from './views/episode-facts.ts';
import { speakerNames } from './views/occurrences.ts';

/** What the files say besides the words: people's names, and where the transcript comes from. */
function describeTranscript(
  { episode, wordTimes }: AnnotatedEpisode,
  context: SiteContext,
): TranscriptFileOptions {
  const { meta, slug } = episode;
  const language = meta.language ?? context.show.language;
  const nameOf = speakerNames(episode, context);
  const made = meta.provenance.transcript;
  const revised = meta.transcript?.revised;
  const duration = meta.audio?.duration ?? meta.duration;
  const hash = meta.audio?.hash;
  return {
    speakerName: (speaker) => nameOf(cleanSpeaker(speaker) ?? ''),
    title: meta.title,
    language,
    direction: directionOfLanguage(language),
    page: context.addresses.absolute(episodePath(slug)),
    provenance: {
      ...(made === undefined ? {} : { made }),
      ...(revised === undefined ? {} : { revised }),
      wordTimes,
      audio: { ...(duration === undefined ? {} : { duration }), ...(hash === undefined ? {} : { hash }) },
    },
  };
}

/**
 * The mended transcript of an episode in every form, beside its page, best first. Without times there are only those
 * that people read.
 */
export function exportTranscript(
  annotated: AnnotatedEpisode,
  transcript: Transcript | undefined,
  context: SiteContext,
): { readonly files: readonly ExportFile[]; readonly links: readonly TranscriptFile[] } {
  if (transcript === undefined || annotated.passages.length === 0) return { files: [], links: [] };
  const timed = isTimed(transcript);
  const writers = transcriptWriters.filter(({ times }) => timed || times === 'optional');
  const options = describeTranscript(annotated, context);
  const links = writers.map(({ extension, mediaType }) => ({
    path: `${episodePath(annotated.episode.slug)}transcript.${extension}`,
    mediaType,
    label: extension.toUpperCase(),
  }));
  const files = writers.map(({ extension, mediaType, write }) => ({
    path: `${episodePath(annotated.episode.slug)}transcript.${extension}`,
    mediaType,
    body: write(transcript, options),
  }));
  return { files, links };
}
