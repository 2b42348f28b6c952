import type { AnnotationsByPlace } from './annotation.ts';
import type { Episode } from './episode.ts';
import type { PersonId, SourceKey, TermId } from './ids.ts';
import type { Person } from './person.ts';
import type { Show } from './show.ts';
import type { Source } from './source.ts';
import type { Term } from './term.ts';
import type { Passage } from './transcript.ts';

/** Everything people wrote, parsed. Maps keep the order of reading: episodes newest first, the rest by name. */
export interface Library {
  readonly show: Show;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly terms: ReadonlyMap<TermId, Term>;
  readonly sources: ReadonlyMap<SourceKey, Source>;
}

/** An episode with its transcript in passages and its annotations. */
export interface AnnotatedEpisode {
  readonly episode: Episode;
  readonly passages: readonly Passage[];
  /** Whether passages carry measured word times, or only where cues begin. */
  readonly wordTimes: 'measured' | 'estimated' | 'none';
  readonly annotations: AnnotationsByPlace;
}
