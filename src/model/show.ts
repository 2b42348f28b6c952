import type { PersonId } from './ids.ts';

/** The sections of an episode that have a meaning of their own. */
export const sectionKinds = ['takeaways', 'deep-dives', 'chapters', 'notes', 'corrections'] as const;
/** One of {@link sectionKinds}. */
export type SectionKind = (typeof sectionKinds)[number];

/** `episodes/show.yaml`. Title, description, language and url suffice. */
export interface Show {
  readonly title: string;
  readonly description: string;
  /** BCP 47. */
  readonly language: string;
  /** Absolute, ends with `/`; contains the base path if there is one. */
  readonly url: string;
  /** Path below the host: `/` or `/name/`. */
  readonly base: string;
  readonly people: readonly PersonId[];
  /** File beside `show.yaml`. */
  readonly image?: string;
  /** A CSS hex colour. */
  readonly colour?: string;
  /** Licence of text and transcript: an SPDX identifier or a URL. */
  readonly licence?: string;
  readonly citation: { readonly style: string; readonly locale: string };
  readonly listen: readonly Listen[];
  readonly feed?: Feed;
  readonly suggest?: { readonly edit?: string; readonly mail?: string };
  /** Headings that stand for the known sections, besides the English ones, as written; capitals do not count. */
  readonly sections: Readonly<Partial<Record<SectionKind, string>>>;
  /** Old path → new path, both below the base, without leading slash. */
  readonly redirects: readonly { readonly from: string; readonly to: string }[];
}

/** A place to listen: `{apple: URL, rss: URL}`. */
export interface Listen {
  readonly service: string;
  readonly url: string;
}

/** The show's own feed; written only with `own: true`. */
export interface Feed {
  readonly own: boolean;
  readonly guid?: string;
  readonly explicit: boolean;
  readonly category?: string;
  readonly email?: string;
  readonly author?: string;
}
