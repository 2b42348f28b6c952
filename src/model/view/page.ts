import type { EmbedView, EpisodeView } from './episode.ts';
import type { GlossaryView } from './glossary.ts';
import type { EpisodesView, HomeView, PeopleView, PersonView, PlainView, YearView } from './list.ts';
import type { NotesView } from './notes.ts';
import type { ShowView } from './show.ts';
import type { SourceMomentsView, SourcesByLetterView, SourceView, SourcesView } from './source.ts';
import type { TermMentionsView, TermView } from './term.ts';

/** What a page shows, by its kind. */
export type PageView =
  | EpisodeView
  | EmbedView
  | NotesView
  | TermView
  | TermMentionsView
  | SourceView
  | SourceMomentsView
  | SourcesByLetterView
  | PersonView
  | HomeView
  | EpisodesView
  | YearView
  | GlossaryView
  | SourcesView
  | PeopleView
  | PlainView;

/** A page of the site: its path below the base, and the hash of all that it shows. */
export interface PageEntry {
  readonly kind: PageView['kind'];
  /** `` (home), `episodes/`, `episodes/<slug>/` … */
  readonly path: string;
  /** File that holds its view, relative to the derived store. */
  readonly file: string;
  /** What depends on other pages (neighbours); laid over the view when it is read. */
  readonly overlay?: Pick<EpisodeView, 'previous' | 'next'>;
  readonly hash: string;
}

/** `pages.json` of the derived store. */
export interface PageIndex {
  readonly show: ShowView;
  readonly pages: readonly PageEntry[];
}
