import type { CitationCluster } from './citation.ts';
import type { PlaceId, SectionId, SourceKey, TermId } from './ids.ts';
import type { PositionMap, Range } from './position.ts';
import type { Seconds } from './time.ts';
import type { PlacedCitation, TermReference } from './prose.ts';

/**
 * A stretch of readable text, whether a block of prose or a passage of a transcript: all that an annotator sees.
 */
export interface Place {
  readonly id: PlaceId;
  readonly section: SectionId;
  readonly text: string;
  /** BCP 47 language of the text. */
  readonly language: string;
  /** Ranges that are never annotated with a link: links and code. A heading is closed as a whole. */
  readonly closed: readonly Range[];
  readonly citations: readonly PlacedCitation[];
  readonly termReferences: readonly TermReference[];
  /** Markdown links, with their addresses as written; each is closed, too. */
  readonly links: readonly (Range & { readonly href: string })[];
  /** Absent for a passage: its words were not written in a file that people edit by hand. */
  readonly positions?: PositionMap;
  /** When the character at `offset` is said; `undefined` where the text has no time. */
  readonly timeAt: (offset: number) => Seconds | undefined;
}

/** A term found in a text, or put there by hand with `[[…]]`. The range is the words as they stand. */
export interface Mention extends Range {
  readonly kind: 'mention';
  readonly place: PlaceId;
  readonly term: TermId;
  /** Which of the term's forms stands here: its index in `Term.forms`, 0 for the name. */
  readonly form: number;
  readonly authored: boolean;
  /** The first of its term in its section: the one that is linked. Set by `resolve`. */
  readonly first: boolean;
}

/** A citation at a point (`start === end`). */
export interface Citation extends Range {
  readonly kind: 'citation';
  readonly place: PlaceId;
  readonly cluster: CitationCluster;
}

/** An editorial note on words of the transcript. `note` is the HTML id of the note. */
export interface NoteAnchor extends Range {
  readonly kind: 'note';
  readonly place: PlaceId;
  readonly note: SectionId;
}

/** A plain Markdown link whose address is a source's: the link stays as it is, and counts as a moment. */
export interface SourceLink extends Range {
  readonly kind: 'link';
  readonly place: PlaceId;
  readonly source: SourceKey;
}

/** Words of the transcript that the prose quotes. `block` is where the quotation is written. */
export interface QuotedPassage extends Range {
  readonly kind: 'quotation';
  readonly place: PlaceId;
  readonly block: PlaceId;
}

/** A correction of what is said, written or told there; marked at `end`. `correction` is its HTML id. */
export interface CorrectionAnchor extends Range {
  readonly kind: 'correction';
  readonly place: PlaceId;
  readonly correction: SectionId;
}

/** A span over the text of a place. Stand-off: it never changes the text. */
export type Annotation = Mention | Citation | NoteAnchor | SourceLink | QuotedPassage | CorrectionAnchor;

/**
 * The annotations of one document by place, sorted by start, then end. Mentions never overlap one another.
 * Note anchors, source links, quotations and corrections are layers of their own: they may overlap mentions and each other.
 */
export type AnnotationsByPlace = ReadonlyMap<PlaceId, readonly Annotation[]>;
