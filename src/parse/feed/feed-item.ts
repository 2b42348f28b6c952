import type { RssFeed } from 'feedsmith';
import type { EpisodeDraft, TranscriptDraft, Unplaced } from '../../model/draft.ts';
import type { EpisodeMeta } from '../../model/episode.ts';
import { arrangeChapters } from '../chapters/chapter-list.ts';
import { readFeedDate, type FeedDate } from './feed-dates.ts';
import { readNotes, takeChapters, type NoteBlock } from './feed-notes.ts';
import { readFeedPeople } from './feed-people.ts';
import {
  addressOf,
  countOf,
  languageOf,
  licenceOf,
  lineOf,
  mediaTypeOf,
  plainLineOf,
  secondsOf,
} from './feed-values.ts';

/** A feed as the parser of feeds understands it. */
export type Channel = RssFeed.Feed<string>;
/** One of its items. */
export type Item = NonNullable<Channel['items']>[number];

/** An item of a feed as an episode. */
export interface FeedEpisode {
  /** Without its summary: that is made of the notes. */
  readonly draft: EpisodeDraft;
  readonly notes: readonly NoteBlock[];
  /** Address of a file of chapters, to be fetched. */
  readonly chapters?: string;
  /** 1-based line of the item. */
  readonly line: number;
}

/** An item that is no episode, and why. */
export interface LeftOutItem {
  readonly reason: string;
  readonly line: number;
}

const types: Readonly<Record<string, EpisodeMeta['type']>> = {
  full: 'full',
  trailer: 'trailer',
  bonus: 'bonus',
};

const withoutTags = (text: string): string => text.replace(/<[^>]*>/g, ' ');

/** The date of an item, by whichever of its elements says one. */
export function dateOfItem(item: Item): FeedDate | undefined {
  const { dc, dcterms, atom } = item as {
    dc?: { date?: unknown; dates?: readonly unknown[] };
    dcterms?: { created?: unknown };
    atom?: { published?: unknown; updated?: unknown };
  };
  for (const written of [
    item.pubDate,
    dc?.date,
    dc?.dates?.[0],
    dcterms?.created,
    atom?.published,
    atom?.updated,
  ]) {
    const date = typeof written === 'string' ? readFeedDate(withoutTags(written)) : undefined;
    if (date !== undefined) return date;
  }
  return undefined;
}

/** The first enclosure that can be played. */
function audioOf(item: Item): EpisodeDraft['audio'] {
  const playable = (item.enclosures ?? []).flatMap((enclosure) => {
    const url = addressOf(enclosure?.url);
    return url === undefined ? [] : [{ ...enclosure, url }];
  });
  const enclosure = playable.find(({ type }) => /^(?:audio|video)\//i.test(String(type))) ?? playable[0];
  if (enclosure === undefined) return undefined;
  const type = mediaTypeOf(enclosure.type);
  const bytes = countOf(enclosure.length);
  const duration = secondsOf(item.itunes?.duration);
  return {
    url: enclosure.url,
    ...(type !== undefined && /^(?:audio|video)\//.test(type) ? { type } : {}),
    ...(bytes === undefined ? {} : { bytes }),
    ...(duration === undefined || duration === 0 ? {} : { duration }),
  };
}

const transcriptsOf = (item: Item): readonly TranscriptDraft[] =>
  (item.podcast?.transcripts ?? []).flatMap((transcript) => {
    const url = addressOf(transcript?.url);
    const type = lineOf(transcript?.type);
    const language = languageOf(transcript?.language);
    return url === undefined
      ? []
      : [{ url, ...(type === undefined ? {} : { type }), ...(language === undefined ? {} : { language }) }];
  });

/** Marked excerpts, as takeaways that are such. One without a title has the episode's. */
function soundbitesOf(item: Item, title: string): EpisodeDraft['takeaways'] {
  const items = (item.podcast?.soundbites ?? []).flatMap((bite) => {
    const start = secondsOf(bite?.startTime);
    const length = secondsOf(bite?.duration);
    if (start === undefined || length === undefined || length === 0) return [];
    const end = Math.round((start + length) * 1000) / 1000;
    const stamp = { start, end, approximate: false };
    return [{ text: lineOf(bite?.display) ?? title, stamp, soundbite: true as const }];
  });
  return items.length === 0 ? undefined : items;
}

/** The words of an item that are its notes: the fullest that it has. */
function notesOf(item: Item): string {
  const { content, itunes } = item as { content?: { encoded?: string }; itunes?: { summary?: string } };
  const texts = [content?.encoded, item.description, itunes?.summary];
  return texts.find((text) => typeof text === 'string' && plainLineOf(text) !== undefined) ?? '';
}

/** The number of an item, as written. */
const numberOf = (item: Item): string | undefined => {
  const { display, number } = item.podcast?.episode ?? {};
  const found = [item.itunes?.episode, number, display].map(lineOf).find((text) => text !== undefined);
  return found === '0' && display === undefined ? undefined : found;
};

/** A title, where the item has none: the first words of its notes. */
function titleFrom(notes: readonly NoteBlock[]): string | undefined {
  const words = notes[0]?.lines[0]?.map(({ text }) => text).join('') ?? '';
  if (words.length <= 80) return lineOf(words);
  return lineOf(`${words.slice(0, 80).replace(/\s+\S*$/, '')}…`);
}

/** The name of an audio file, without its ending. */
function nameOfAudio(audio: EpisodeDraft['audio']): string | undefined {
  const file = audio === undefined ? '' : (new URL(audio.url).pathname.split('/').at(-1) ?? '');
  try {
    return lineOf(decodeURIComponent(file).replace(/\.\w+$/, ''));
  } catch {
    return lineOf(file);
  }
}

/** Fields that are there; the others are left out. */
function known<T extends object>(fields: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** What stands in elements that are known, and has no place. */
function* unplacedOf({ podcast }: Item, licence: string | undefined): Generator<Unplaced> {
  const said = lineOf(podcast?.license?.display);
  if (said !== undefined && said.toUpperCase() !== licence?.toUpperCase())
    yield { what: 'podcast:license', text: said };
  const season = lineOf(podcast?.season?.name);
  if (season !== undefined) yield { what: 'podcast:season, name', text: season };
  const shown = lineOf(podcast?.episode?.display);
  if (shown !== undefined && podcast?.episode?.number !== undefined)
    yield { what: 'podcast:episode, display', text: shown };
  for (const bite of podcast?.soundbites ?? [])
    if (secondsOf(bite?.startTime) === undefined || !secondsOf(bite?.duration))
      yield { what: 'podcast:soundbite without a time', text: lineOf(bite?.display) ?? '' };
}

/** Makes an episode of an item. Without a date, or with neither a title nor notes nor audio, it can be none. */
export function readItem(item: Item, line: number): FeedEpisode | LeftOutItem {
  const { blocks, leftOut } = readNotes(notesOf(item));
  const { podcast, itunes } = item;
  const audio = audioOf(item);
  const title =
    plainLineOf(item.title) ?? plainLineOf(itunes?.title) ?? titleFrom(blocks) ?? nameOfAudio(audio);
  if (title === undefined) return { reason: 'it has no title, and no notes or audio to take one from', line };
  const date = dateOfItem(item);
  if (date === undefined) {
    const written = lineOf(item.pubDate);
    const reason = written === undefined ? 'it has no date' : `"${written.slice(0, 60)}" is no date`;
    return { reason: `${reason} (${JSON.stringify(title)})`, line };
  }
  const { hosts, guests, others } = readFeedPeople((podcast?.persons ?? []).map((person) => ({ ...person })));
  const { chapters: simple } = arrangeChapters(
    (item.psc?.chapters ?? []).map(({ start, title = '' }) => ({
      line,
      title,
      start: secondsOf(start) ?? NaN,
    })),
  );
  const listed = simple.length > 0 ? { chapters: simple, notes: blocks } : takeChapters(blocks);
  const image = addressOf(itunes?.image) ?? addressOf(podcast?.images?.[0]?.href);
  const duration = secondsOf(itunes?.duration);
  const season = countOf(itunes?.season) ?? countOf(podcast?.season?.number);
  const licence = licenceOf(podcast?.license);
  const page = addressOf(item.link);
  const unplaced: readonly Unplaced[] = [
    ...others,
    ...unplacedOf(item, licence),
    ...leftOut.map((text) => ({ what: 'picture or player in the notes', text })),
  ];
  const draft: EpisodeDraft = {
    title,
    ...date,
    ...known({
      number: numberOf(item),
      season,
      type: types[(lineOf(itunes?.episodeType) ?? '').toLowerCase()],
      guid: lineOf(item.guid?.value),
      explicit: itunes?.explicit,
      hosts: hosts.length > 0 ? hosts : undefined,
      guests: guests.length > 0 ? guests : undefined,
      audio,
      duration: audio === undefined && duration !== undefined && duration > 0 ? duration : undefined,
      transcripts: transcriptsOf(item),
      image: image === undefined ? undefined : { url: image },
      licence,
      listen: page === undefined ? undefined : [{ service: 'website', url: page }],
      chapters: listed.chapters,
      takeaways: soundbitesOf(item, title),
      unplaced: unplaced.length > 0 ? unplaced : undefined,
    }),
  };
  const chapters = addressOf(podcast?.chapters?.url);
  return { draft, notes: listed.notes, line, ...(chapters === undefined ? {} : { chapters }) };
}
