import type { AnnotationsByPlace, Place } from '../model/annotation.ts';
import type { Episode, Note } from '../model/episode.ts';
import type { TermId } from '../model/ids.ts';
import type { Library } from '../model/site.ts';
import type { Term } from '../model/term.ts';
import type { Passage } from '../model/transcript.ts';
import { sortMessages, type Parsed } from '../diagnostics/message.ts';
import type { AnnotationContext, Annotator, Knowledge } from './annotator.ts';
import { annotateCitations } from './citations.ts';
import { annotateCorrections } from './corrections.ts';
import { sourcesByAddress } from './light-sources.ts';
import { annotateLinks } from './links.ts';
import { createMentionFinder } from './mentions.ts';
import { annotateNotes } from './notes.ts';
import { placesOf, placesOfTerm } from './places.ts';
import { annotateQuotations } from './quotes.ts';
import { resolveAnnotations } from './resolve.ts';
import { checkSpeakers } from './speaker-check.ts';
import { readSpokenText, type SpokenText } from './spoken-text.ts';
import { checkTakeaways } from './takeaway-check.ts';
import { annotateTermReferences } from './term-references.ts';
import { createTermResolver } from './term-names.ts';
import { checkTimes } from './times.ts';
import { checkUnconfirmedTimes } from './unconfirmed-times.ts';

const annotateMentions: Annotator = ({ places, findMentions }) => ({
  value: findMentions(places),
  messages: [],
});

/** All annotators. To add one: its file, and a line here. Their order does not matter. */
export const annotators: readonly Annotator[] = [
  annotateMentions,
  annotateTermReferences,
  annotateCitations,
  annotateNotes,
  annotateLinks,
  annotateQuotations,
  annotateCorrections,
  checkTimes,
  checkUnconfirmedTimes,
  checkTakeaways,
  checkSpeakers,
];

/** An episode with its transcript, or a glossary entry. */
export type AnnotatedDocument =
  { readonly episode: Episode; readonly passages: readonly Passage[] } | { readonly term: Term };

/** Annotates one document after another with the same library. */
export type Annotate = (document: AnnotatedDocument) => Parsed<AnnotationsByPlace>;

/**
 * Prepares a library (its glossary becomes a dictionary once) and returns what annotates documents with it. The
 * library's sources should include the light ones (`lightSources`), so that plain links count as moments.
 */
export function prepareAnnotation(
  library: Pick<Library, 'show' | 'people' | 'terms' | 'sources'>,
  using: readonly Annotator[] = annotators,
): Annotate {
  const knowledge: Knowledge = {
    terms: library.terms,
    sources: library.sources,
    people: library.people,
    findMentions: createMentionFinder(library.terms.values()),
    resolveTerm: createTermResolver(library.terms.values()),
    addresses: sourcesByAddress(library.sources.values()),
  };
  return (document) => {
    const { self, ...parts } = contextOf(document, library.show.language);
    const context: AnnotationContext = { ...knowledge, ...parts };
    const parsed = using.map((annotator) => annotator(context));
    return {
      value: resolveAnnotations(
        parsed.flatMap(({ value }) => value),
        context.places,
        self,
      ),
      messages: sortMessages(parsed.flatMap(({ messages }) => messages)),
    };
  };
}

interface Parts {
  readonly episode?: Episode;
  readonly places: readonly Place[];
  readonly passages: readonly Passage[];
  readonly notes: readonly Note[];
  readonly spoken: () => SpokenText;
  readonly self?: TermId;
}

/** Read once, and only if an annotator asks. */
function spokenText(passages: readonly Passage[], language: string): () => SpokenText {
  let read: SpokenText | undefined;
  return () => (read ??= readSpokenText(passages, language));
}

function contextOf(document: AnnotatedDocument, language: string): Parts {
  if ('term' in document) {
    const { term } = document;
    const places = placesOfTerm(term, language);
    return { places, passages: [], notes: [], spoken: spokenText([], language), self: term.id };
  }
  const { episode, passages } = document;
  const notes = episode.sections.flatMap((section) => (section.kind === 'notes' ? section.notes : []));
  const places = placesOf(episode, passages, language);
  const spoken = spokenText(passages, episode.meta.language ?? language);
  return { episode, places, passages, notes, spoken };
}
