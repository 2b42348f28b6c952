import type { SourceKey } from './ids.ts';
import type { Position } from './position.ts';

/** What a source does for the statement that cites it; the host's judgement. */
export const relations = ['supports', 'disputes', 'background', 'mentions'] as const;
/** One of {@link relations}. */
export type Relation = (typeof relations)[number];

/**
 * CSL locator labels. A time-shaped locator is a `timestamp`.
 * @see https://docs.citationstyles.org/en/stable/specification.html#locators
 */
export const locatorLabels = [
  'act',
  'appendix',
  'article',
  'book',
  'canon',
  'chapter',
  'column',
  'elocation',
  'equation',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'rule',
  'scene',
  'section',
  'sub-verbo',
  'supplement',
  'table',
  'timestamp',
  'title',
  'verse',
  'version',
  'volume',
] as const;
/** One of {@link locatorLabels}. */
export type LocatorLabel = (typeof locatorLabels)[number];

/** One source inside a cluster: `see @a, pp. 3–5`. */
export interface CitationItem {
  readonly key: SourceKey;
  readonly position: Position;
  readonly relation?: Relation;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly locator?: { readonly label: LocatorLabel; readonly value: string };
  /** `-@key`: the author is named in the sentence already. */
  readonly suppressAuthor: boolean;
}

/** `[@a; @b]` (parenthetical) or `@a [p. 3]` (narrative: the author stands in the sentence). */
export interface CitationCluster {
  readonly narrative: boolean;
  readonly items: readonly CitationItem[];
}
