import type { EpisodeLine, HeadView, Html, LinkView, PictureView } from './parts.ts';

/** `/people/<id>/` */
export interface PersonView {
  readonly kind: 'person';
  readonly head: HeadView;
  readonly name: string;
  readonly role?: string;
  readonly pronouns?: string;
  readonly bio?: string;
  readonly picture?: PictureView;
  readonly links: readonly LinkView[];
  /** Grouped by what they did: host, guest, speaks in. */
  readonly episodes: readonly { readonly role: string; readonly lines: readonly EpisodeLine[] }[];
  /** The glossary entry of the same name, if there is one. */
  readonly term?: LinkView;
}

/** `/` */
export interface HomeView {
  readonly kind: 'home';
  readonly head: HeadView;
  readonly newest?: EpisodeLine & { readonly summary: Html; readonly picture?: PictureView };
  readonly episodes: readonly EpisodeLine[];
  /** The most heard terms, most heard first. */
  readonly terms: readonly LinkView[];
}

/** `/episodes/`, by year. */
export interface EpisodesView {
  readonly kind: 'episodes';
  readonly head: HeadView;
  readonly years: readonly {
    readonly year: string;
    readonly href: string;
    readonly lines: readonly EpisodeLine[];
  }[];
}

/** `/years/<year>/` */
export interface YearView {
  readonly kind: 'year';
  readonly head: HeadView;
  readonly year: string;
  readonly lines: readonly EpisodeLine[];
  readonly previous?: LinkView;
  readonly next?: LinkView;
}

/** `/people/` */
export interface PeopleView {
  readonly kind: 'people';
  readonly head: HeadView;
  readonly people: readonly { readonly link: LinkView; readonly role?: string; readonly episodes: number }[];
}

/** search, about, kept, 404: a head and, for about, the words. */
export interface PlainView {
  readonly kind: 'search' | 'about' | 'kept' | 'not-found';
  readonly head: HeadView;
}
