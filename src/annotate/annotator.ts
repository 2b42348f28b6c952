import type { Annotation, Place } from '../model/annotation.ts';
import type { Episode, Note } from '../model/episode.ts';
import type { SourceKey, TermId } from '../model/ids.ts';
import type { Library } from '../model/site.ts';
import type { Term } from '../model/term.ts';
import type { Passage } from '../model/transcript.ts';
import type { Parsed } from '../diagnostics/message.ts';
import type { MentionFinder } from './mentions.ts';
import type { SpokenText } from './spoken-text.ts';
import type { TermResolver } from './term-names.ts';

/** What is the same for all documents of a show, made once. */
export interface Knowledge {
  readonly terms: Library['terms'];
  readonly sources: Library['sources'];
  readonly people: Library['people'];
  readonly findMentions: MentionFinder;
  readonly resolveTerm: TermResolver;
  /** Sources by the addresses that links may lead to them with, see `sourcesByAddress`. */
  readonly addresses: ReadonlyMap<string, SourceKey>;
}

/** A document as annotators see it: its text, and what hangs on it. */
export interface AnnotationContext extends Knowledge {
  /** Absent for a glossary entry. */
  readonly episode?: Episode;
  readonly places: readonly Place[];
  readonly passages: readonly Passage[];
  readonly notes: readonly Note[];
  /** The words of the transcript, made when they are first asked for. */
  readonly spoken: () => SpokenText;
}

/**
 * Finds annotations of one kind. They may overlap one another and those of other annotators, and come in any order:
 * `resolve.ts` settles that.
 */
export type Annotator = (context: AnnotationContext) => Parsed<readonly Annotation[]>;

/** Terms by id, as annotators name them to people. */
export function nameOf(terms: ReadonlyMap<TermId, Term>, id: TermId): string {
  return terms.get(id)?.name ?? id;
}
