import type { Listen } from './show.ts';
import type { Stamp } from './time.ts';
import type { EpisodeMeta } from './episode.ts';

/** Markdown as it is to stand in a file. */
export interface Markdown {
  readonly markdown: string;
}

/** Words of a draft. A string is plain text, every character of it meant as it is: who writes it down escapes it. */
export type DraftText = string | Markdown;

/** Something with a time perhaps. What has none in the material gets none: no time is ever invented. */
interface Timed {
  readonly stamp?: Stamp;
}

/** An item of a list: a takeaway, a closing point. */
export interface DraftItem extends Timed {
  readonly text: DraftText;
  /** Of a takeaway: it goes into the feed as an excerpt to be played. */
  readonly soundbite?: true;
}

/** What somebody said, in their own words, without quotation marks. */
export interface DraftQuotation extends Timed {
  readonly words: string;
  readonly speaker?: string;
}

/** One block of prose: a paragraph (or more, if it is Markdown), a list, a quotation. */
export type DraftBlock = DraftText | { readonly items: readonly DraftItem[] } | DraftQuotation;

/** A part of the episode with a heading, and what is written about it. */
export interface DraftDive extends Timed {
  readonly heading: string;
  readonly blocks: readonly DraftBlock[];
}

/** A chapter as players show it. */
export interface DraftChapter extends Timed {
  readonly title: string;
}

/** An editorial note, perhaps on words of the transcript. */
export interface DraftNote extends Timed {
  readonly words?: string;
  readonly text?: DraftText;
}

/** Anything else, under a heading of its own. */
export interface DraftSection {
  readonly heading: string;
  readonly blocks: readonly DraftBlock[];
}

/** A person as an import knows them: by name. Whether `people.yaml` has them is found out later. */
export interface PersonDraft {
  readonly name: string;
  /** Name as it sorts: `Duarte, Inês`. */
  readonly sort?: string;
  readonly role?: string;
  readonly bio?: string;
  readonly url?: string;
  /** Address of a picture. */
  readonly image?: string;
}

/** A transcript that lies elsewhere. */
export interface TranscriptDraft {
  readonly url: string;
  /** Media type: `text/vtt`. */
  readonly type?: string;
  readonly language?: string;
}

/** The episode that a companion is about, when it is somebody else's. */
export interface AboutDraft {
  readonly title: string;
  readonly show?: string;
  readonly number?: string;
  readonly date?: string;
  readonly guests?: readonly PersonDraft[];
  readonly url?: string;
}

/** Something that an import found and has no place for, and what it took it for: `button`, `advertisement`. */
export interface Unplaced {
  readonly what: string;
  readonly text: string;
}

/**
 * What an import, or a host who begins an episode, knows of it. Only the title must be known. Dates are ISO 8601,
 * times and durations seconds, as everywhere.
 */
export interface EpisodeDraft {
  readonly title: string;
  /** Name of the episode's folder; by default it is made of number and title. */
  readonly slug?: string;
  /** Day of publication. */
  readonly date?: string;
  /** Point in time of publication with its zone: `2025-05-15T08:00:00+02:00`. */
  readonly published?: string;
  /** As written: `1154`, `012`. */
  readonly number?: string;
  readonly season?: number;
  readonly type?: EpisodeMeta['type'];
  /** The id that podcast apps know the episode by. */
  readonly guid?: string;
  readonly explicit?: boolean;
  readonly draft?: boolean;
  readonly hosts?: readonly PersonDraft[];
  readonly guests?: readonly PersonDraft[];
  /** Codes or short names in the transcript → people. */
  readonly speakers?: ReadonlyMap<string, PersonDraft>;
  /** A file beside `episode.md`, or an address. */
  readonly audio?: {
    readonly url: string;
    readonly type?: string;
    readonly bytes?: number;
    readonly duration?: number;
    readonly hash?: string;
  };
  /** In seconds, where there is no audio to have it. */
  readonly duration?: number;
  /** A file beside `episode.md`. */
  readonly transcript?: string;
  /** Transcripts to be fetched. */
  readonly transcripts?: readonly TranscriptDraft[];
  /** A picture: a file beside `episode.md`, or the address of one to be fetched. */
  readonly image?: { readonly file?: string; readonly url?: string; readonly alt?: string };
  readonly tags?: readonly string[];
  readonly language?: string;
  readonly licence?: string;
  readonly listen?: readonly Listen[];
  readonly about?: AboutDraft;
  readonly provenance?: EpisodeMeta['provenance'];
  readonly summary?: readonly DraftBlock[];
  readonly takeaways?: readonly DraftItem[];
  readonly dives?: readonly DraftDive[];
  /** Chapters, where they differ from the deep dives. */
  readonly chapters?: readonly DraftChapter[];
  readonly notes?: readonly DraftNote[];
  /** Whatever else is to stand on the page, in its order. */
  readonly sections?: readonly DraftSection[];
  /** What has no place on the page, to be named. */
  readonly unplaced?: readonly Unplaced[];
}

/** What an import knows of a show. */
export interface ShowDraft {
  readonly title: string;
  readonly description?: string;
  readonly language?: string;
  /** The show's own pages, which are no companion. */
  readonly link?: string;
  /** Where the feed says that it is. */
  readonly feedAddress?: string;
  readonly people: readonly PersonDraft[];
  readonly author?: string;
  readonly email?: string;
  /** Address of the cover. */
  readonly image?: string;
  /** The cover as a file beside `show.yaml`. */
  readonly cover?: string;
  readonly category?: string;
  readonly explicit?: boolean;
  /** `podcast:guid` of the show; it stays for life. */
  readonly guid?: string;
  /** An SPDX identifier or an address. */
  readonly licence?: string;
  /** What has no place, to be named. */
  readonly unplaced: readonly Unplaced[];
}
