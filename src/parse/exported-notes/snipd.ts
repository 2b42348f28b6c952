import type { Blockquote, ListItem, RootContent } from 'mdast';
import type { DraftQuotation, Unplaced } from '../../model/draft.ts';
import type { Stamp } from '../../model/time.ts';
import { textOfLine, type NoteBlock, type NoteLine } from '../feed/feed-notes.ts';
import {
  addressesIn,
  dayOf,
  durationOf,
  peopleOf,
  readTags,
  turnsOf,
  unconfirmed,
  wordsOf,
} from './described.ts';
import { emptyEpisode, type ExportedEpisode, type ExportedItem } from './exported-episode.ts';
import { blocksOf, blocksOfHtml, linesOfPhrasing, mediaOf, readCallout } from './note-blocks.ts';
import { pageOfLink } from './links.ts';
import { fieldName, type NotesDocument, type NotesRegion } from './notes-document.ts';
import { readQuoted } from './quotations.ts';
import { readStamp, takeStamp } from './times.ts';

/** Whether notes are those of Snipd: its metadata, its footer, or links to its snips. */
export const isSnipd = ({ text, fields }: NotesDocument): boolean =>
  /^#{1,3} +Episode metadata *$/im.test(text) ||
  /Created with \[Snipd\]/.test(text) ||
  /\]\(https:\/\/share\.snipd\.com\/(?:snip|episode)\//.test(text) ||
  [...fields.values()].flat().some((value) => value.includes('share.snipd.com/episode/'));

const metadata = /^Episode metadata$/i;
const clock = /(\d{1,3}:\d{2}(?::\d{2})?)\s*[-–]\s*(\d{1,3}:\d{2}(?::\d{2})?)/;

const textOfNodes = (document: NotesDocument, nodes: readonly RootContent[]): string => {
  const [first, last] = [nodes[0], nodes.at(-1)];
  return document.text.slice(first?.position?.start.offset ?? 0, last?.position?.end.offset ?? 0);
};

/** A `###` begins a snip if it leads to one, has a time, or a player's line follows; others are headings in a note. */
function beginsSnip(document: NotesDocument, { level, heading, nodes }: NotesRegion): boolean {
  if (level !== 3 || heading === undefined) return false;
  const written = textOfNodes(document, [heading]);
  if (/share\.snipd\.com\/snip\//.test(written) || /^###\s+\W*\[\d+:\d\d/.test(written)) return true;
  return nodes
    .slice(0, 3)
    .some((node) => node.type === 'paragraph' && textOfNodes(document, [node]).includes('🎧'));
}

/** Regions of one episode each. */
function divideEpisodes(regions: readonly NotesRegion[]): readonly (readonly NotesRegion[])[] {
  const starts = regions.flatMap(({ title }, index) => {
    if (!metadata.test(title)) return [];
    return [regions[index - 1]?.level === 1 ? index - 1 : index];
  });
  if (starts.length < 2) return [regions];
  return starts.map((start, index) => regions.slice(index === 0 ? 0 : start, starts[index + 1]));
}

/** What Snipd's list of metadata says, by the names of its fields. */
function readMetadata(document: NotesDocument, region: NotesRegion | undefined): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const items = (region?.nodes ?? []).flatMap((node): readonly ListItem[] =>
    node.type === 'list' ? node.children : [],
  );
  for (const item of items) {
    const [head] = item.children;
    const written = head === undefined ? '' : textOfNodes(document, [head]).replace(/\s+/g, ' ');
    const match = /^\**([^:*]{2,40}?)\**::?\**\s+(\S.*)$/.exec(written.replace(/<details>.*$/i, '').trim());
    if (match !== null) fields.set(fieldName(match[1] ?? ''), (match[2] ?? '').trim());
  }
  return fields;
}

/** Metadata that has a place, or is in the notes only to find their way back. */
const known = new Set(
  'episode-title show owner-host owner-host-name guests guest episode-publish-date episode-ai-description mentioned-books duration episode-url episode-link show-url show-link show-notes-link tags export-date'.split(
    ' ',
  ),
);

/** Titles of parts of a snip that say nothing themselves. */
const partOf = (title: string): 'quote' | 'transcript' | 'body' | undefined => {
  const plain = title.replace(/[^\p{L}\p{N} ]/gu, '').trim();
  if (title.includes('💬') || /^quotes?$/i.test(plain)) return 'quote';
  if (title.includes('📚') || /^transcript$/i.test(plain)) return 'transcript';
  return title.includes('✨') || /^(?:key takeaways|summary|ai notes?|notes?)$/i.test(plain)
    ? 'body'
    : undefined;
};

/** A snip being read. */
class SnipReader {
  readonly body: NoteBlock[] = [];
  readonly quote: NoteBlock[] = [];
  readonly transcript: NoteBlock[] = [];
  readonly sounds: string[] = [];
  stamp: Stamp | undefined;
  private part: 'quote' | 'transcript' | 'body' = 'body';

  private readonly document: NotesDocument;

  constructor(document: NotesDocument) {
    this.document = document;
  }

  /** The transcript in a callout, as templates for Obsidian have it. */
  private readCallout(node: Blockquote): boolean {
    const called = readCallout({ ...this.document, unplaced: [] }, node);
    if (called === undefined || partOf(textOfLine(called.title)) !== 'transcript') return false;
    const rest = node.children.slice(1).flatMap((child) => blocksOf(this.document, child));
    this.transcript.push({ kind: 'paragraph', depth: 0, lines: called.lines }, ...rest);
    return true;
  }

  readHeading({ heading, title }: NotesRegion): void {
    if (heading === undefined) return;
    const part = partOf(title);
    this.part = part ?? 'body';
    if (part === undefined) this.body.push(...blocksOf(this.document, heading));
  }

  read(node: RootContent): void {
    if (node.type === 'thematicBreak') return;
    const written = textOfNodes(this.document, [node]);
    if (node.type === 'html') {
      const summary = /<summary\b[^>]*>([\s\S]*?)<\/summary>/i.exec(node.value)?.[1];
      if (summary !== undefined) this.part = partOf(summary) ?? this.part;
      this.sounds.push(...mediaOf(node.value));
      const blocks = blocksOfHtml(this.document, node);
      this[this.part].push(...blocks);
      return;
    }
    if (node.type === 'paragraph' && written.includes('🎧')) {
      const range = clock.exec(written);
      this.stamp = (range === null ? undefined : readStamp(range[0])) ?? this.stamp;
      this.sounds.push(...mediaOf(written));
      const words = written.replace(/\[?🎧[^\n]*/u, '').replace(/<[^>]*>/g, '');
      if (words.trim() !== '') this.body.push(...blocksOf(this.document, node));
      return;
    }
    if (/^Created with \[Snipd\]/.test(written)) return;
    if (node.type === 'blockquote' && this.readCallout(node)) return;
    if (this.part === 'quote' && node.type !== 'blockquote') this.part = 'body';
    this[this.part].push(...blocksOf(this.document, node).map(unquote));
  }
}

/** A quotation without its marks: they are set anew. */
const unquote = (block: NoteBlock): NoteBlock =>
  block.kind === 'quote' ? { ...block, kind: 'paragraph' } : block;

/** The title of a snip, its tags, and whether the listener marked it. */
function readTitle(document: NotesDocument, { heading }: NotesRegion) {
  const tags: string[] = [];
  const [line = []] = heading === undefined ? [] : linesOfPhrasing(document, heading.children);
  const timed = takeStamp(line);
  const star = /^[⭐★]/u.test(textOfLine(line));
  const title = (timed?.rest ?? line).flatMap((words): NoteLine => {
    if (words.link !== undefined && pageOfLink(words.link) !== undefined) {
      tags.push(words.text);
      return [];
    }
    const text = words.text
      .replace(/(?:^|\s)#([\p{L}][\p{L}\p{N}/_-]*)/gu, (_, tag: string) => {
        tags.push(tag);
        return '';
      })
      .replace(/^[⭐★]\uFE0F?\s*/u, '');
    // the snip's page in the app is no source
    return text.trim() === '' ? [] : [{ text }];
  });
  return { title, tags, star, stamp: timed?.stamp };
}

interface ReadSnip {
  readonly note: ExportedItem;
  readonly quotations: readonly DraftQuotation[];
  readonly tags: readonly string[];
  readonly sounds: readonly string[];
  readonly unplaced: readonly Unplaced[];
}

function readSnip(document: NotesDocument, [head, ...parts]: readonly NotesRegion[]): ReadSnip {
  const reader = new SnipReader(document);
  const { title, tags, star, stamp } = readTitle(document, head as NotesRegion);
  for (const node of head?.nodes ?? []) reader.read(node);
  for (const part of parts) {
    reader.readHeading(part);
    for (const node of part.nodes) reader.read(node);
  }
  const at = unconfirmed(reader.stamp ?? stamp);
  const quoted = readQuoted(reader.quote);
  const turns = turnsOf(reader.transcript).filter(({ words }) => !/^Transcript$/i.test(words));
  const said = quoted === undefined ? turns : [quoted];
  const words = textOfLine(title);
  return {
    note: { ...at, title, blocks: reader.body },
    quotations: said.map((turn) => ({ ...turn, ...at })),
    tags,
    sounds: reader.sounds,
    unplaced: [
      ...(star ? [{ what: 'favourite', text: words }] : []),
      ...(quoted === undefined
        ? []
        : turns.map((turn) => ({
            what: 'transcript of a snip',
            text: `${turn.speaker === undefined ? '' : `${turn.speaker}: `}${turn.words}`,
          }))),
    ],
  };
}

const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

function readEpisode(
  document: NotesDocument,
  regions: readonly NotesRegion[],
  isFirst: boolean,
): ExportedEpisode {
  const own = { ...document, unplaced: isFirst ? [...document.unplaced] : [] };
  const about = regions.find(({ title }) => metadata.test(title));
  const listed = readMetadata(own, about);
  const front = isFirst ? document.fields : new Map<string, readonly string[]>();
  const say = (...names: readonly string[]): string | undefined =>
    names.map((name) => listed.get(name) ?? front.get(name)?.[0]).find((value) => value !== undefined);
  const sections: { heading: string; blocks: readonly NoteBlock[] }[] = [];
  const addSection = (heading: string, blocks: readonly NoteBlock[]): void => {
    if (blocks.length > 0) sections.push({ heading, blocks });
  };
  const snips: NotesRegion[][] = [];
  let inSnips = false;
  for (const region of regions) {
    const { title, level, nodes } = region;
    if (beginsSnip(own, region)) {
      snips.push([region]);
      inSnips = true;
    } else if (inSnips && level >= 3) snips.at(-1)?.push(region);
    else if (region === about)
      addSection(
        'Show notes',
        nodes.flatMap((node) => (node.type === 'list' ? [] : blocksOf(own, node))),
      );
    else {
      inSnips = false;
      const isFull = /^full episode transcript$/i.test(title);
      const blocks = isFull
        ? []
        : nodes.flatMap((node) =>
            /^Created with \[Snipd\]/.test(textOfNodes(own, [node])) ? [] : blocksOf(own, node),
          );
      if (isFull)
        own.unplaced.push({ what: 'full transcript', text: `${countWords(textOfNodes(own, nodes))} words` });
      else addSection(level <= 1 || /^snips$/i.test(title) ? 'More from the notes' : title, blocks);
    }
  }
  const read = snips.map((snip) => readSnip(own, snip));
  const books = listed.get('mentioned-books') ?? front.get('mentioned-books')?.join(', ');
  if (books !== undefined && wordsOf(books) !== '')
    addSection(
      'Mentioned books',
      wordsOf(books)
        .split(/\s*(?:,|;)\s+(?=\S)/)
        .map((text) => ({ kind: 'item', depth: 0, lines: [[{ text }]] })),
    );
  const description = say('episode-ai-description');
  const { tags, unplaced } = readTags([
    ...[listed.get('tags') ?? []].flat(),
    ...(front.get('tags') ?? []),
    ...read.flatMap((snip) => snip.tags),
  ]);
  const title = regions.find(({ level }) => level === 1)?.title;
  const exported = dayOf(say('export-date', 'episode-export-date'));
  const [date, duration, show] = [
    dayOf(say('episode-publish-date')),
    durationOf(say('duration', 'episode-duration')),
    say('show', 'show-title'),
  ];
  const guests =
    listed.has('guests') || listed.has('guest')
      ? [listed.get('guests') ?? listed.get('guest') ?? '']
      : front.get('guests');
  const host = say('owner-host', 'show-author');
  const others = [...listed].filter(([name]) => !known.has(name));
  const links = ['episode-url', 'episode-link', 'show-notes-link'].map((name) => say(name) ?? '');
  return {
    ...emptyEpisode,
    title: wordsOf(say('episode-title') ?? title ?? ''),
    addresses: [...links.flatMap(addressesIn), ...read.flatMap(({ sounds }) => sounds)],
    ...(show === undefined ? {} : { show: wordsOf(show) }),
    ...(date === undefined ? {} : { date }),
    ...(duration === undefined ? {} : { duration }),
    guests: peopleOf(guests),
    tags,
    ...(exported === undefined ? {} : { exported }),
    summary:
      description === undefined
        ? []
        : [{ kind: 'paragraph', depth: 0, lines: [[{ text: wordsOf(description) }]] }],
    notes: read.map(({ note }) => note),
    quotations: read.flatMap(({ quotations }) => quotations),
    sections,
    unplaced: [
      ...own.unplaced,
      ...(host === undefined ? [] : [{ what: 'who publishes the show', text: wordsOf(host) }]),
      ...links.flatMap(addressesIn).map((text) => ({ what: 'address', text })),
      ...others.map(([name, text]) => ({ what: 'metadata', text: `${name}: ${wordsOf(text)}` })),
      ...unplaced,
      ...read.flatMap((snip) => snip.unplaced),
    ],
  };
}

/** Reads notes of Snipd, as its app exports them (many episodes in a file) and as its Obsidian plugin writes them. */
export const readSnipd = (document: NotesDocument): readonly ExportedEpisode[] =>
  divideEpisodes(document.regions).map((regions, index) => readEpisode(document, regions, index === 0));
