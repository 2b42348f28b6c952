import { placesOf } from '../../annotate/places.ts';
import { pasteOfMishearing, pasteOfTerm, type Paste } from '../../annotate/suggest/paste.ts';
import { suggestForGlossary, type SuggestionDocument } from '../../annotate/suggest/suggest.ts';
import type { Mishearing, NewTerm } from '../../annotate/suggest/suggestion.ts';
import type { Message } from '../../diagnostics/message.ts';
import type { AnnotatedEpisode, Library } from '../../model/site.ts';
import { checkSite } from './check.ts';

/** A suggestion with what a host would paste. */
export type PastedSuggestion = (NewTerm | Mishearing) & { readonly paste: Paste };

/** The mistakes in the content, and what its glossary may lack: terms first, each kind with the most useful first. */
export interface CheckedGlossary {
  readonly messages: readonly Message[];
  readonly suggestions: readonly PastedSuggestion[];
}

/** Checks the content and reads all episodes for suggestions. Writes nothing. Throws if the folder cannot be read. */
export async function suggestForSite(options: { readonly contentDir: string }): Promise<CheckedGlossary> {
  const documents: SuggestionDocument[] = [];
  let known: Library | undefined;
  const messages = await checkSite({
    ...options,
    seen: (annotated, library) => {
      known = library;
      documents.push(documentOf(annotated, library.show.language));
    },
  });
  return { messages, suggestions: known === undefined ? [] : suggestFor(documents, known) };
}

/** What one episode, read by itself, suggests for the glossary of its show. */
export const suggestForEpisode = (
  annotated: AnnotatedEpisode,
  library: Library,
): readonly PastedSuggestion[] => suggestFor([documentOf(annotated, library.show.language)], library);

function suggestFor(documents: readonly SuggestionDocument[], known: Library): readonly PastedSuggestion[] {
  const terms = [...known.terms.values()];
  const names = [known.show.title, ...[...known.people.values()].map(({ name }) => name)];
  const byName = new Map(terms.map((term) => [term.name, term]));
  const found = suggestForGlossary(documents, { terms, names });
  return [
    ...found.terms.map((suggestion) => ({ ...suggestion, paste: pasteOfTerm(suggestion) })),
    ...found.mishearings.flatMap((suggestion) => {
      const term = byName.get(suggestion.term);
      return term ? [{ ...suggestion, paste: pasteOfMishearing(suggestion, term) }] : [];
    }),
  ];
}

function documentOf(
  { episode, passages, annotations }: AnnotatedEpisode,
  language: string,
): SuggestionDocument {
  const mentions = [...annotations].map(
    ([place, found]) => [place, found.filter(({ kind }) => kind === 'mention')] as const,
  );
  return {
    transcript: `episodes/${episode.slug}/${episode.meta.transcript?.file ?? ''}`,
    language: episode.meta.language ?? language,
    places: placesOf(episode, passages, language),
    mentions: new Map(mentions),
    speakers: [...new Set(passages.flatMap(({ speaker }) => speaker ?? []))],
  };
}
