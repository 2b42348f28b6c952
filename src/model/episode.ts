import type { EpisodeSlug, PersonId, SectionId } from './ids.ts';
import type { Position } from './position.ts';
import type { ListItem, ProseNode, Quotation } from './prose.ts';
import type { Listen } from './show.ts';
import type { Seconds, Stamp } from './time.ts';

/** Audio of an episode: a file beside `episode.md`, or a URL. */
export interface Audio {
  readonly url: string;
  readonly type?: string;
  readonly bytes?: number;
  readonly duration?: Seconds;
  readonly hash?: string;
}

/** Who or what made something, and who looked at it. */
export interface Provenance {
  readonly by?: string;
  readonly reviewed?: string;
  readonly date?: string;
  readonly note?: string;
}

/** The episode this companion is about, when it is somebody else's. */
export interface About {
  readonly title: string;
  readonly show?: string;
  readonly number?: string;
  readonly date?: string;
  readonly guests: readonly PersonId[];
  readonly url?: string;
}

/** Front matter of `episode.md`. Dates are ISO 8601 (`2025-05-15`). */
export interface EpisodeMeta {
  readonly title: string;
  readonly date: string;
  /** The point in time of publication with its zone, where the host gave one besides the day. */
  readonly published?: string;
  readonly number?: string;
  readonly season?: number;
  readonly type: 'full' | 'trailer' | 'bonus';
  readonly hosts: readonly PersonId[];
  readonly guests: readonly PersonId[];
  /** Speaker codes or short names of the transcript → people. */
  readonly speakers: ReadonlyMap<string, PersonId>;
  readonly audio?: Audio;
  readonly duration?: Seconds;
  readonly transcript?: { readonly file: string; readonly revised?: string };
  readonly image?: { readonly file: string; readonly alt: string };
  readonly tags: readonly string[];
  readonly language?: string;
  readonly guid?: string;
  readonly explicit?: boolean;
  readonly draft: boolean;
  readonly listen: readonly Listen[];
  readonly licence?: string;
  readonly about?: About;
  readonly provenance: {
    readonly transcript?: Provenance;
    readonly summaries?: Provenance;
    readonly times?: Provenance;
  };
}

/** A deep dive: `### [2:05–4:40] Heading` and what stands under it. */
export interface DeepDive {
  readonly id: SectionId;
  readonly heading: ProseNode & { readonly type: 'heading' };
  readonly stamp?: Stamp;
  readonly body: readonly ProseNode[];
  readonly position: Position;
}

/** `- [0:00] Heading` of the Chapters section. */
export interface Chapter {
  readonly title: string;
  readonly stamp?: Stamp;
  readonly position: Position;
}

/** `- [4:20] "words" — an editorial note on those words of the transcript.` */
export interface Note {
  readonly id: SectionId;
  readonly item: ListItem;
  readonly quotation?: Quotation;
}

/** Whose words a correction is about. */
export const correctionKinds = ['speaker', 'transcript', 'summary'] as const;

/** `- [5:01] 2025-06-01 speaker — what was said, and what is right.` */
export interface Correction {
  readonly item: ListItem;
  readonly date?: string;
  readonly kind?: (typeof correctionKinds)[number];
}

/**
 * A `##` section, in the order written. `heading` is the host's own. `intro` and `outro` are what stands before
 * and after the items, footnotes included; `outro` is absent where there is nothing.
 */
export type EpisodeSection = {
  readonly id: SectionId;
  readonly heading: string;
  readonly position: Position;
} & (
  | {
      readonly kind: 'takeaways';
      readonly intro: readonly ProseNode[];
      readonly items: readonly ListItem[];
      readonly outro?: readonly ProseNode[];
    }
  | { readonly kind: 'deep-dives'; readonly intro: readonly ProseNode[]; readonly dives: readonly DeepDive[] }
  | {
      readonly kind: 'chapters';
      readonly intro?: readonly ProseNode[];
      readonly chapters: readonly Chapter[];
      readonly outro?: readonly ProseNode[];
    }
  | {
      readonly kind: 'notes';
      readonly intro: readonly ProseNode[];
      readonly notes: readonly Note[];
      readonly outro?: readonly ProseNode[];
    }
  | {
      readonly kind: 'corrections';
      readonly intro: readonly ProseNode[];
      readonly corrections: readonly Correction[];
      readonly outro?: readonly ProseNode[];
    }
  | { readonly kind: 'other'; readonly body: readonly ProseNode[] }
);

/** HTML id of the n-th item (from 0) of a section: of a takeaway or a correction. */
export const itemId = (section: SectionId, index: number): string => `${section}-${index + 1}`;

/** One episode as written. */
export interface Episode {
  readonly slug: EpisodeSlug;
  readonly meta: EpisodeMeta;
  /** The paragraphs before the first `##`. */
  readonly summary: readonly ProseNode[];
  readonly sections: readonly EpisodeSection[];
  readonly position: Position;
  /** Where the front matter maps speakers: `field` is where it does or, not `given`, where it ends. */
  readonly speakerPlaces?: {
    readonly given: boolean;
    readonly field: Position;
    /** The codes and short names as written. */
    readonly names: ReadonlyMap<string, Position>;
  };
}

/** A run of prose in an episode: the section it counts as (each deep dive is one of its own) and its time. */
export interface ProseRun {
  readonly section: SectionId;
  readonly nodes: readonly ProseNode[];
  readonly stamp?: Stamp;
}

const itemRun = (section: SectionId, { children, stamp }: ListItem): ProseRun => ({
  section,
  nodes: children,
  ...(stamp === undefined ? {} : { stamp }),
});

function listRuns(section: EpisodeSection): readonly ProseRun[] {
  switch (section.kind) {
    case 'takeaways':
      return section.items.map((item) => itemRun(section.id, item));
    case 'notes':
      return section.notes.map(({ item }) => itemRun(section.id, item));
    case 'corrections':
      return section.corrections.map(({ item }) => itemRun(section.id, item));
    case 'deep-dives':
      return section.dives.map(({ id, heading, body, stamp }) => ({
        section: id,
        nodes: [heading, ...body],
        ...(stamp === undefined ? {} : { stamp }),
      }));
    case 'chapters':
      return [];
    case 'other':
      return [{ section: section.id, nodes: section.body }];
  }
}

/** All prose of a section, in reading order: what stands before its list or deep dives, these, and what follows. */
export function proseOfSection(section: EpisodeSection): readonly ProseRun[] {
  const run = (nodes: readonly ProseNode[] | undefined): ProseRun[] =>
    nodes === undefined || nodes.length === 0 ? [] : [{ section: section.id, nodes }];
  return [
    ...('intro' in section ? run(section.intro) : []),
    ...listRuns(section),
    ...('outro' in section ? run(section.outro) : []),
  ];
}

/** All prose of an episode, in reading order. */
export const proseOfEpisode = ({
  summary,
  sections,
}: Pick<Episode, 'summary' | 'sections'>): readonly ProseNode[] => [
  ...summary,
  ...sections.flatMap(proseOfSection).flatMap(({ nodes }) => nodes),
];
