import type { EpisodeSlug, TermId } from './ids.ts';
import type { Position } from './position.ts';
import type { ProseNode } from './prose.ts';
import type { Seconds } from './time.ts';

/** What a term can be the name of. */
export const termKinds = ['concept', 'person', 'organisation', 'place', 'event', 'thing'] as const;
/** One of {@link termKinds}. */
export type TermKind = (typeof termKinds)[number];

/** One way to write a term. */
export interface TermForm {
  readonly form: string;
  /** BCP 47, where it differs from the show's language. */
  readonly language?: string;
  /** Match only as written. Set by `case: exact`, and implied for forms with two capitals in a row. */
  readonly exact: boolean;
  /** ISO 15924, such as `Hans`; shown beside the form. */
  readonly script?: string;
}

/** A moment in which a term is explained. */
export interface TermDefinedAt {
  readonly episode: EpisodeSlug;
  /** Seconds from the start of the audio. */
  readonly time: Seconds;
}

/** An entry of the glossary. */
export interface Term {
  readonly id: TermId;
  readonly name: string;
  readonly kind: TermKind;
  /** Every form that is looked for: the name first, then the aliases as written. */
  readonly forms: readonly TermForm[];
  /** Contexts that are not this term ("Lazarus Fund"): a mention inside one does not count. */
  readonly avoid: readonly string[];
  readonly pronunciation?: string;
  readonly sameAs: readonly string[];
  readonly related: readonly TermId[];
  /** Where the host says that it is first explained. */
  readonly defined?: TermDefinedAt;
  /** The whole entry; its first paragraph is the short definition. */
  readonly body: readonly ProseNode[];
  readonly position: Position;
}
