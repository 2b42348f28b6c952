import type { Seconds } from './time.ts';

/** A deep dive or a chapter: a named stretch of an episode. */
export interface EpisodePart {
  readonly kind: 'deep-dive' | 'chapter';
  readonly label: string;
  readonly start: Seconds;
  /** As written; one without an end lasts until the next of its kind. */
  readonly end?: Seconds;
  /** Located, not confirmed by a person. */
  readonly approximate?: boolean;
  /** HTML id of its heading on the page, if it has one. */
  readonly id?: string;
}

/**
 * What the scripts of an episode's page know of it besides what stands in its text: JSON inside the page
 * (`<script type="application/json" id="episode-data">`). All times are the transcript's.
 */
export interface EpisodeData {
  readonly slug: string;
  /** `/` or `/name/`. */
  readonly base: string;
  readonly title: string;
  readonly show: string;
  /** Absolute, canonical address of the episode's page. */
  readonly url: string;
  /** How long the transcribed recording is: as declared, else until the end of its transcript. */
  readonly duration?: Seconds;
  /** The same, only where a host declared it: what its audio can be held against. */
  readonly declaredDuration?: Seconds;
  /** Address of `timing.json`; absent where the transcript has no times. */
  readonly timing?: string;
  /** Pictures for the system's own player: absolute, or with the base. */
  readonly artwork: readonly { readonly src: string; readonly type?: string; readonly sizes?: string }[];
  /** In order of time, deep dives and chapters mixed. */
  readonly parts: readonly EpisodePart[];
}
