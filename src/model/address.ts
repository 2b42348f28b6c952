import { addressKey, type EpisodeSlug, type PersonId, type SourceKey, type TermId } from './ids.ts';
import type { Seconds } from './time.ts';

/**
 * The addresses of the site (they never change once published). Paths are below the base, without leading slash;
 * `href` and `absolute` make links of them.
 */
export interface Addresses {
  /** `/base/` + path, for links inside the site. */
  readonly href: (path: string) => string;
  /** `https://host/base/` + path, for metadata, feeds and sharing. */
  readonly absolute: (path: string) => string;
}

/** A file's path as it stands in an address, whatever its name holds: `?` and `#` too are part of the name. */
export const encodeFile = (path: string): string =>
  path.toWellFormed().split('/').map(encodeURIComponent).join('/');

/** `base` is `/` or `/name/`; `url` is absolute and ends with `/`. */
export function createAddresses(show: { readonly base: string; readonly url: string }): Addresses {
  // half of a surrogate pair has no encoding
  const encode = (path: string): string => encodeURI(path.toWellFormed());
  return {
    href: (path) => show.base + encode(path),
    absolute: (path) => show.url + encode(path),
  };
}

/** The pages there is one of, below the base. */
export const episodesPath = 'episodes/';
export const glossaryPath = 'glossary/';
export const sourcesPath = 'sources/';
export const peoplePath = 'people/';
export const searchPath = 'search/';
/** What the reader's browser keeps to be read offline. */
export const keptPath = 'kept/';
export const aboutPath = 'about/';
export const feedPath = 'feed.xml';

/** The page of an episode, below the base; files beside it begin with it. */
export const episodePath = (slug: EpisodeSlug): string => `episodes/${slug}/`;
/** What other sites show of an episode in an `<iframe>`. */
export const embedPath = (slug: EpisodeSlug): string => `${episodePath(slug)}embed/`;
/** Show notes of an episode for every place they are pasted. */
export const notesPath = (slug: EpisodeSlug): string => `${episodePath(slug)}notes/`;
/** The page of a term. */
export const termPath = (id: TermId): string => `glossary/${id}/`;
/** Mentions of a term that its page has no room for: `page` is 2 or more. */
export const termMentionsPath = (id: TermId, page: number): string => `${termPath(id)}${page}/`;
/** The page of a source. */
export const sourcePath = (key: SourceKey): string => `sources/${addressKey(key)}/`;
/** Moments of a source that its page has no room for: `page` is 2 or more. */
export const sourceMomentsPath = (key: SourceKey, page: number): string => `${sourcePath(key)}${page}/`;
/** Sources under a letter, where they are too many for one page; `page` from 1. */
export const sourcesByPath = (letter: string, page: number): string =>
  `sources/by/${letter}${page === 1 ? '' : `-${page}`}/`;
/** The page of a person. */
export const personPath = (id: PersonId): string => `people/${addressKey(id)}/`;
/** The page of a year: four digits. */
export const yearPath = (year: string): string => `years/${year}/`;

/** A second as addresses write it: whole seconds plain, else up to three decimals. */
const secondsText = (time: Seconds): string => String(Math.round(time * 1000) / 1000);

/**
 * `t=754` or `t=754,790`: a moment or a half-open range.
 * @see https://www.w3.org/TR/media-frags/#naming-time
 */
export const timeFragment = (start: Seconds, end?: Seconds): string =>
  end === undefined
    ? `t=${secondsText(Math.floor(start))}`
    : `t=${secondsText(Math.floor(start))},${secondsText(Math.ceil(end))}`;

/**
 * `t=148.2,160.9`: a stretch to be heard, half-open. To the tenth of a second, outwards, so that neither end is cut off.
 * @see https://www.w3.org/TR/media-frags/#naming-time
 */
export const stretchFragment = (start: Seconds, end: Seconds): string =>
  // a thousandth is let go of first: what is 12.3 but for the float's last bit is not 12.4
  `t=${Math.floor(start * 10 + 0.01) / 10},${Math.ceil(end * 10 - 0.01) / 10}`;

/** Address of a moment of an episode: seeks there, never starts by itself. */
export const momentPath = (slug: EpisodeSlug, start: Seconds): string =>
  `${episodePath(slug)}#${timeFragment(start)}`;

/** Address of something on an episode's page by its HTML id: a section, an item, a passage. */
export const placePath = (slug: EpisodeSlug, id: string): string => `${episodePath(slug)}#${id}`;
