import type { Message } from '../diagnostics/message.ts';
import type { EpisodeFacts, ExportFile } from '../export/files.ts';
import type { PersonId, PlaceId, SourceKey, TermId } from '../model/ids.ts';
import type { Seconds, TimeSpan } from '../model/time.ts';
import type { EmbedView, EpisodeView } from '../model/view/episode.ts';
import type { NotesView } from '../model/view/notes.ts';
import type { EpisodeLine, PictureView } from '../model/view/parts.ts';
import type { MomentView } from '../model/view/source.ts';
import type { ExplainedView, MentionView } from '../model/view/term.ts';
import type { RecordBatch, SearchRecord } from '../search/record.ts';
import type { CardRequest } from './views/head.ts';

/** A file that is copied into the site as it is. `from` is absolute, `to` below the base. */
export interface Copy {
  readonly from: string;
  readonly to: string;
}

/** What somebody did in an episode; a subject is a guest of the episode that this one is about. */
export type EpisodeRole = 'host' | 'guest' | 'speaker' | 'subject';

/** What other pages and exports say of an episode: the part of it that is kept in memory for the whole build. */
export interface EpisodeDigest {
  readonly line: EpisodeLine;
  readonly facts: EpisodeFacts;
  readonly picture?: PictureView;
  /** Seconds; what pictures over time are drawn against. */
  readonly duration?: Seconds;
  readonly mentions: readonly {
    readonly term: TermId;
    /** Which of the term's forms stands there: index into `Term.forms`. */
    readonly form: number;
    readonly place: PlaceId;
    /** Who says it, under the name that pages show. */
    readonly speaker?: string;
    readonly time?: Seconds;
    /** What is played to hear it in its sentence. */
    readonly stretch?: TimeSpan;
    /** Said in the recording, not written about it. */
    readonly said?: true;
    readonly view: MentionView;
  }[];
  /** Of each term, the first sentence that says what it is; told by its wording. */
  readonly explanations: readonly { readonly term: TermId; readonly view: Omit<ExplainedView, 'episode'> }[];
  /** How many passages and blocks of prose it has, those without any term too. */
  readonly places: number;
  readonly moments: readonly { readonly source: SourceKey; readonly view: MomentView }[];
  readonly people: readonly { readonly person: PersonId; readonly role: EpisodeRole }[];
  readonly cards: readonly CardRequest[];
  /** What the search index must know of its records before it reads them. */
  readonly search: Omit<RecordBatch, 'read'>;
  readonly copies: readonly Copy[];
  readonly messages: readonly Message[];
}

/** Everything that the site needs of one episode, as JSON. It follows from its files and the library alone. */
export interface EpisodeDerivation extends Record<string, unknown> {
  readonly digest: EpisodeDigest;
  /** The page, but for what depends on other pages. */
  readonly view: EpisodeView;
  /** Only where there is audio. */
  readonly embed?: EmbedView;
  readonly notes: NotesView;
  readonly records: readonly SearchRecord[];
  readonly files: readonly ExportFile[];
}
