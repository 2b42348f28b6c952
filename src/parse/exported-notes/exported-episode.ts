import type { DraftQuotation, PersonDraft, Unplaced } from '../../model/draft.ts';
import type { Stamp } from '../../model/time.ts';
import type { NoteBlock, NoteLine } from '../feed/feed-notes.ts';

/** Programs that notes are exported from, or kept in. */
export const noteApps = ['snipd', 'podwise', 'obsidian'] as const;

/** One of {@link noteApps}. */
export type NoteApp = (typeof noteApps)[number];

/** A remark, takeaway or part of an episode. */
export interface ExportedItem {
  /** As the app says; absent where it says none. */
  readonly stamp?: Stamp;
  readonly title?: NoteLine;
  readonly blocks: readonly NoteBlock[];
}

/** What an export says of one episode. */
export interface ExportedEpisode {
  /** Empty where nothing says it. */
  readonly title: string;
  /** Addresses by which the episode may be known: of its page in the app, of its audio or video. */
  readonly addresses: readonly string[];
  /** Name of its folder, where a host has written it into the notes. */
  readonly slug?: string;
  readonly show?: string;
  readonly date?: string;
  /** In seconds. */
  readonly duration?: number;
  readonly guests: readonly PersonDraft[];
  readonly tags: readonly string[];
  /** Day of the export. */
  readonly exported?: string;
  readonly summary: readonly NoteBlock[];
  readonly takeaways: readonly ExportedItem[];
  readonly dives: readonly ExportedItem[];
  readonly notes: readonly ExportedItem[];
  readonly quotations: readonly DraftQuotation[];
  readonly sections: readonly { readonly heading: string; readonly blocks: readonly NoteBlock[] }[];
  /** What has no place on a page. */
  readonly unplaced: readonly Unplaced[];
}

/** An episode of which nothing is known yet. */
export const emptyEpisode: ExportedEpisode = {
  title: '',
  addresses: [],
  guests: [],
  tags: [],
  summary: [],
  takeaways: [],
  dives: [],
  notes: [],
  quotations: [],
  sections: [],
  unplaced: [],
};
