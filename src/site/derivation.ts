import type { EpisodeFacts, ExportFile } from '../export/files.ts';
import type { EpisodeSlug, PersonId, SourceKey, TermId } from '../model/ids.ts';
import type { Seconds } from '../model/time.ts';
import type { EpisodeLine, EpisodeView, MentionView, MomentView } from '../model/view.ts';
import type { SearchRecord } from '../search/record.ts';
import type { CardRequest } from './views/head.ts';

/** A file that is copied into the site as it is. `from` is absolute, `to` below the base. */
export interface Copy {
  readonly from: string;
  readonly to: string;
}

/** What somebody did in an episode. */
export type EpisodeRole = 'host' | 'guest' | 'speaker' | 'subject';

/**
 * Everything that the site needs of one episode, as plain JSON: its page, and what other pages say of it. It
 * follows from the episode's files and the library alone, so it can be kept by their hash.
 */
export interface EpisodeDerivation {
  readonly slug: EpisodeSlug;
  readonly line: EpisodeLine;
  readonly view: Omit<EpisodeView, 'previous' | 'next'>;
  readonly facts: EpisodeFacts;
  /** Seconds; what pictures over time are drawn against. */
  readonly duration?: Seconds;
  readonly mentions: readonly {
    readonly term: TermId;
    readonly time?: Seconds;
    readonly view: MentionView;
  }[];
  readonly moments: readonly { readonly source: SourceKey; readonly view: MomentView }[];
  readonly people: readonly { readonly person: PersonId; readonly role: EpisodeRole }[];
  readonly records: readonly SearchRecord[];
  readonly cards: readonly CardRequest[];
  readonly files: readonly ExportFile[];
  readonly copies: readonly Copy[];
}
