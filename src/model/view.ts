/**
 * What pages show, ready to lay out: plain JSON, made by `site/`, one file per page in the derived store.
 * Every `Html` is safe, complete and final: pages inject it and never parse it. Every `href` starts with the base.
 */
export type Html = string;

/** A link and its words. */
export interface LinkView {
  readonly label: string;
  readonly href: string;
  /** A short note after the label, such as a count. */
  readonly detail?: string;
}

/** Everything that `<head>` says. */
export interface HeadView {
  readonly title: string;
  readonly description: string;
  /** Absolute. */
  readonly canonical: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly type: 'website' | 'article' | 'profile';
  /** Social card, 1200 × 630; absolute URL. */
  readonly card?: { readonly url: string; readonly alt: string };
  /** Absolute URL of the audio. */
  readonly audio?: { readonly url: string; readonly type?: string };
  /** Serialised, safe inside `<script>`. */
  readonly jsonLd: string;
  readonly noindex: boolean;
  readonly alternates: readonly { readonly type: string; readonly href: string; readonly title: string }[];
}

/** A picture by sharp: `<picture>` with AVIF and WebP and a fallback. */
export interface PictureView {
  readonly src: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly sources: readonly { readonly type: string; readonly srcset: string }[];
}

/** A square icon; `maskable` has a margin that a system may cut off. */
export interface IconView {
  readonly src: string;
  readonly sizes: string;
  readonly type: string;
  readonly purpose: 'any' | 'maskable';
}

/** Shared by all pages. */
export interface ShowView {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly base: string;
  readonly url: string;
  readonly colour?: string;
  readonly picture?: PictureView;
  /** For those who put the site on their device's start screen. */
  readonly icons?: readonly IconView[];
  readonly navigation: readonly LinkView[];
  readonly searchHref: string;
  readonly feed?: { readonly href: string; readonly title: string };
  readonly listen: readonly LinkView[];
  readonly licence?: LinkView;
  readonly people: readonly LinkView[];
  /** "6 episodes · 14 terms · 19 sources", for the about page and footer. */
  readonly counts: {
    readonly episodes: number;
    readonly terms: number;
    readonly sources: number;
    readonly people: number;
  };
}

/** A time that can be played: a link to the episode at that second. */
export interface StampView {
  readonly href: string;
  /** `2:05`; "about 12:04" when not confirmed. */
  readonly label: string;
  readonly start: number;
  readonly end?: number;
  readonly approximate: boolean;
  /** HTML id, where the stamp itself is what links to its second lead to. */
  readonly id?: string;
}

/** A line of the episode list. */
export interface EpisodeLine {
  readonly href: string;
  /** "Nº 1154", or nothing. */
  readonly number?: string;
  readonly title: string;
  /** "with Sean Williams" */
  readonly guests?: string;
  readonly date: { readonly iso: string; readonly label: string };
  /** "7 min digest", "7 min" */
  readonly length?: string;
  readonly draft: boolean;
  /** First paragraph as plain text, cut at a word, about 200 characters. */
  readonly lead: string;
}

/** A line of a page's table of contents, with those below it. */
export interface ContentsEntry {
  readonly id: string;
  readonly label: string;
  readonly stamp?: StampView;
  readonly children: readonly ContentsEntry[];
}

/** Provenance as one quiet line each: "Transcript: made by …, reviewed by …, 1 May 2026". */
export interface ProvenanceView {
  readonly label: string;
  readonly text: string;
  readonly note?: string;
  /** What is too long to be read: shown in short, whole as its title. */
  readonly hash?: { readonly short: string; readonly whole: string };
}

/** Where readers suggest fixes of a transcript. */
export interface SuggestView {
  /** The show's template and mail, to be filled for a passage (see `suggestion.ts`). */
  readonly edit?: string;
  readonly mail?: string;
  /** The transcript's file, relative to the content folder. */
  readonly path: string;
  /** For the whole transcript, without a script. */
  readonly links: readonly LinkView[];
}

/** A takeaway, note or correction of an episode. */
export interface TimedItemView {
  readonly id: string;
  readonly stamp?: StampView;
  readonly html: Html;
}

/** A section of an episode's body, laid out by its kind. */
export type EpisodeSectionView = { readonly id: string; readonly heading: string } & (
  | {
      readonly kind: 'takeaways' | 'notes' | 'corrections';
      readonly intro: Html;
      readonly outro: Html;
      readonly items: readonly TimedItemView[];
    }
  | {
      readonly kind: 'deep-dives';
      readonly intro: Html;
      readonly dives: readonly {
        readonly id: string;
        readonly heading: Html;
        readonly stamp?: StampView;
        readonly html: Html;
      }[];
    }
  | {
      readonly kind: 'chapters';
      readonly intro: Html;
      readonly outro: Html;
      readonly chapters: readonly { readonly title: string; readonly stamp?: StampView }[];
    }
  | { readonly kind: 'other'; readonly html: Html }
);

/** One entry of a reference list: formatted, with a link to the source's page and back to where it is cited. */
export interface ReferenceView {
  readonly id: string;
  /** The formatted entry. */
  readonly html: Html;
  readonly href: string;
  /** Back to the citations in the text, in order. */
  readonly backlinks: readonly LinkView[];
}

/** `/episodes/<slug>/` */
export interface EpisodeView {
  readonly kind: 'episode';
  readonly head: HeadView;
  readonly slug: string;
  readonly number?: string;
  readonly title: string;
  /** "with Sean Williams" */
  readonly guests: readonly LinkView[];
  readonly hosts: readonly LinkView[];
  readonly date: { readonly iso: string; readonly label: string };
  readonly length?: string;
  readonly draft: boolean;
  readonly tags: readonly string[];
  /** When this companion is about somebody else's episode: what it is about, in one line with a link. */
  readonly about?: { readonly html: Html };
  readonly picture?: PictureView;
  readonly audio?: {
    readonly src: string;
    readonly type?: string;
    readonly duration?: number;
    readonly title: string;
  };
  readonly listen: readonly LinkView[];
  /** Whether it can be heard in other apps, or nowhere here: then the page offers a clock that keeps up with them. */
  readonly elsewhere: boolean;
  /** `EpisodeData` (episode-data.ts) as JSON, safe inside `<script>`: for the page's scripts. */
  readonly data: string;
  readonly contents: readonly ContentsEntry[];
  readonly summary: Html;
  /** SVG of the episode over time with a text equivalent, or nothing where there are no times. */
  readonly map?: Html;
  readonly sections: readonly EpisodeSectionView[];
  readonly transcript?: {
    readonly html: Html;
    readonly provenance: readonly ProvenanceView[];
    readonly downloads: readonly LinkView[];
    /** Whether deep dives or chapters stand in it as headings. */
    readonly headings: boolean;
    /** What is timed: words where they were measured, sentences where times are estimated; absent without times. */
    readonly timed?: 'words' | 'sentences';
    readonly suggest?: SuggestView;
  };
  /** Provenance of summaries and times. */
  readonly provenance: readonly ProvenanceView[];
  readonly references: readonly ReferenceView[];
  /** Whether the reference list is numbered (the citation style says so). */
  readonly referencesNumbered: boolean;
  /** How to cite this page, formatted, one per style. */
  readonly cite: readonly { readonly style: string; readonly html: Html }[];
  /** How other sites show it, where there is something to hear: the HTML to copy, one per form, and what it shows. */
  readonly embed?: {
    readonly href: string;
    readonly codes: readonly { readonly label: string; readonly code: string }[];
  };
  readonly downloads: readonly LinkView[];
  readonly licence?: LinkView;
  readonly previous?: LinkView;
  readonly next?: LinkView;
}

/** `/episodes/<slug>/embed/`: player and transcript alone, for other sites to show in an `<iframe>`. */
export interface EmbedView {
  readonly kind: 'embed';
  /** Not listed by search engines; its canonical address is the episode's. */
  readonly head: HeadView;
  readonly title: string;
  /** The episode's page. */
  readonly href: string;
  readonly audio: NonNullable<EpisodeView['audio']>;
  /** As the episode's. */
  readonly data: string;
  /** The passages with their stamps, and nothing else to click. */
  readonly transcript?: Html;
}

/** A mention of a term, as a line of the concordance. */
export interface MentionView {
  readonly stamp?: StampView;
  /** Link to the very place, also where it has no time. */
  readonly href: string;
  readonly speaker?: string;
  readonly section: string;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** A term as a line of the glossary. */
export interface TermLine {
  readonly href: string;
  readonly name: string;
  readonly kind: string;
  readonly forms: readonly { readonly form: string; readonly language?: string; readonly script?: string }[];
  /** Short definition as plain text. */
  readonly definition: string;
  readonly mentions: number;
  readonly episodes: number;
}

/** `/glossary/<term>/` */
export interface TermView {
  readonly kind: 'term';
  readonly head: HeadView;
  readonly name: string;
  readonly termKind: string;
  readonly forms: readonly { readonly form: string; readonly language?: string; readonly script?: string }[];
  readonly pronunciation?: string;
  readonly definition: Html;
  readonly body: Html;
  readonly references: readonly ReferenceView[];
  readonly sameAs: readonly LinkView[];
  /** SVG: one row per episode, a tick per mention. */
  readonly picture?: Html;
  readonly mentionCount: number;
  readonly episodes: readonly { readonly line: EpisodeLine; readonly mentions: readonly MentionView[] }[];
  /** Other glossary entries whose definition names this one. */
  readonly namedBy: readonly LinkView[];
  readonly related: readonly LinkView[];
}

/** A place that cites a source. */
export interface MomentView {
  readonly stamp?: StampView;
  readonly href: string;
  readonly section: string;
  /** The statement, as plain text, cut at a sentence or word. */
  readonly statement: string;
  readonly relation?: string;
  /** "p. 46" */
  readonly locator?: string;
}

/** A source as a line of the list of sources. */
export interface SourceLine {
  readonly href: string;
  /** Formatted entry. */
  readonly html: Html;
  /** First letter or author, for grouping. */
  readonly sort: string;
  readonly what: string;
  readonly cited: number;
  readonly light: boolean;
}

/** `/sources/<key>/` */
export interface SourceView {
  readonly kind: 'source';
  readonly head: HeadView;
  readonly title: string;
  /** Formatted entry in the show's style. */
  readonly html: Html;
  /** "report, 2014" */
  readonly what: string;
  readonly url?: LinkView;
  readonly archived?: LinkView;
  readonly accessed?: string;
  /** The same entry in other styles. */
  readonly formats: readonly { readonly style: string; readonly html: Html }[];
  readonly downloads: readonly LinkView[];
  readonly episodes: readonly { readonly line: EpisodeLine; readonly moments: readonly MomentView[] }[];
  /** Glossary entries that cite it. */
  readonly terms: readonly LinkView[];
}

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

/** `/glossary/`, by letter. */
export interface GlossaryView {
  readonly kind: 'glossary';
  readonly head: HeadView;
  /** By first letter in the language's collation. */
  readonly groups: readonly {
    readonly letter: string;
    readonly id: string;
    readonly terms: readonly TermLine[];
  }[];
  /** The whole glossary for other programs. */
  readonly downloads: readonly LinkView[];
}

/** `/sources/`, by letter. */
export interface SourcesView {
  readonly kind: 'sources';
  readonly head: HeadView;
  readonly groups: readonly {
    readonly letter: string;
    readonly id: string;
    readonly sources: readonly SourceLine[];
  }[];
  readonly downloads: readonly LinkView[];
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

/** What a page shows, by its kind. */
export type PageView =
  | EpisodeView
  | EmbedView
  | TermView
  | SourceView
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
