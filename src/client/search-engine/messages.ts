import type {
  FilterCount,
  FilterName,
  Findings,
  Hit,
  HitGroup,
  SearchFailureReason,
  SearchQuery,
} from '../search/search-types.ts';

/** What the page asks of the worker. `findings` and `group` are numbers that the worker gave out. */
export type SearchRequest =
  | { readonly kind: 'warm'; readonly bundle: string }
  | { readonly kind: 'find'; readonly bundle: string; readonly query: SearchQuery }
  | {
      readonly kind: 'next';
      readonly findings: number;
      readonly groups: number;
      readonly hitsPerGroup: number;
    }
  | { readonly kind: 'more'; readonly group: number; readonly start: number; readonly count: number }
  | { readonly kind: 'counts'; readonly findings: number; readonly name: FilterName };

/** Findings without what they do. */
export type SentFindings = Omit<Findings, 'next' | 'counts'> & { readonly findings: number };
/** A group without what it does. */
export type SentGroup = Omit<HitGroup, 'more'> & { readonly group: number };

/** What the worker answers to each kind of request. */
export interface SearchReplies {
  readonly warm: null;
  readonly find: SentFindings;
  readonly next: readonly SentGroup[];
  readonly more: readonly Hit[];
  readonly counts: readonly FilterCount[];
}

/** A request under a number, and its answer. */
export interface NumberedRequest {
  readonly id: number;
  readonly request: SearchRequest;
}
/** The answer to the request of the same number. */
export type NumberedReply =
  | { readonly id: number; readonly reply: SearchReplies[keyof SearchReplies] }
  | {
      readonly id: number;
      readonly failure: { readonly reason: SearchFailureReason; readonly message: string };
    };
