import type { Seconds } from '../model/time.ts';
import { escapeMarkup } from '../text/escape.ts';
import type { ExportFile } from './files.ts';

/** What other sites say and show of an episode. Addresses are absolute. */
export interface EmbeddedEpisode {
  readonly title: string;
  readonly show: { readonly title: string; readonly url: string };
  /** Whose episode it is: names as they are shown. */
  readonly author: string;
  /** The episode's folder below the base, with `/` at its end. */
  readonly path: string;
  /** Of the page to be shown. */
  readonly embedUrl: string;
  /** Its card: 1200 × 630. */
  readonly cardUrl: string;
  readonly hasTranscript: boolean;
}

/** Pixels: a player and its title; and with some lines of transcript. */
const playerHeight = 130;
const transcriptHeight = 420;
/** As wide as a column of text; an embed takes any width. */
const width = 640;

/**
 * HTML that shows an episode on another site. It asks for one permission: a screen that stays on while the words are
 * followed. Loaded late, and in no need of anything of the site around it.
 */
function writeCode({ title, embedUrl }: EmbeddedEpisode, height: number): string {
  const attributes = {
    src: embedUrl,
    title: `Player: ${title}`,
    width: '100%',
    height: String(height),
    style: 'border:0',
    loading: 'lazy',
    allow: 'screen-wake-lock',
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escapeMarkup(value)}"`);
  return `<iframe ${written.join(' ')}></iframe>`;
}

/** The forms in which an episode can be shown elsewhere, the fullest first: what each shows, and its HTML. */
export function embedCodes(
  episode: EmbeddedEpisode,
): readonly { readonly label: string; readonly code: string }[] {
  const player = { label: 'Player', code: writeCode(episode, playerHeight) };
  if (!episode.hasTranscript) return [player];
  return [{ label: 'Player and transcript', code: writeCode(episode, transcriptHeight) }, player];
}

/** How long others may keep what they are told: a day. */
const cacheAge: Seconds = 86_400;

/** Where an episode's `oembed.json` lies, below the base. */
export const oembedPath = (folder: string): string => `${folder}oembed.json`;

/**
 * `oembed.json`: how sites that are given the episode's address show it, found by a link in its page's head.
 * @see https://oembed.com/
 */
export function exportOembed(episode: EmbeddedEpisode): ExportFile {
  const { title, show, author, cardUrl, hasTranscript } = episode;
  const height = hasTranscript ? transcriptHeight : playerHeight;
  const answer = {
    version: '1.0',
    type: 'rich',
    title,
    author_name: author,
    provider_name: show.title,
    provider_url: show.url,
    html: writeCode(episode, height),
    width,
    height,
    thumbnail_url: cardUrl,
    thumbnail_width: 1200,
    thumbnail_height: 630,
    cache_age: cacheAge,
  };
  return {
    path: oembedPath(episode.path),
    mediaType: 'application/json',
    body: `${JSON.stringify(answer, null, 2)}\n`,
  };
}
