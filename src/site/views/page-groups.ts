import { personPath } from '../../model/address.ts';
import type { AnnotationsByPlace } from '../../model/annotation.ts';
import type { TermId } from '../../model/ids.ts';
import type { HeadView } from '../../model/view/parts.ts';
import type { TermLine } from '../../model/view/term.ts';
import { fingerprint } from '../cache.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import type { Memo } from '../memo.ts';
import { makeGlossary } from './glossary.ts';
import { makeEpisodes, makeHome, makePeople, makePlainPages, makeYears, type MadePage } from './lists.ts';
import { makePersonView } from './person.ts';
import { groupMoments, groupTermCitations } from './source-moments.ts';
import { makeSourcePages } from './source-pages.ts';
import { hasPage, makeSourceLine, type CitedSource } from './source.ts';
import { makeSourcesIndex } from './sources-index.ts';
import { makeTermPages } from './term-pages.ts';
import { renderTermText, type HeardTerms, type TermText } from './term.ts';

/** What pages besides the episodes' are made from. */
export interface PageSources {
  readonly context: SiteContext;
  readonly termAnnotations: ReadonlyMap<TermId, AnnotationsByPlace>;
  /** Stands for the code and the library. */
  readonly libraryKey: string;
}

/** Terms whose entry names another term, by the one that is named. */
function namingTerms({ context, termAnnotations }: PageSources): ReadonlyMap<TermId, readonly TermId[]> {
  const naming = new Map<TermId, Set<TermId>>();
  for (const [id, annotations] of termAnnotations)
    for (const list of annotations.values())
      for (const annotation of list)
        if (annotation.kind === 'mention' && annotation.term !== id && context.terms.has(annotation.term))
          naming.set(annotation.term, (naming.get(annotation.term) ?? new Set()).add(id));
  return new Map([...naming].map(([term, ids]) => [term, [...ids]]));
}

/** The glossary's index and a page per term. */
export function* glossaryPages(
  inputs: PageSources,
  episodes: readonly EpisodeDigest[],
  heard: HeardTerms,
  { texts, showCard }: { readonly texts: Memo<TermText>; readonly showCard: HeadView['card'] },
): Generator<MadePage> {
  const { context, termAnnotations } = inputs;
  const naming = namingTerms(inputs);
  const terms = [...context.terms.values()];
  yield makeGlossary(context, heard);
  for (const [index, term] of terms.entries()) {
    const namedBy = (naming.get(term.id) ?? []).flatMap((id) => context.terms.get(id) ?? []);
    const annotations = termAnnotations.get(term.id) ?? new Map();
    const text = texts.remember([inputs.libraryKey, term.id, fingerprint(annotations)], () =>
      renderTermText(term, annotations, context),
    );
    const made = {
      ...{ term, text, namedBy, episodes, showCard },
      line: heard.lines[index] as TermLine,
      mentions: heard.mentions.get(term.id) ?? [],
      companions: heard.companions.get(term.id) ?? [],
    };
    yield* makeTermPages(made, context);
  }
}

/** The sources' index and a page per source. */
export function* sourcePages(
  { context, termAnnotations }: PageSources,
  digests: readonly EpisodeDigest[],
  showCard: HeadView['card'],
): Generator<MadePage> {
  const moments = groupMoments(digests);
  const terms = groupTermCitations(termAnnotations, context);
  const cited = [...context.sources.values()].map((source): CitedSource => ({
    source,
    moments: moments.get(source.key) ?? [],
    terms: terms.get(source.key) ?? [],
  }));
  yield* makeSourcesIndex(
    context,
    cited.map((one) => makeSourceLine(one, context)),
  );
  for (const one of cited) if (hasPage(one, context)) yield* makeSourcePages(one, showCard, context);
}

/** Home, lists, people, and the pages about the site itself. */
export function* otherPages(
  { context }: PageSources,
  digests: readonly EpisodeDigest[],
  { lines }: HeardTerms,
): Generator<MadePage> {
  yield makeHome(context, digests, lines);
  yield makeEpisodes(context, digests);
  yield* makeYears(context, digests);
  yield makePeople(context, digests);
  for (const person of context.people.values())
    yield { path: personPath(person.id), ...makePersonView(person, digests, context) };
  yield* makePlainPages(context);
}
