import type { LoadedContent, LoadedEpisode } from '../../../src/site/library.ts';
import type { ExportedEpisode } from '../../../src/parse/exported-notes/exported-episode.ts';

const foldTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const foldAddress = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    .toLowerCase();

/** "1154: Sean Williams | The Connection" is also "The Connection", "Ep. 12 – The Weir" also "The Weir". */
function* titlesIn(title: string): Generator<string> {
  yield title;
  const plain = title
    .replace(/^(?:ep(?:isode)?\.?\s*)?#?\d+\s*[:.|–—-]\s*/i, '')
    .replace(/\s*[-–—|]\s*#?\d+$/, '');
  yield plain;
  yield* plain.split(/\s+[|–—]\s+/).filter((part) => part.length >= 8);
}

const fileNameOf = (address: string): string => {
  const plain = address.replace(/[?#].*$/s, '').replace(/^.*[/\\]/, '');
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
};

/** Addresses by which an episode is known; of a file beside it, its name. */
function addressesOf({ parsed }: LoadedEpisode): readonly string[] {
  const { audio, listen, about, guid } = parsed.value.meta;
  const all = [audio?.url, about?.url, guid, ...listen.map(({ url }) => url)];
  return all.filter((address) => address !== undefined);
}

const isWeb = (address: string): boolean => /^https?:/i.test(address);

/** Video addresses tell their episode by the query. */
const isSameAddress = (one: string, other: string): boolean =>
  isWeb(one) && isWeb(other)
    ? foldAddress(one) === foldAddress(other) &&
      (!/[?&]v=/.test(one) || one.includes(/[?&]v=([\w-]+)/.exec(other)?.[1] ?? ' '))
    : !isWeb(one) && !isWeb(other) && fileNameOf(one).toLowerCase() === fileNameOf(other).toLowerCase();

/** Ways to tell that notes are of an episode, the surest first. */
const tells: readonly ((notes: ExportedEpisode, episode: LoadedEpisode) => boolean)[] = [
  ({ slug }, { files }) => slug !== undefined && (files.slug as string) === slug,
  ({ addresses }, episode) =>
    addressesOf(episode).some((own) => addresses.some((other) => isSameAddress(own, other))),
  ({ title }, { parsed }) => {
    const { meta } = parsed.value;
    const own = [meta.title, meta.about?.title ?? '', `${meta.number ?? ''}${meta.title}`].map(foldTitle);
    return title !== '' && own.includes(foldTitle(title));
  },
  ({ title }, { parsed }) => {
    const { meta } = parsed.value;
    const own = new Set([...titlesIn(meta.title), ...titlesIn(meta.about?.title ?? '')].map(foldTitle));
    return [...titlesIn(title)].some((part) => foldTitle(part).length >= 6 && own.has(foldTitle(part)));
  },
];

/** The episodes that notes may be of: by what is surest, so that several are as likely. Empty where none is. */
export function findEpisodesOf(notes: ExportedEpisode, content: LoadedContent): readonly LoadedEpisode[] {
  for (const tell of tells) {
    const found = content.episodes.filter((episode) => tell(notes, episode));
    if (found.length > 0) return found;
  }
  return [];
}
