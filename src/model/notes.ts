import type { Seconds } from './time.ts';

/** Words of show notes in one look; with `href` a link, absolute. */
export interface Run {
  readonly text: string;
  readonly href?: string;
  readonly strong?: boolean;
  readonly emphasis?: boolean;
}

/** A paragraph, a takeaway, a reference: never cut but between words, and never inside a link. */
export type Runs = readonly Run[];

/**
 * Everything that show notes can say of an episode, before any platform's rules: one source for all of them.
 * Addresses are absolute. Times are confirmed ones: what is only located is not told to platforms.
 */
export interface EpisodeNotes {
  readonly title: string;
  readonly show: string;
  /** BCP 47. */
  readonly language: string;
  /** The companion page. */
  readonly page: string;
  /** In seconds, if known. */
  readonly duration?: Seconds;
  readonly summary: readonly Runs[];
  /** Ascending. */
  readonly chapters: readonly { readonly start: Seconds; readonly title: string }[];
  readonly takeaways: readonly { readonly start?: Seconds; readonly runs: Runs }[];
  /** The host's own headings of these, where they gave any. */
  readonly headings?: { readonly chapters?: string; readonly takeaways?: string };
  /** Guests and hosts, "Sean Williams, journalist", with their own page where there is one. */
  readonly people: readonly Runs[];
  /** Formatted references. */
  readonly sources: readonly Runs[];
  readonly listen: readonly { readonly label: string; readonly href: string }[];
  /** Who or what made summary and times, in one line; said wherever notes are shown. */
  readonly made?: string;
}
