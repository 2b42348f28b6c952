import { describeSource } from '../../export/json-ld-source.ts';
import { sourcePath, termPath } from '../../model/address.ts';
import type { SourceKey } from '../../model/ids.ts';
import { titleOf, type CslName, type Source } from '../../model/source.ts';
import type { Term } from '../../model/term.ts';
import type { LinkView } from '../../model/view/parts.ts';
import type { MomentView, SourceLine, SourceView } from '../../model/view/source.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { makeHead, type CardRequest } from './head.ts';
import { labelDate, labelSource } from './labels.ts';

/** The moments that cite a source in one episode. */
export interface SourceMoments {
  readonly episode: EpisodeDigest;
  readonly moments: readonly MomentView[];
}

/** Moments of all sources, by source, episodes newest first as given. */
export function groupMoments(
  episodes: readonly EpisodeDigest[],
): ReadonlyMap<SourceKey, readonly SourceMoments[]> {
  const bySource = new Map<SourceKey, SourceMoments[]>();
  for (const episode of episodes) {
    for (const [source, moments] of Map.groupBy(episode.moments, ({ source: key }) => key)) {
      const list = bySource.get(source) ?? [];
      list.push({ episode, moments: moments.map(({ view }) => view) });
      bySource.set(source, list);
    }
  }
  return bySource;
}

/** Whoever made a source: the first author, else editor, host or guest. */
function firstCreator({ csl }: Source): CslName | undefined {
  const names = [csl.author, csl.editor, csl['host'], csl['guest']] as readonly (
    readonly CslName[] | undefined
  )[];
  return names.find((list) => list !== undefined && list.length > 0)?.[0];
}

/** Whether nobody is named who made a source, so that its title stands for them. */
export const isFiledByTitle = (source: Source): boolean => firstCreator(source) === undefined;

/** What a source is filed under: its first creator, else its title. */
export function sortName(source: Source): string {
  const creator = firstCreator(source);
  return creator?.family ?? creator?.literal ?? titleOf(source);
}

/** A source as a line of the index. */
export function makeSourceLine(
  source: Source,
  moments: readonly SourceMoments[],
  context: SiteContext,
): SourceLine {
  return {
    href: context.addresses.href(sourcePath(source.key)),
    html: context.reference(source).html,
    sort: sortName(source),
    what: labelSource(source.csl),
    cited: moments.reduce((sum, { moments: here }) => sum + here.length, 0),
    light: source.light,
  };
}

/** Where a source can be read: its address, else its DOI. */
function addressOf({ csl }: Source): LinkView | undefined {
  const url = csl.URL ?? (csl.DOI === undefined ? undefined : `https://doi.org/${csl.DOI}`);
  if (url === undefined || !URL.canParse(url)) return undefined;
  return { label: new URL(url).host.replace(/^www\./, ''), href: url };
}

function accessedOn({ csl }: Source, language: string): string | undefined {
  const parts = csl.accessed?.['date-parts']?.[0];
  if (parts?.length !== 3) return csl.accessed?.literal ?? csl.accessed?.raw;
  const iso = parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
  return labelDate(iso, language).label;
}

/** A source's page: the reference, what it is, and every moment that cites it. */
export function makeSourceView(
  source: Source,
  moments: readonly SourceMoments[],
  terms: readonly Term[],
  downloads: readonly LinkView[],
  context: SiteContext,
): { view: SourceView; card: CardRequest } {
  const title = titleOf(source);
  const what = labelSource(source.csl);
  const { head, card } = makeHead(context, {
    title,
    description: `${title} (${what}): every moment of ${context.show.title} that cites it.`,
    path: sourcePath(source.key),
    type: 'article',
    jsonLd: describeSource(source, context.jsonLd),
    card: {
      eyebrow: `Source · ${what}`,
      title,
      subtitle: sortName(source) === title ? '' : sortName(source),
    },
  });
  const url = addressOf(source);
  const accessed = accessedOn(source, context.show.language);
  const view: SourceView = {
    kind: 'source',
    head,
    title,
    ...context.reference(source),
    what,
    ...(url === undefined ? {} : { url }),
    ...(source.archived === undefined ? {} : { archived: { label: 'Archived copy', href: source.archived } }),
    ...(accessed === undefined ? {} : { accessed }),
    downloads,
    episodes: moments.map(({ episode, moments: here }) => ({ line: episode.line, moments: here })),
    terms: terms.map((term) => ({ label: term.name, href: context.addresses.href(termPath(term.id)) })),
  };
  return { view, card };
}
