import type { Seconds } from '../../model/time.ts';

/** A place in the content as a host looks it up: a line, or a time of a transcript. */
export interface SuggestionPlace {
  /** Relative to the content folder. */
  readonly path: string;
  /** 1-based; of prose. */
  readonly line?: number;
  /** Of a transcript that states times. */
  readonly time?: Seconds;
}

interface Suggested {
  /** The words as they mostly stand. */
  readonly words: string;
  readonly count: number;
  /** How many episodes they occur in. */
  readonly episodes: number;
  /** Where they stand first, at most {@link placesShown}, by episode. */
  readonly places: readonly SuggestionPlace[];
}

/** A name or expression that the glossary does not have. */
export interface NewTerm extends Suggested {
  readonly kind: 'term';
}

/** Words that sound like a term of the glossary and are none. */
export interface Mishearing extends Suggested {
  readonly kind: 'mishearing';
  /** The name of the term. */
  readonly term: string;
  /** The form of it that they sound like. */
  readonly form: string;
  /** The file that a line of aliases would go into. */
  readonly file: string;
}

/** Something that a host may want to do about the glossary. */
export type GlossarySuggestion = NewTerm | Mishearing;

/** How many places of a suggestion are named. */
export const placesShown = 3;

/** Adds a place unless it is named already, as two mentions in one line are one place, or there are enough. */
export function addPlace(places: SuggestionPlace[], place: () => SuggestionPlace): void {
  if (places.length >= placesShown) return;
  const { path, line, time } = place();
  const last = places.at(-1);
  if (last?.path === path && last.line === line && last.time === time) return;
  places.push({ path, ...(line === undefined ? {} : { line }), ...(time === undefined ? {} : { time }) });
}
