import { findExplanations } from '../../annotate/explanations.ts';
import { placeSectionsOf, type PlaceSection } from '../../annotate/places.ts';
import { episodePath, placePath, stretchFragment } from '../../model/address.ts';
import type { Annotation, Mention, Place } from '../../model/annotation.ts';
import type { CitationItem } from '../../model/citation.ts';
import { itemId, proseOfSection, type Episode } from '../../model/episode.ts';
import type { PlaceId, TermId } from '../../model/ids.ts';
import type { Range } from '../../model/position.ts';
import { blocksOf, type ListItem } from '../../model/prose.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { Seconds, Stamp, TimeSpan } from '../../model/time.ts';
import type { StampView } from '../../model/view/parts.ts';
import type { MomentView } from '../../model/view/source.ts';
import type { MentionView } from '../../model/view/term.ts';
import { cutAtWord } from '../../render/plain-text.ts';
import { viewStamp } from '../../render/stamp.ts';
import { excerptAround } from '../../text/excerpt.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { spokenFrom } from './spoken-from.ts';
import { stretchAround } from './stretch.ts';

/** Words either side of a mention in a concordance. */
const wordsAround = 12;

/** Where the places of an episode are found on its page, and who says them. */
interface Whereabouts {
  readonly fragmentOf: (place: Place) => string;
  readonly labelOf: (place: Place) => string;
  readonly speakerOf: (place: Place) => string | undefined;
  /** The stamp that a block of prose stands under: it may be unconfirmed, and say how long to listen. */
  readonly stampOf: (place: Place) => Stamp | undefined;
}

const sectionLabels: Readonly<Record<PlaceSection['kind'], string>> = {
  summary: 'Summary',
  takeaways: 'Takeaways',
  'deep-dives': 'Deep dives',
  'deep-dive': 'Deep dive',
  chapters: 'Chapters',
  notes: 'Notes',
  corrections: 'Corrections',
  other: 'Text',
  transcript: 'Transcript',
  definition: 'Definition',
};

function* itemsOf(episode: Episode): Generator<{ readonly id: string; readonly item: ListItem }> {
  for (const section of episode.sections) {
    if (section.kind === 'takeaways')
      for (const [i, item] of section.items.entries()) yield { id: itemId(section.id, i), item };
    if (section.kind === 'notes') for (const { id, item } of section.notes) yield { id, item };
    if (section.kind === 'corrections')
      for (const [i, { item }] of section.corrections.entries()) yield { id: itemId(section.id, i), item };
  }
}

/** Names of speakers as pages show them: the person a code stands for, else the code itself. */
export function speakerNames(episode: Episode, context: SiteContext): (speaker: string) => string {
  return (speaker) => {
    const id = episode.meta.speakers.get(speaker);
    return (id === undefined ? undefined : context.people.get(id)?.name) ?? speaker;
  };
}

/** Finds the places of an episode on its page. */
export function locatePlaces({ episode, passages }: AnnotatedEpisode, context: SiteContext): Whereabouts {
  const sections = placeSectionsOf(episode);
  const nameOf = speakerNames(episode, context);
  const spoken = new Map(passages.map((passage) => [passage.id, passage]));
  const items = new Map<PlaceId, string>();
  const stamps = new Map<PlaceId, Stamp>();
  for (const { id, item } of itemsOf(episode))
    for (const { block } of blocksOf(item.children)) items.set(block.id, id);
  for (const { nodes, stamp: around } of [
    { nodes: episode.summary },
    ...episode.sections.flatMap(proseOfSection),
  ])
    for (const { block, stamp } of blocksOf(nodes, around)) if (stamp) stamps.set(block.id, stamp);
  return {
    fragmentOf(place) {
      const item = items.get(place.id);
      if (item !== undefined) return item;
      return spoken.has(place.id) ? place.id : place.section;
    },
    labelOf(place) {
      const section = sections.get(place.section);
      if (section === undefined || section.kind === 'transcript') return sectionLabels.transcript;
      return section.title ?? sectionLabels[section.kind];
    },
    speakerOf(place) {
      const speaker = spoken.get(place.id)?.speaker;
      return speaker === undefined ? undefined : nameOf(speaker);
    },
    stampOf: (place) => stamps.get(place.id),
  };
}

/** Letters of a statement that are shown in a list. */
const longestStatement = 320;

/** The statement that a citation stands in or behind: the sentence up to it, whole. */
export function statementAt(text: string, offset: number, language: string): string {
  const sentences = sentencesOf(text, language);
  const here = sentences.findLast(({ start }) => start < offset) ?? sentences[0];
  return cutAtWord(text.slice(here?.start, here?.end).replace(/\s+/gu, ' ').trim(), longestStatement);
}

/** The part of the audio that a stamp names, if it names an end. */
const closedSpan = (stamp: Stamp | undefined): TimeSpan | undefined =>
  stamp?.end === undefined || stamp.end <= stamp.start ? undefined : { start: stamp.start, end: stamp.end };

/** The same stamp, leading to a part of the audio: it is played there and then. */
const playing = (stamp: StampView, { start, end }: TimeSpan, page: string): StampView => ({
  ...stamp,
  href: `${page}#${stretchFragment(start, end)}`,
});

type Mentions = EpisodeDigest['mentions'];
type Moments = EpisodeDigest['moments'];
type Explanation = EpisodeDigest['explanations'][number]['view'];

/** What other pages say of an episode. */
export interface Occurrences {
  readonly mentions: Mentions;
  readonly moments: Moments;
  readonly explanations: EpisodeDigest['explanations'];
  /** Every time that these lead to, and every part of the audio. */
  readonly times: readonly Seconds[];
  readonly stretches: readonly TimeSpan[];
}

/** What other pages say of an episode: every mention of a term and every moment that cites a source. */
export function collectOccurrences(
  annotated: AnnotatedEpisode,
  places: readonly Place[],
  context: SiteContext,
  labelLocator: (locator: NonNullable<CitationItem['locator']>) => string,
): Occurrences {
  const { slug } = annotated.episode;
  const { addresses } = context;
  const page = addresses.href(episodePath(slug));
  const where = locatePlaces(annotated, context);
  const spoken = new Set(annotated.passages.map(({ id }) => id));
  const mentions: Mentions[number][] = [];
  const moments: Moments[number][] = [];
  const times = new Set<Seconds>();
  const stretches: TimeSpan[] = [];
  const explanations = new Map<TermId, { readonly rank: number; readonly view: Explanation }>();

  const stampAt = (place: Place, offset: number): { time?: Seconds; stamp?: StampView } => {
    const time = place.timeAt(offset);
    if (time === undefined) return {};
    times.add(time);
    return {
      time,
      stamp: viewStamp({ start: time, approximate: where.stampOf(place)?.approximate ?? false }, page),
    };
  };
  const hrefOf = (place: Place): string => addresses.href(placePath(slug, where.fragmentOf(place)));

  /** What is played of a mention: of a passage the words shown, of prose what its stamp says, if it says an end. */
  const stretchOf = (place: Place, shown: Range): TimeSpan | undefined => {
    const stretch = spoken.has(place.id) ? stretchAround(place, shown) : closedSpan(where.stampOf(place));
    if (stretch !== undefined) stretches.push(stretch);
    return stretch;
  };

  /** What is played of a moment: the range that its stamp names, else what is spoken from its time on. */
  const heardFrom = (place: Place, time: Seconds): TimeSpan | undefined => {
    const stretch = closedSpan(where.stampOf(place)) ?? spokenFrom(annotated.passages, time);
    if (stretch !== undefined) stretches.push(stretch);
    return stretch;
  };

  const addMention = (place: Place, annotation: Annotation & { kind: 'mention' }): void => {
    const { time, stamp } = stampAt(place, annotation.start);
    const speaker = where.speakerOf(place);
    const { before, words, after, shown } = excerptAround(place.text, annotation, wordsAround);
    const stretch = stamp && stretchOf(place, shown);
    const view: MentionView = {
      ...(stamp === undefined ? {} : { stamp: stretch ? playing(stamp, stretch, page) : stamp }),
      href: hrefOf(place),
      ...(speaker === undefined ? {} : { speaker }),
      section: where.labelOf(place),
      form: annotation.form,
      before,
      words,
      after,
    };
    mentions.push({
      term: annotation.term,
      form: annotation.form,
      place: place.id,
      ...(speaker === undefined ? {} : { speaker }),
      ...(time === undefined ? {} : { time }),
      ...(stretch === undefined ? {} : { stretch }),
      ...(spoken.has(place.id) ? { said: true } : {}),
      view,
    });
  };

  /**
   * The first sentence about each term that says what it is: rather one that is said than one that is written, rather
   * one at a known time than one at none.
   */
  const addExplanations = (place: Place, found: readonly Mention[]): void => {
    for (const { mention, sentence } of findExplanations(place, found)) {
      const { stamp } = stampAt(place, mention.start);
      const rank = (spoken.has(place.id) ? 2 : 0) + (stamp === undefined ? 0 : 1);
      if (rank <= (explanations.get(mention.term)?.rank ?? -1)) continue;
      const stretch = stamp && stretchOf(place, sentence);
      const text = place.text.slice(sentence.start, sentence.end).replace(/\s+/gu, ' ').trim();
      const view = {
        ...(stamp === undefined ? {} : { stamp: stretch ? playing(stamp, stretch, page) : stamp }),
        href: hrefOf(place),
        sentence: cutAtWord(text, longestStatement),
      };
      explanations.set(mention.term, { rank, view });
    }
  };

  const addMoment = (
    place: Place,
    offset: number,
    source: Moments[number]['source'],
    item?: CitationItem,
  ): void => {
    const { time, stamp } = stampAt(place, offset);
    const stretch = time === undefined ? undefined : heardFrom(place, time);
    const view: MomentView = {
      ...(stamp === undefined ? {} : { stamp: stretch ? playing(stamp, stretch, page) : stamp }),
      href: hrefOf(place),
      section: where.labelOf(place),
      statement: statementAt(place.text, offset, place.language),
      ...(item?.relation === undefined ? {} : { relation: item.relation }),
      ...(item?.locator === undefined ? {} : { locator: labelLocator(item.locator) }),
      ...(item === undefined ? { link: true } : {}),
    };
    moments.push({ source, view });
  };

  for (const place of places) {
    const here = annotated.annotations.get(place.id) ?? [];
    addExplanations(
      place,
      here.filter((annotation) => annotation.kind === 'mention'),
    );
    for (const annotation of here) {
      if (annotation.kind === 'mention') addMention(place, annotation);
      if (annotation.kind === 'citation')
        for (const item of annotation.cluster.items)
          if (context.sources.has(item.key)) addMoment(place, annotation.start, item.key, item);
      if (annotation.kind === 'link') addMoment(place, annotation.start, annotation.source);
    }
  }
  return {
    mentions,
    moments,
    times: [...times],
    stretches,
    explanations: [...explanations].map(([term, { view }]) => ({ term, view })),
  };
}
