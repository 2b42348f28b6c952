import type { CiteView } from './cite.ts';
import type { GroundsView } from './grounds.ts';
import type { HeadView, Html, LinkView, PictureView, ReferenceView, StampView } from './parts.ts';

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
  /** The first of the words that a takeaway rests on, in quotation marks, and the row that has them whole. */
  readonly rests?: { readonly href: string; readonly words: string; readonly speaker?: string };
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
  /** What each takeaway rests on. */
  readonly grounds?: GroundsView;
  readonly cite: CiteView;
  /** How other sites show it, where there is something to hear: the HTML to copy, one per form, and what it shows. */
  readonly embed?: {
    readonly href: string;
    readonly codes: readonly { readonly label: string; readonly code: string }[];
  };
  readonly downloads: readonly LinkView[];
  /** The page of its show notes. */
  readonly notes?: string;
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
