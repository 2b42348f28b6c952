import { personPath, sourcePath, termPath } from '../../model/address.ts';
import type { AnnotationsByPlace } from '../../model/annotation.ts';
import type { TermId } from '../../model/ids.ts';
import type { Source } from '../../model/source.ts';
import type { LinkView } from '../../model/view/parts.ts';
import { fingerprint } from '../cache.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import type { Memo } from '../memo.ts';
import {
  makeEpisodes,
  makeGlossary,
  makeHome,
  makePeople,
  makePlainPages,
  makeSources,
  makeYears,
  type MadePage,
} from './lists.ts';
import { makePersonView } from './person.ts';
import { groupMoments, makeSourceLine, makeSourceView } from './source.ts';
import { groupMentions, makeTermLine, makeTermView, renderTermText, type TermText } from './term.ts';

/** What pages besides the episodes' are made from. */
export interface PageSources {
  readonly context: SiteContext;
  readonly termAnnotations: ReadonlyMap<TermId, AnnotationsByPlace>;
  /** Stands for the code and the library. */
  readonly libraryKey: string;
}

/** The show's whole bibliography, for reference managers. */
const downloadsOf = (context: SiteContext): readonly LinkView[] =>
  [
    ['BibTeX', 'bib'],
    ['RIS', 'ris'],
    ['CSL-JSON', 'json'],
  ].map(([label, ending]) => ({
    label: label as string,
    href: context.addresses.href(`references.${ending}`),
  }));

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

/** Terms whose entry cites a source, by the source. */
function citingTerms({ termAnnotations }: PageSources): ReadonlyMap<Source['key'], readonly TermId[]> {
  const citing = new Map<Source['key'], Set<TermId>>();
  for (const [id, annotations] of termAnnotations)
    for (const list of annotations.values())
      for (const annotation of list)
        for (const { key } of annotation.kind === 'citation' ? annotation.cluster.items : [])
          citing.set(key, (citing.get(key) ?? new Set()).add(id));
  return new Map([...citing].map(([key, ids]) => [key, [...ids]]));
}

/** The glossary's index and a page per term. */
export function* glossaryPages(
  inputs: PageSources,
  digests: readonly EpisodeDigest[],
  texts: Memo<TermText>,
): Generator<MadePage> {
  const { context, termAnnotations } = inputs;
  const mentions = groupMentions(digests);
  const naming = namingTerms(inputs);
  const terms = [...context.terms.values()];
  yield makeGlossary(
    context,
    terms.map((term) => makeTermLine(term, mentions.get(term.id) ?? [], context)),
  );
  for (const term of terms) {
    const namedBy = (naming.get(term.id) ?? []).flatMap((id) => context.terms.get(id) ?? []);
    const annotations = termAnnotations.get(term.id) ?? new Map();
    const text = texts.remember([inputs.libraryKey, term.id, fingerprint(annotations)], () =>
      renderTermText(term, annotations, context),
    );
    const made = makeTermView(term, text, mentions.get(term.id) ?? [], namedBy, context);
    yield { path: termPath(term.id), ...made };
  }
}

/** The sources' index and a page per source. */
export function* sourcePages(inputs: PageSources, digests: readonly EpisodeDigest[]): Generator<MadePage> {
  const { context } = inputs;
  const moments = groupMoments(digests);
  const citing = citingTerms(inputs);
  const sources = [...context.sources.values()];
  const downloads = downloadsOf(context);
  const lines = sources.map((source) => makeSourceLine(source, moments.get(source.key) ?? [], context));
  yield makeSources(context, lines, sources.length === 0 ? [] : downloads);
  for (const source of sources) {
    const terms = (citing.get(source.key) ?? []).flatMap((id) => context.terms.get(id) ?? []);
    const path = sourcePath(source.key);
    const files = downloads.map(({ label, href }) => ({
      label,
      href: context.addresses.href(`${path}source.${href.split('.').at(-1)}`),
    }));
    yield { path, ...makeSourceView(source, moments.get(source.key) ?? [], terms, files, context) };
  }
}

/** Home, lists, people, and the pages about the site itself. */
export function* otherPages(
  { context }: PageSources,
  digests: readonly EpisodeDigest[],
): Generator<MadePage> {
  const mentions = groupMentions(digests);
  const terms = [...context.terms.values()];
  yield makeHome(
    context,
    digests,
    terms.map((term) => makeTermLine(term, mentions.get(term.id) ?? [], context)),
  );
  yield makeEpisodes(context, digests);
  yield* makeYears(context, digests);
  yield makePeople(context, digests);
  for (const person of context.people.values())
    yield { path: personPath(person.id), ...makePersonView(person, digests, context) };
  yield* makePlainPages(context);
}
