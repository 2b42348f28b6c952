import type { Message } from '../diagnostics/message.ts';
import type { Addresses } from '../model/address.ts';
import type { PlayedChapter } from '../model/chapters.ts';
import type { EpisodeMeta } from '../model/episode.ts';
import type { EpisodeSlug, PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Show } from '../model/show.ts';
import type { Source } from '../model/source.ts';
import type { Term } from '../model/term.ts';
import type { Seconds } from '../model/time.ts';

/** A file of the site that is not a page. `path` is below the base, without leading slash. */
export interface ExportFile {
  readonly path: string;
  readonly mediaType: string;
  readonly body: string | Uint8Array;
}

/** What an export made, and what there was to say about it. */
export interface Exported {
  readonly files: readonly ExportFile[];
  readonly messages: readonly Message[];
}

/** What exports over the whole show need of one episode: small, so that a thousand of them fit in memory. */
export interface EpisodeFacts {
  readonly slug: EpisodeSlug;
  /** Without the speakers' codes, which only the transcript needs. */
  readonly meta: Omit<EpisodeMeta, 'speakers'>;
  /** The summary's paragraphs as plain text. */
  readonly summary: readonly string[];
  /** Seconds, if known. */
  readonly duration?: Seconds;
  /** Absolute address of the audio. */
  readonly audioUrl?: string;
  /** Absolute address of the episode's own picture, if directories take it. */
  readonly artwork?: string;
  readonly language: string;
  /** Those that a person confirmed, ascending. */
  readonly chapters: readonly PlayedChapter[];
  /** Takeaways that the host wants played, with confirmed start and end; seconds. */
  readonly soundbites: readonly {
    readonly start: Seconds;
    readonly duration: Seconds;
    readonly title: string;
  }[];
  /** Show notes as HTML: what Apple Podcasts takes, and all of it. */
  readonly notes?: { readonly short: string; readonly full: string };
  /** Transcript files beside the page, best first. */
  readonly transcripts: readonly { readonly path: string; readonly mediaType: string }[];
}

/** What exports over the whole show need of a term. */
export interface TermFacts {
  readonly term: Term;
  /** The short definition as plain text; may be empty. */
  readonly definition: string;
  /** How often it is found in the text and the talk of all episodes, and in how many. */
  readonly mentions: number;
  readonly episodes: number;
  /** Where it is heard first: in the oldest episode in which it is said at a known time. `path` is below the base. */
  readonly first?: { readonly title: string; readonly time: Seconds; readonly path: string };
}

/** What an export over the whole show is made from. Episodes come newest first; drafts are not among them. */
export interface ShowExportInput {
  readonly show: Show;
  readonly people: ReadonlyMap<PersonId, Person>;
  readonly sources: readonly Source[];
  /** In the order of reading. */
  readonly terms: readonly TermFacts[];
  readonly addresses: Addresses;
  readonly episodes: readonly EpisodeFacts[];
  /** Paths of all pages that search engines may list, with the date of what they show, if it has one. */
  readonly pages: readonly { readonly path: string; readonly date?: string }[];
}

/** One output over the whole show. */
export type ShowExport = (input: ShowExportInput) => Exported;
