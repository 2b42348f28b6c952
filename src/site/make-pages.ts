import path from 'node:path';
import { showExports } from '../export/index.ts';
import type { ExportFile } from '../export/files.ts';
import { exportReferences } from '../export/references.ts';
import { licenceUrl } from '../export/json-ld.ts';
import {
  aboutPath,
  episodePath,
  episodesPath,
  feedPath,
  glossaryPath,
  peoplePath,
  personPath,
  searchPath,
  sourcePath,
  sourcesPath,
  termPath,
} from '../model/address.ts';
import type { AnnotationsByPlace } from '../model/annotation.ts';
import type { TermId } from '../model/ids.ts';
import type { Source } from '../model/source.ts';
import type { LinkView, PageEntry, PageIndex, PageView, ShowView } from '../model/view.ts';
import type { SearchRecord } from '../search/record.ts';
import { recordOfSource, recordOfTerm, type RecordContext } from '../search/records.ts';
import { hashOf } from './cache.ts';
import { openCardPrinter } from './cards.ts';
import type { ComposedSite } from './compose.ts';
import type { SiteContext } from './context.ts';
import type { Copy, EpisodeDigest } from './derivation.ts';
import type { DerivedEpisodes } from './derive-episodes.ts';
import type { ProgressEvent } from './progress.ts';
import { writeStore, type Store } from './store.ts';
import type { CardRequest } from './views/head.ts';
import { directionOf, labelService } from './views/labels.ts';
import {
  makeEpisodes,
  makeGlossary,
  makeHome,
  makePeople,
  makePlainPages,
  makeSources,
  makeYears,
  type MadePage,
} from './views/lists.ts';
import { makePersonView } from './views/person.ts';
import { groupMoments, makeSourceLine, makeSourceView } from './views/source.ts';
import { groupMentions, makeTermLine, makeTermView } from './views/term.ts';

/** What pages are made from. */
export interface PageInputs {
  readonly context: SiteContext;
  readonly copies: readonly Copy[];
  readonly termAnnotations: ReadonlyMap<TermId, AnnotationsByPlace>;
  readonly derived: DerivedEpisodes;
  readonly cacheDir: string;
  readonly report: (event: ProgressEvent) => void;
}

/** What every page shows around its own content. */
function makeShow(context: SiteContext, digests: readonly EpisodeDigest[]): ShowView {
  const { show, people, terms, sources, addresses } = context;
  const picture = show.image === undefined ? undefined : context.picture(`episodes/${show.image}`);
  const link = (label: string, to: string): LinkView => ({ label, href: addresses.href(to) });
  const licence = licenceUrl(show.licence);
  return {
    title: show.title,
    description: show.description,
    language: show.language,
    direction: directionOf(show.language),
    base: show.base,
    url: show.url,
    ...(show.colour === undefined ? {} : { colour: show.colour }),
    ...(picture === undefined ? {} : { picture }),
    navigation: [
      link('Episodes', episodesPath),
      ...(terms.size === 0 ? [] : [link('Glossary', glossaryPath)]),
      ...(sources.size === 0 ? [] : [link('Sources', sourcesPath)]),
      ...(people.size === 0 ? [] : [link('People', peoplePath)]),
      link('About', aboutPath),
    ],
    searchHref: addresses.href(searchPath),
    ...(show.feed?.own ? { feed: { href: addresses.absolute(feedPath), title: show.title } } : {}),
    listen: show.listen.map(({ service, url }) => ({ label: labelService(service), href: url })),
    ...(show.licence === undefined || licence === undefined
      ? {}
      : { licence: { label: show.licence.replace(/^https?:\/\//, ''), href: licence } }),
    people: show.people.flatMap((id) => {
      const person = people.get(id);
      return person === undefined ? [] : [link(person.name, personPath(id))];
    }),
    counts: { episodes: digests.length, terms: terms.size, sources: sources.size, people: people.size },
  };
}

/** Sources that something cites, and all bibliography entries: a light source that nothing links is gone. */
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
function namingTerms({ context, termAnnotations }: PageInputs): ReadonlyMap<TermId, readonly TermId[]> {
  const naming = new Map<TermId, Set<TermId>>();
  for (const [id, annotations] of termAnnotations)
    for (const list of annotations.values())
      for (const annotation of list)
        if (annotation.kind === 'mention' && annotation.term !== id && context.terms.has(annotation.term))
          naming.set(annotation.term, (naming.get(annotation.term) ?? new Set()).add(id));
  return new Map([...naming].map(([term, ids]) => [term, [...ids]]));
}

/** Terms whose entry cites a source, by the source. */
function citingTerms({ termAnnotations }: PageInputs): ReadonlyMap<Source['key'], readonly TermId[]> {
  const citing = new Map<Source['key'], Set<TermId>>();
  for (const [id, annotations] of termAnnotations)
    for (const list of annotations.values())
      for (const annotation of list)
        for (const { key } of annotation.kind === 'citation' ? annotation.cluster.items : [])
          citing.set(key, (citing.get(key) ?? new Set()).add(id));
  return new Map([...citing].map(([key, ids]) => [key, [...ids]]));
}

function* glossaryPages(inputs: PageInputs, digests: readonly EpisodeDigest[]): Generator<MadePage> {
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
    const made = makeTermView(term, annotations, mentions.get(term.id) ?? [], namedBy, context);
    yield { path: termPath(term.id), ...made };
  }
}

function* sourcePages(inputs: PageInputs, digests: readonly EpisodeDigest[]): Generator<MadePage> {
  const { context } = inputs;
  const moments = groupMoments(digests);
  const citing = citingTerms(inputs);
  const sources = [...context.sources.values()];
  const downloads = downloadsOf(context);
  const lines = sources.map((source) => makeSourceLine(source, moments.get(source.key) ?? [], context));
  yield makeSources(context, lines, downloads);
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

function* otherPages({ context }: PageInputs, digests: readonly EpisodeDigest[]): Generator<MadePage> {
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

/** An entry for each episode: its page lies in the cache, only its neighbours are added. */
function episodeEntries({ derived, context }: PageInputs, store: Store): PageEntry[] {
  const { episodes, cache } = derived;
  const link = (episode: (typeof episodes)[number] | undefined): LinkView | undefined =>
    episode && { label: episode.digest.line.title, href: episode.digest.line.href };
  return episodes.map(({ key, digest }, i) => {
    const [next, previous] = [link(episodes[i - 1]), link(episodes[i + 1])];
    const overlay = { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
    return {
      kind: 'episode',
      path: episodePath(digest.facts.slug),
      file: path.relative(store.folder, cache.fileOf(key, 'view')),
      overlay,
      hash: hashOf([key, JSON.stringify(overlay), context.show.base]),
    };
  });
}

async function printCards(
  requests: readonly CardRequest[],
  { cacheDir, report }: PageInputs,
): Promise<readonly Copy[]> {
  const printer = openCardPrinter(path.join(cacheDir, 'cards'));
  const copies: Copy[] = [];
  for (const [done, { card, language, path: to }] of requests.entries()) {
    report({ step: 'Drawing cards', done, total: requests.length, unit: 'cards' });
    copies.push({ from: await printer.print(card, language), to });
  }
  report({ step: 'Drawing cards', done: requests.length, total: requests.length, unit: 'cards' });
  return copies;
}

/** The pages that search engines may list, with the date of what they show. */
function listedPages(made: readonly MadePage[], digests: readonly EpisodeDigest[]) {
  const listed = made.filter(({ view }) => !view.head.noindex).map(({ path: page }) => ({ path: page }));
  const episodes = digests
    .filter(({ facts }) => !facts.meta.draft)
    .map(({ facts }) => ({
      path: episodePath(facts.slug),
      date: facts.meta.transcript?.revised ?? facts.meta.date,
    }));
  return [...listed, ...episodes];
}

async function collectFiles(inputs: PageInputs, made: readonly MadePage[]): Promise<readonly ExportFile[]> {
  const { context, derived } = inputs;
  const { show, people, addresses } = context;
  const sources = [...context.sources.values()];
  const digests = derived.episodes.map(({ digest }) => digest);
  const whole = showExports.flatMap(
    (make) =>
      make({
        show,
        people,
        sources,
        addresses,
        episodes: digests.map(({ facts }) => facts).filter(({ meta }) => !meta.draft),
        pages: listedPages(made, digests),
      }).files,
  );
  const perSource = sources.flatMap((source) =>
    exportReferences([source], `${sourcePath(source.key)}source`),
  );
  const perEpisode = await Promise.all(derived.episodes.map(({ key }) => derived.cache.read(key, 'files')));
  return [...whole, ...exportReferences(sources, 'references'), ...perSource, ...perEpisode.flat()];
}

/** Everything that is searched: the glossary and the sources, then episode by episode. */
async function* allRecords({ context, derived }: PageInputs): AsyncGenerator<SearchRecord> {
  const recordContext: RecordContext = {
    language: context.show.language,
    people: context.people,
    terms: context.terms,
  };
  for (const term of context.terms.values()) yield recordOfTerm(term, recordContext);
  for (const source of context.sources.values()) yield recordOfSource(source, recordContext);
  for (const { key } of derived.episodes) yield* await derived.cache.read(key, 'records');
}

/** Makes every page's view, writes the derived store, draws the cards, and gathers all other files. */
export async function makePages(inputs: PageInputs): Promise<ComposedSite> {
  const { context, derived, report } = inputs;
  const digests = derived.episodes.map(({ digest }) => digest);
  report({ step: 'Making pages' });
  const made: MadePage[] = [
    ...glossaryPages(inputs, digests),
    ...sourcePages(inputs, digests),
    ...otherPages(inputs, digests),
  ];
  const store: Store = { folder: path.join(inputs.cacheDir, 'derived') };
  const views: (readonly [string, PageView])[] = made.map(({ view }, i) => [`pages/${i}.json`, view]);
  const entries = made.map(({ path: page, view }, i): PageEntry => {
    const [file] = views[i] as readonly [string, PageView];
    return { kind: view.kind, path: page, file, hash: hashOf([JSON.stringify(view)]) };
  });
  const index: PageIndex = {
    show: makeShow(context, digests),
    pages: [...entries, ...episodeEntries(inputs, store)],
  };
  await writeStore(store, index, views);
  await derived.cache.prune();
  const cards = await printCards(
    [...made.map(({ card }) => card), ...digests.flatMap((digest) => digest.cards)],
    inputs,
  );
  return {
    derivedDir: store.folder,
    index,
    files: await collectFiles(inputs, made),
    copies: [...inputs.copies, ...digests.flatMap((digest) => digest.copies), ...cards],
    records: () => allRecords(inputs),
  };
}
