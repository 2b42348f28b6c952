import path from 'node:path';
import { showExports } from '../export/index.ts';
import type { ExportFile } from '../export/files.ts';
import { exportMentions } from '../export/glossary/mentions.ts';
import { writeRedirect } from '../export/redirects.ts';
import { exportReferences } from '../export/references.ts';
import { embedPath, episodePath, notesPath, sourcePath } from '../model/address.ts';
import type { Source } from '../model/source.ts';
import type { PageEntry, PageIndex } from '../model/view/page.ts';
import type { LinkView } from '../model/view/parts.ts';
import { makeBatch } from '../search/batches.ts';
import type { RecordBatch } from '../search/record.ts';
import { recordOfSource, recordOfTerm, type RecordContext } from '../search/records.ts';
import { hashOf } from './cache.ts';
import { openCardPrinter } from './cards.ts';
import type { ComposedSite } from './compose.ts';
import type { SiteContext } from './context.ts';
import type { Copy, EpisodeDigest } from './derivation.ts';
import type { DerivedEpisodes } from './derive-episodes.ts';
import { openMemo } from './memo.ts';
import type { ProgressEvent } from './progress.ts';
import { writeStore, type Store } from './store.ts';
import { citeTerm } from './views/episode-citation.ts';
import type { CardRequest } from './views/head.ts';
import type { MadePage } from './views/lists.ts';
import { glossaryPages, otherPages, sourcePages, type PageSources } from './views/page-groups.ts';
import { makeShow } from './views/show.ts';
import { sourceId } from './views/source.ts';
import { gatherTerms, type HeardTerms, type TermText } from './views/term.ts';
import { makeTermFacts } from './views/term-facts.ts';

/** What pages are made from. */
export interface PageInputs extends PageSources {
  readonly copies: readonly Copy[];
  readonly derived: DerivedEpisodes;
  /** Where this show's derived store and memos are kept. */
  readonly ownCache: string;
  /** Stands for the code. */
  readonly version: string;
  /** Where drawn cards are kept. */
  readonly cardsDir: string;
  readonly report: (event: ProgressEvent) => void;
}

/** Entries for each episode: its pages lie in the cache, only its neighbours are added. */
function episodeEntries({ derived, context }: PageInputs, store: Store): PageEntry[] {
  const { episodes, cache } = derived;
  const link = (episode: (typeof episodes)[number] | undefined): LinkView | undefined =>
    episode && { label: episode.digest.line.title, href: episode.digest.line.href };
  return episodes.flatMap(({ key, digest }, i): PageEntry[] => {
    const [next, previous] = [link(episodes[i - 1]), link(episodes[i + 1])];
    const overlay = { ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
    const { slug, audioUrl } = digest.facts;
    const page: PageEntry = {
      kind: 'episode',
      path: episodePath(slug),
      file: path.relative(store.folder, cache.fileOf(key, 'view')),
      overlay,
      hash: hashOf([key, JSON.stringify(overlay), context.show.base]),
    };
    const embed: PageEntry = {
      kind: 'embed',
      path: embedPath(slug),
      file: path.relative(store.folder, cache.fileOf(key, 'embed')),
      hash: hashOf([key, context.show.base]),
    };
    const notes: PageEntry = {
      kind: 'notes',
      path: notesPath(slug),
      file: path.relative(store.folder, cache.fileOf(key, 'notes')),
      hash: hashOf([key, context.show.base]),
    };
    return audioUrl === undefined ? [page, notes] : [page, embed, notes];
  });
}

async function printCards(
  requests: readonly CardRequest[],
  { cardsDir, report }: PageInputs,
): Promise<readonly Copy[]> {
  const printer = openCardPrinter(cardsDir);
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

/** The sources that have a page of their own. */
function sourcesWithPages({ sources }: SiteContext, made: readonly MadePage[]): readonly Source[] {
  const paths = new Set(made.filter(({ view }) => view.kind === 'source').map(({ path: page }) => page));
  return [...sources.values()].filter(({ key }) => paths.has(sourcePath(key)));
}

/** From the address of each other source's page to its entry in the index: an address holds whether it is cited or not. */
function leadToEntries(context: SiteContext, made: readonly MadePage[]): readonly ExportFile[] {
  const paged = new Set(sourcesWithPages(context, made));
  const entries = new Map(
    made.flatMap(({ path: page, view }) =>
      view.kind === 'sources-by-letter'
        ? view.groups.flatMap(({ sources }) => sources.map(({ id }) => [id, page] as const))
        : [],
    ),
  );
  return [...context.sources.values()].flatMap((source) => {
    const id = sourceId(source.key);
    const page = entries.get(id);
    return paged.has(source) || page === undefined
      ? []
      : [writeRedirect({ from: sourcePath(source.key), to: `${page}#${id}` }, context)];
  });
}

async function collectFiles(
  inputs: PageInputs,
  made: readonly MadePage[],
  heard: HeardTerms,
): Promise<readonly ExportFile[]> {
  const { context, derived } = inputs;
  const { show, people, addresses } = context;
  const sources = [...context.sources.values()];
  const digests = derived.episodes.map(({ digest }) => digest);
  const terms = makeTermFacts(
    digests.filter(({ facts }) => !facts.meta.draft),
    context,
  );
  const whole = showExports.flatMap(
    (make) =>
      make({
        show,
        people,
        sources,
        terms,
        addresses,
        episodes: digests.map(({ facts }) => facts).filter(({ meta }) => !meta.draft),
        pages: listedPages(made, digests),
      }).files,
  );
  const perSource = sourcesWithPages(context, made).flatMap((source) =>
    exportReferences([source], `${sourcePath(source.key)}source`),
  );
  const perTerm = [...context.terms.values()].flatMap((term) => [
    ...citeTerm(term, context).files,
    ...exportMentions(term, heard.mentions.get(term.id) ?? [], show.url),
  ]);
  const perEpisode = await Promise.all(derived.episodes.map(({ key }) => derived.cache.read(key, 'files')));
  return [
    ...whole,
    ...exportReferences(sources, 'references'),
    ...perSource,
    ...leadToEntries(context, made),
    ...perTerm,
    ...perEpisode.flat(),
  ];
}

/** Everything that is searched: the glossary and the sources, then episode by episode. */
function searchBatches({ context, derived }: PageInputs, made: readonly MadePage[]): readonly RecordBatch[] {
  const recordContext: RecordContext = {
    language: context.show.language,
    people: context.people,
    terms: context.terms,
    sources: context.sources,
  };
  const entries = [
    ...[...context.terms.values()].map((term) => recordOfTerm(term, recordContext)),
    ...sourcesWithPages(context, made).map((source) => recordOfSource(source, recordContext)),
  ];
  return [
    ...(entries.length > 0 ? [makeBatch(entries, context.show.language)] : []),
    ...derived.episodes.map(({ key, digest }): RecordBatch => ({
      ...digest.search,
      read: () => derived.cache.read(key, 'records'),
    })),
  ];
}

/** Makes every page's view, writes the derived store, draws the cards, and gathers all other files. */
export async function makePages(inputs: PageInputs): Promise<ComposedSite> {
  const { context, derived, report } = inputs;
  const store: Store = { folder: path.join(inputs.ownCache, 'derived') };
  const termTexts = await openMemo<TermText>(path.join(inputs.ownCache, 'terms.json'));
  const digests = derived.episodes.map(({ digest }) => digest);
  report({ step: 'Making pages' });
  const heard = gatherTerms(digests, context);
  // the home page is their first: its card is the show's
  const others = [...otherPages(inputs, digests, heard)];
  const showCard = others[0]?.view.head.card;
  const made: MadePage[] = [
    ...glossaryPages(inputs, digests, heard, { texts: termTexts, showCard }),
    ...others,
    ...sourcePages(inputs, digests, showCard),
  ];
  const views = made.map(({ view }, i): readonly [file: string, json: string] => [
    `pages/${i}.json`,
    JSON.stringify(view),
  ]);
  const entries = made.map(({ path: page, view }, i): PageEntry => {
    const [file, json] = views[i] as (typeof views)[number];
    return { kind: view.kind, path: page, file, hash: hashOf([json]) };
  });
  const index: PageIndex = {
    show: makeShow(context, digests.length),
    pages: [...entries, ...episodeEntries(inputs, store)],
  };
  await writeStore(store, index, views);
  await termTexts.save();
  await derived.cache.prune();
  const cards = await printCards(
    [...made.flatMap(({ card }) => card ?? []), ...digests.flatMap((digest) => digest.cards)],
    inputs,
  );
  return {
    derivedDir: store.folder,
    index,
    files: await collectFiles(inputs, made, heard),
    copies: [...inputs.copies, ...digests.flatMap((digest) => digest.copies), ...cards],
    search: {
      batches: searchBatches(inputs, made),
      kept: { cacheDir: path.join(inputs.ownCache, 'search'), version: inputs.version },
    },
  };
}
