import { titleOf } from '../../model/source.ts';
import { sourcePath, termPath } from '../../model/address.ts';
import type { Place } from '../../model/annotation.ts';
import type { EpisodePart } from '../../model/episode-data.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { Seconds } from '../../model/time.ts';
import type { Html } from '../../model/view/parts.ts';
import { timeId } from '../../render/stamp.ts';
import { renderEpisodeMap, thinLanes, type TimelineLane, type TimelineMark } from '../../render/timeline.ts';
import { plainText } from '../../render/plain-text.ts';
import type { SiteContext } from '../context.ts';
import { partsOf } from './episode-data.ts';
import { locatePlaces, speakerNames } from './occurrences.ts';

const at = (time: Seconds): string => `#${timeId(time)}`;

const roughly = (approximate = false): Pick<TimelineMark, 'approximate'> =>
  approximate ? { approximate } : {};

/** Deep dives or chapters as stretches: one without an end lasts until the next of its kind. */
function partMarks(
  { episode }: AnnotatedEpisode,
  kind: EpisodePart['kind'],
  duration: Seconds,
): TimelineMark[] {
  const parts = partsOf(episode).filter((part) => part.kind === kind);
  return parts.map(({ label, start, end, approximate }, index) => {
    const next = parts.find((part, other) => other > index && part.start > start)?.start;
    const mark = { start, end: end ?? next ?? duration, label, href: at(start), kind: 'section' };
    return { ...mark, ...roughly(approximate) };
  });
}

function takeawayMarks({ episode }: AnnotatedEpisode): TimelineMark[] {
  return episode.sections.flatMap((section) =>
    section.kind !== 'takeaways'
      ? []
      : section.items.flatMap(({ stamp, children }): TimelineMark[] =>
          stamp === undefined
            ? []
            : [
                {
                  start: stamp.start,
                  ...roughly(stamp.approximate),
                  label: plainText(children, 80),
                  href: at(stamp.start),
                  kind: 'takeaway',
                },
              ],
        ),
  );
}

/** Mentions that are heard (in the transcript, if there is one with times), and citations, at their times; each once a second. */
function annotationMarks(
  annotated: AnnotatedEpisode,
  places: readonly Place[],
  context: SiteContext,
): { readonly terms: readonly TimelineMark[]; readonly sources: readonly TimelineMark[] } {
  const spoken = new Set(annotated.passages.flatMap(({ id, untimed }) => (untimed ? [] : [id])));
  const { stampOf } = locatePlaces(annotated, context);
  const terms = new Map<string, TimelineMark>();
  const sources = new Map<string, TimelineMark>();
  for (const place of places) {
    for (const annotation of annotated.annotations.get(place.id) ?? []) {
      const time = place.timeAt(annotation.start);
      if (time === undefined) continue;
      const add = (marks: Map<string, TimelineMark>, label: string, kind: string, path: string): void => {
        const page = context.addresses.href(path);
        const rough = roughly(stampOf(place)?.approximate);
        marks.set(`${Math.floor(time)} ${page}`, {
          start: time,
          ...rough,
          label,
          href: at(time),
          kind,
          page,
        });
      };
      if (annotation.kind === 'mention' && (spoken.size === 0 || spoken.has(place.id)))
        add(
          terms,
          context.terms.get(annotation.term)?.name ?? annotation.term,
          'term',
          termPath(annotation.term),
        );
      if (annotation.kind === 'citation')
        for (const { key } of annotation.cluster.items) {
          const source = context.sources.get(key);
          if (source !== undefined) add(sources, titleOf(source), 'source', sourcePath(key));
        }
    }
  }
  const byTime = (a: TimelineMark, b: TimelineMark): number => a.start - b.start;
  return { terms: [...terms.values()].sort(byTime), sources: [...sources.values()].sort(byTime) };
}

/** A lane for each of the few who speak; of a crowd one lane for all. */
const mostVoices = 4;

function voiceLanes(
  { passages, episode }: AnnotatedEpisode,
  duration: Seconds,
  context: SiteContext,
): readonly TimelineLane[] {
  const nameOf = speakerNames(episode, context);
  const turns = Map.groupBy(passages, ({ turn }) => turn);
  const marks = [...turns.values()].flatMap((turn): TimelineMark[] => {
    const [first, last] = [turn[0], turn.at(-1)];
    if (first?.speaker === undefined || first.untimed || last === undefined) return [];
    const speaker = nameOf(first.speaker);
    return [{ start: first.start, end: last.end, label: speaker, href: at(first.start), kind: 'voice' }];
  });
  const voices = Map.groupBy(marks, ({ label }) => label);
  const lanes =
    voices.size > mostVoices
      ? [{ label: 'Voices', marks }]
      : [...voices].map(([label, spoken]) => ({ label, marks: spoken }));
  return thinLanes(lanes, duration);
}

/** The episode over time as a picture; nothing where it has no length. */
export function drawEpisodeMap(
  annotated: AnnotatedEpisode,
  places: readonly Place[],
  duration: Seconds | undefined,
  context: SiteContext,
): Html | undefined {
  if (duration === undefined) return undefined;
  const { terms, sources } = annotationMarks(annotated, places, context);
  const html = renderEpisodeMap({
    duration,
    lanes: [
      { label: 'Deep dives', marks: partMarks(annotated, 'deep-dive', duration) },
      { label: 'Chapters', marks: partMarks(annotated, 'chapter', duration) },
      { label: 'Takeaways', marks: takeawayMarks(annotated) },
      { label: 'Terms', marks: terms, things: { one: 'term', asks: true } },
      { label: 'Sources', marks: sources, things: { one: 'source' } },
      ...voiceLanes(annotated, duration, context),
    ],
  });
  return html === '' ? undefined : html;
}
