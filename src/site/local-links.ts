import { describe, type Message } from '../diagnostics/message.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
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
  yearPath,
} from '../model/address.ts';
import { proseOfEpisode, type Episode } from '../model/episode.ts';
import { positionAt, type Position } from '../model/position.ts';
import { blocksOf, type ProseNode } from '../model/prose.ts';
import type { Show } from '../model/show.ts';
import type { Library } from '../model/site.ts';
import type { LoadedContent } from './library.ts';

const hasScheme = /^[^/?#]*:/;
const safeScheme = /^(?:https?|mailto|tel):/i;
/** Files that the site writes beside an episode's page. */
const madeBeside =
  /^(?:index\.html|card\.png|(?:transcript|citation|references|chapters|timing|oembed|sound)\.[a-z]+|embed\/|notes\/)?$/;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Where a link on a page leads, as a path below the base; `undefined` if it leaves the site or stays on its page.
 * An address from the root may be written with the base or without.
 */
export function localPath(href: string, page: string, show: Pick<Show, 'base' | 'url'>): string | undefined {
  if (href === '' || /^[?#]/.test(href)) return undefined;
  const own = `${show.url}${page.split('/').map(encodeURIComponent).join('/')}`;
  if (!URL.canParse(href, own)) return undefined;
  const { origin, pathname } = new URL(href, own);
  const below = pathname.startsWith(show.base);
  const absolute = hasScheme.test(href) || href.startsWith('//');
  if (origin !== new URL(show.url).origin || (absolute && !below)) return undefined;
  return decode(below ? pathname.slice(show.base.length) : pathname.slice(1));
}

/** A root-relative link as the page needs it: below the base, whether it was written with the base or not. */
export function rebaseLink(href: string, base: string): string {
  const fromRoot = /^\/(?!\/)/.test(href) && !`${href}/`.startsWith(base);
  return fromRoot ? base + href.slice(1) : href;
}

/** A link in prose, and where it is written. */
export interface PlacedLink {
  readonly href: string;
  readonly position: Position;
}

/** The links in prose, in reading order. */
export function* linksIn(nodes: readonly ProseNode[]): Generator<PlacedLink> {
  for (const { block } of blocksOf(nodes))
    for (const mark of block.marks)
      if (mark.kind === 'link') yield { href: mark.href, position: positionAt(block.positions, mark.start) };
}

/** Files of an episode's folder that its text links to, by their names there: they are needed beside its page. */
export function linkedFiles(episode: Episode, show: Pick<Show, 'base' | 'url'>): readonly string[] {
  const page = episodePath(episode.slug);
  const names = [...linksIn(proseOfEpisode(episode))].flatMap(({ href }) => {
    const path = localPath(href, page, show);
    if (path === undefined || !path.startsWith(page) || path.endsWith('/')) return [];
    const name = path.slice(page.length);
    return madeBeside.test(name) || name.split('/').includes('..') ? [] : [name];
  });
  return [...new Set(names)];
}

/** Every page of the site that content may link to, as a path below the base. */
function pagesOf({ people, terms, sources }: Library, episodes: readonly Episode[]): ReadonlySet<string> {
  return new Set([
    '',
    ...[episodesPath, glossaryPath, sourcesPath, peoplePath, searchPath, aboutPath],
    ...[...people.keys()].map(personPath),
    ...[...terms.keys()].map(termPath),
    ...[...sources.keys()].map(sourcePath),
    ...episodes.map(({ slug }) => episodePath(slug)),
    ...episodes.map(({ meta }) => yearPath(meta.date.slice(0, 4))),
  ]);
}

const slashed = (path: string): string => (path === '' || path.endsWith('/') ? path : `${path}/`);

/** The site as links see it. */
interface Site {
  readonly show: Show;
  readonly pages: ReadonlySet<string>;
  /** Files that people put beside an episode. */
  readonly files: ReadonlySet<string>;
}

function leadsSomewhere(path: string, { show, pages, files }: Site): boolean {
  if (pages.has(slashed(path)) || pages.has(path.replace(/index\.html$/, ''))) return true;
  if (files.has(path) || files.has(path.normalize('NFC'))) return true;
  if (show.redirects.some(({ from }) => slashed(from) === slashed(path))) return true;
  const [, page, name] = /^(episodes\/[^/]+\/)(.+)$/s.exec(path) ?? [];
  if (page !== undefined && name !== undefined && pages.has(page) && madeBeside.test(name)) return true;
  const isFeed = path === feedPath && show.feed?.own === true;
  return isFeed || /^(?:references\.(?:bib|ris|json)|sitemap\.xml)$/.test(path);
}

function checkProse(nodes: readonly ProseNode[], page: string, site: Site): Message[] {
  const messages: Message[] = [];
  for (const { href, position } of linksIn(nodes)) {
    if (hasScheme.test(href) && !safeScheme.test(href)) {
      const hint = 'a link begins with https://, http://, mailto: or tel:';
      messages.push(describe('refused-link', position, { href }, hint));
      continue;
    }
    const path = localPath(href, page, site.show);
    if (path === undefined || leadsSomewhere(path, site)) continue;
    const beside = path.startsWith(page);
    const known = beside ? [...site.files].filter((file) => file.startsWith(page)) : [...site.pages];
    const cut = beside ? page.length : 0;
    const hint = didYouMean(
      path.slice(cut),
      known.map((name) => name.slice(cut)),
    );
    messages.push(describe('dead-link', position, { href }, hint));
  }
  return messages;
}

function checkRedirects(site: Site, places: LoadedContent['redirectPlaces']): Message[] {
  return site.show.redirects.flatMap(({ from, to }) => {
    const place = places.get(from);
    if (place === undefined) return [];
    if (site.pages.has(slashed(from)))
      return [describe('redirect-of-page', place.from, { from }, 'remove it, or rename the page')];
    if (leadsSomewhere(to, site)) return [];
    const hint = didYouMean(
      slashed(to),
      [...site.pages].filter((page) => page !== ''),
    );
    return [describe('dead-redirect', place.to, { from, to }, hint)];
  });
}

/**
 * Links in the text that lead to no page or file of the site, and redirects that do. What is published must not
 * lead to a draft; a draft may.
 */
export function checkLocalLinks(content: LoadedContent, library: Library): readonly Message[] {
  const all = content.episodes.map(({ parsed }) => parsed.value);
  const files = new Set(
    content.episodes.flatMap(({ files: { siblings } }) => siblings.map(({ path }) => path.normalize('NFC'))),
  );
  const pages = (episodes: readonly Episode[]): Site => ({
    show: library.show,
    pages: pagesOf(library, episodes),
    files,
  });
  const [published, everything] = [pages(all.filter(({ meta }) => !meta.draft)), pages(all)];
  return [
    ...all.flatMap((episode) =>
      checkProse(
        proseOfEpisode(episode),
        episodePath(episode.slug),
        episode.meta.draft ? everything : published,
      ),
    ),
    ...[...library.terms.values()].flatMap((term) => checkProse(term.body, termPath(term.id), published)),
    ...checkRedirects(published, content.redirectPlaces),
  ];
}
