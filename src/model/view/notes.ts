import type { HeadView, Html } from './parts.ts';

/** Show notes for one place, to be copied, and how the place shows them. */
export interface PlacedNotesView {
  /** `apple`, `youtube`: part of ids. */
  readonly target: string;
  readonly label: string;
  /** What is pasted. */
  readonly body: string;
  /** How long it is and may be: `3,120 of 4,000 bytes`. */
  readonly length: string;
  /** What was left out or changed for the place's sake. */
  readonly changes: readonly string[];
  /** As the place shows it: formatted, in lines without bullets, or as plain text. */
  readonly preview:
    | { readonly kind: 'formatted' | 'lines'; readonly html: Html }
    | { readonly kind: 'plain'; readonly text: string };
}

/** `/episodes/<slug>/notes/`: show notes for every place. Neither listed nor searched: it says nothing of its own. */
export interface NotesView {
  readonly kind: 'notes';
  readonly head: HeadView;
  readonly title: string;
  /** The episode's page. */
  readonly href: string;
  readonly places: readonly PlacedNotesView[];
}
