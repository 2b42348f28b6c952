import type { Seconds } from './time.ts';

/** An episode of a {@link MentionList}. */
export interface MentionEpisode {
  readonly title: string;
  /** Address of its page, from the site's root. */
  readonly href: string;
  /** "Nº 1154" */
  readonly number?: string;
  readonly date: { readonly iso: string; readonly label: string };
}

/**
 * A mention: which episode, section, speaker (-1 for none) and form it has, by their places in the lists; when the
 * term is said, and from when to when to listen, in seconds (`null` where nothing is stated); 1 where these times are
 * not confirmed; the HTML id of its place on the episode's page; the words before, the term as it stands, the words
 * after.
 */
export type MentionRow = readonly [
  episode: number,
  section: number,
  speaker: number,
  form: number,
  time: Seconds | null,
  from: Seconds | null,
  until: Seconds | null,
  approximate: 0 | 1,
  place: string,
  before: string,
  words: string,
  after: string,
];

/** The names of a row's columns, in their order. */
export const mentionColumns = [
  'episode',
  'section',
  'speaker',
  'form',
  'time',
  'from',
  'until',
  'approximate',
  'place',
  'before',
  'words',
  'after',
] as const;

/** `mentions.json` beside a term's page: every mention of it, newest episode first. */
export interface MentionList {
  readonly term: string;
  readonly columns: typeof mentionColumns;
  readonly forms: readonly string[];
  readonly speakers: readonly string[];
  readonly sections: readonly string[];
  readonly episodes: readonly MentionEpisode[];
  readonly mentions: readonly MentionRow[];
}

/** Reads such a file; `undefined` for anything else. */
export function parseMentionList(value: unknown): MentionList | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { forms, speakers, sections, episodes, mentions } = value as Partial<
    Record<keyof MentionList, unknown>
  >;
  const whole = [forms, speakers, sections, episodes, mentions].every((list) => Array.isArray(list));
  return whole ? (value as MentionList) : undefined;
}
