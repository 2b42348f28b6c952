import path from 'node:path';
import { VFile } from 'vfile';
import type { Message } from '../diagnostics/message.ts';
import type { Audio } from '../model/episode.ts';
import { findTranscripts, parseEpisode, type ParsedEpisode } from '../parse/episode.ts';
import { readContent } from '../read/content.ts';
import { readSpoken, readTranscript } from './episode-annotation.ts';
import { loadContent } from './library.ts';
import type { EpisodeToLocate } from './locate-episode.ts';

/** An episode of a content folder, read for locating, and what is needed to write its times and to play it. */
export interface OpenEpisode extends EpisodeToLocate {
  /** `episode.md`, absolute. */
  readonly file: string;
  /** The same relative to the content folder. */
  readonly path: string;
  /** The transcript that is used, relative to its folder; absent where there is none. */
  readonly transcript?: string;
  /** Other transcripts in the folder, which are not used. */
  readonly unused: readonly string[];
  /** What there is to say of the transcript. */
  readonly transcriptMessages: readonly Message[];
  /** A file of this machine, or an address. */
  readonly audio?: string;
  /** The name of who speaks, by the transcript's code for them. */
  readonly nameOf: (speaker: string) => string;
  /** Reads `episode.md` again, after an edit. */
  readonly parse: (source: string) => ParsedEpisode;
}

/** Where a player finds the audio: beside the episode, or at its address. */
function audioOf(audio: Audio | undefined, folder: string): string | undefined {
  if (audio === undefined) return undefined;
  return /^https?:\/\//i.test(audio.url) ? audio.url : path.join(folder, audio.url);
}

/**
 * Reads an episode of a content folder, to locate its items. `choose` is given the slugs of all episodes and says
 * which; it may throw. Throws if the folder cannot be read. What is wrong with other content does not matter here.
 */
export async function openEpisodeToLocate(
  contentDir: string,
  choose: (slugs: readonly string[]) => string,
): Promise<OpenEpisode> {
  const files = await readContent(contentDir);
  const { library, episodes } = loadContent(files);
  const slug = choose(episodes.map((episode) => episode.files.slug));
  const loaded = episodes.find((episode) => episode.files.slug === slug);
  if (loaded === undefined) throw new Error(`there is no episode "${slug}"`);
  const { value: episode, messages } = loaded.parsed;
  const { file, siblings } = loaded.files;
  const bytes = await readTranscript(files, loaded);
  const spoken = readSpoken(episode, bytes, library);
  const used = bytes === undefined ? undefined : episode.meta.transcript?.file;
  const folder = path.join(files.root, 'episodes', slug);
  const names = siblings.map((sibling) => sibling.path.slice(`episodes/${slug}/`.length));
  const audio = audioOf(episode.meta.audio, folder);
  return {
    episode,
    messages,
    passages: spoken.passages.passages,
    // a transcript knows its own language best
    language: spoken.mended?.language ?? episode.meta.language ?? library.show.language,
    file: path.join(files.root, file.path),
    path: file.path,
    ...(used === undefined ? {} : { transcript: used }),
    unused: findTranscripts(names).filter((name) => name !== used),
    transcriptMessages: spoken.messages,
    ...(audio === undefined ? {} : { audio }),
    nameOf: (speaker) => {
      const person = episode.meta.speakers.get(speaker);
      return (person === undefined ? undefined : library.people.get(person)?.name) ?? speaker;
    },
    parse: (source) =>
      parseEpisode(new VFile({ path: file.path, value: source.replace(/^\uFEFF/, '') }), {
        show: library.show,
        slug,
        siblings,
      }),
  };
}
