import { proseOfEpisode, proseOfSection } from '../../model/episode.ts';
import { blocksOf } from '../../model/prose.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { Seconds } from '../../model/time.ts';
import type { EpisodeView, ProvenanceView } from '../../model/view/episode.ts';
import type { Html } from '../../model/view/parts.ts';
import { renderTranscript } from '../../render/transcript.ts';
import { directionOfLanguage } from '../../text/direction.ts';
import { headingsOf, suggestOf } from './episode-parts.ts';
import type { EpisodeWork } from './episode-work.ts';
import { speakerNames } from './occurrences.ts';

/** Times of the stamps that the episode's own text has. */
function stampedTimes({ episode }: AnnotatedEpisode): readonly Seconds[] {
  const runs = episode.sections.flatMap(proseOfSection);
  const chapters = episode.sections.flatMap((section) =>
    section.kind === 'chapters' ? section.chapters : [],
  );
  const stamps = [
    ...runs.map(({ stamp }) => stamp),
    ...chapters.map(({ stamp }) => stamp),
    ...[...blocksOf(proseOfEpisode(episode))].map(({ stamp }) => stamp),
  ];
  return stamps.flatMap((stamp) => (stamp === undefined ? [] : [stamp.start]));
}

function renderPassages({ inputs, document, facts, occurrences, grounds, context }: EpisodeWork): Html {
  const { annotated } = inputs;
  const { episode, passages, annotations } = annotated;
  const { termHref, marginalia } = document.render;
  return renderTranscript(passages, {
    language: facts.language,
    direction: directionOfLanguage(facts.language),
    annotations,
    termHref,
    ...(marginalia === undefined ? {} : { marginalia }),
    headings: headingsOf(episode),
    // whatever the site links to, here or from the pages of terms and sources, has a target
    anchors: [...stampedTimes(annotated), ...occurrences.times],
    stretches: [...occurrences.stretches, ...(grounds?.stretches ?? [])],
    speakerLabel: speakerNames(episode, context),
  });
}

/** The transcript as the page shows it, with what was stated of its making; nothing where there is none. */
export function viewTranscript(
  work: EpisodeWork,
  provenance: readonly ProvenanceView[],
): Pick<EpisodeView, 'transcript'> {
  const { inputs, context } = work;
  const { episode, passages, wordTimes } = inputs.annotated;
  if (passages.length === 0) return {};
  const suggest = inputs.source === undefined ? undefined : suggestOf(episode, inputs.source, context);
  return {
    transcript: {
      html: renderPassages(work),
      provenance,
      downloads: inputs.transcripts.map(({ path, label }) => ({
        label,
        href: context.addresses.href(path),
      })),
      headings: headingsOf(episode).length > 0,
      ...(inputs.timing === undefined ? {} : { timed: wordTimes === 'measured' ? 'words' : 'sentences' }),
      ...(suggest === undefined ? {} : { suggest }),
    },
  };
}
