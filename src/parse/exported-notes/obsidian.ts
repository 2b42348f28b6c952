import type { List, ListItem, RootContent } from 'mdast';
import type { DraftQuotation, Unplaced } from '../../model/draft.ts';
import type { Stamp } from '../../model/time.ts';
import { textOfLine, type NoteBlock, type NoteLine } from '../feed/feed-notes.ts';
import { addressesIn, dayOf, durationOf, peopleOf, readTags } from './described.ts';
import { emptyEpisode, type ExportedEpisode, type ExportedItem } from './exported-episode.ts';
import { blocksOf, blocksOfItem, linesOfPhrasing, readCallout } from './note-blocks.ts';
import { pageOfLink } from './links.ts';
import type { NotesDocument, NotesRegion } from './notes-document.ts';
import { readQuoted } from './quotations.ts';
import { takeStamp } from './times.ts';

/** Fields of front matter that say of which episode or recording the notes are. */
const recording = [
  'media',
  'media-link',
  'media-url',
  'audio',
  'audio-url',
  'video',
  'url',
  'link',
  'source',
  'episode-url',
  'episode-link',
  'podcast-url',
];

const titles = ['episode-title', 'episode', 'title'];

/** Fields that programs need and people do not. */
const own = new Set(
  [...recording, ...titles].concat(
    'tags tag guests guest show podcast podcast-title show-title date published publish-date publish-time episode-date aliases cssclasses cssclass duration slug glosscast'.split(
      ' ',
    ),
  ),
);

/** A line of the notes with the time that stands in front of it, its children without. */
interface TimedBlocks {
  readonly stamp?: Stamp;
  readonly blocks: readonly NoteBlock[];
}

function takeTime(blocks: readonly NoteBlock[]): TimedBlocks {
  const [head, ...rest] = blocks;
  const [line, ...lines] = head?.lines ?? [];
  const timed = line === undefined ? undefined : takeStamp(line);
  if (head === undefined || timed === undefined) return { blocks };
  const left = [...(timed.rest.length === 0 ? [] : [timed.rest]), ...lines];
  return { stamp: timed.stamp, blocks: [...(left.length === 0 ? [] : [{ ...head, lines: left }]), ...rest] };
}

const isTimed = (line: NoteLine): boolean => takeStamp(line) !== undefined;

const isTags = (line: NoteLine): boolean => /^(?:#[\p{L}][\p{L}\p{N}/_-]*\s*)+$/u.test(textOfLine(line));

/** Notes of one file, read part by part. */
class NotesReader {
  readonly notes: ExportedItem[] = [];
  readonly quotations: DraftQuotation[] = [];
  readonly sections: { heading: string; blocks: NoteBlock[] }[] = [];
  readonly tags: string[] = [];
  readonly links: string[] = [];
  private heading = 'More from the notes';
  private readonly document: NotesDocument;

  constructor(document: NotesDocument) {
    this.document = document;
  }

  private keep(blocks: readonly NoteBlock[]): void {
    if (blocks.length === 0) return;
    const last = this.sections.find(({ heading }) => heading === this.heading);
    if (last === undefined) this.sections.push({ heading: this.heading, blocks: [...blocks] });
    else last.blocks.push(...blocks);
  }

  private addTimed({ stamp, blocks }: TimedBlocks): void {
    if (stamp === undefined) return this.keep(blocks);
    if (blocks.length === 0) {
      this.notes.push({ stamp, blocks });
      return;
    }
    const [first, ...others] = blocks;
    const text = first?.lines.map(textOfLine).join(' ') ?? '';
    const quoted = others.length === 0 && /^["“„«»「『]/u.test(text) ? readQuoted(blocks) : undefined;
    // words in quotation marks and nothing else; a note may begin with a quotation, too
    if (quoted?.speaker !== undefined)
      this.quotations.push({ stamp, words: quoted.words, speaker: quoted.speaker });
    else this.notes.push({ stamp, blocks });
  }

  /** A heading with a time is a note with what stands below it; one without begins a part of its own. */
  private readHeading({ heading, title, level }: NotesRegion): Stamp | undefined {
    if (heading === undefined) return undefined;
    const [line = []] = linesOfPhrasing(this.document, heading.children);
    const timed = takeStamp(line);
    if (timed !== undefined) {
      this.notes.push({ stamp: timed.stamp, title: timed.rest, blocks: [] });
      return timed.stamp;
    }
    if (level > 1 && title !== '') this.heading = title;
    return undefined;
  }

  private readItem(item: ListItem, list: List, index: number): void {
    const number = list.ordered === true ? (list.start ?? 1) + index : undefined;
    const nested = item.children.filter((child) => child.type === 'list');
    const timedBelow = nested
      .flatMap((child) => (child.type === 'list' ? child.children : []))
      .filter((child) => this.hasTime(child));
    const plain: ListItem =
      timedBelow.length === 0
        ? item
        : {
            ...item,
            children: item.children.map((child) =>
              child.type === 'list'
                ? { ...child, children: child.children.filter((one) => !timedBelow.includes(one)) }
                : child,
            ),
          };
    this.addTimed(takeTime(blocksOfItem(this.document, plain, 0, number)));
    for (const below of timedBelow) this.readItem(below, { ...list, ordered: false }, 0);
  }

  private hasTime({ children }: ListItem): boolean {
    const [head] = children;
    if (head?.type !== 'paragraph') return false;
    const [line] = linesOfPhrasing({ ...this.document, unplaced: [] }, head.children);
    return line !== undefined && isTimed(line);
  }

  private readQuote(node: RootContent & { readonly type: 'blockquote' }): void {
    const called = readCallout({ ...this.document, unplaced: [] }, node);
    const isQuote = called === undefined || /^(?:quote|cite)/.test(called.kind);
    if (!isQuote) return this.readCalled(node);
    const blocks = (called === undefined ? node.children : node.children.slice(1)).flatMap((child) =>
      blocksOf(this.document, child),
    );
    const head = called?.title ?? [];
    const lines = [...(called?.lines ?? []), ...blocks.flatMap((block) => block.lines)];
    const titled = takeStamp(head);
    const timed = titled ?? (lines[0] === undefined ? undefined : takeStamp(lines[0]));
    const rest = titled === undefined && timed !== undefined ? [timed.rest, ...lines.slice(1)] : lines;
    const said = readQuoted([{ kind: 'quote', depth: 0, lines: rest.filter((line) => line.length > 0) }]);
    const name = textOfLine(titled?.rest ?? head);
    const speaker = said?.speaker ?? (name === '' || /^(?:quote|transcript)$/i.test(name) ? undefined : name);
    if (said === undefined) return this.readCalled(node);
    this.quotations.push({
      words: said.words,
      ...(speaker === undefined ? {} : { speaker }),
      ...(timed === undefined ? {} : { stamp: timed.stamp }),
    });
  }

  /** A callout that is no quotation: a remark with a title, at its time if it has one. */
  private readCalled(node: RootContent): void {
    this.addTimed(takeTime(blocksOf(this.document, node)));
  }

  private readNode(node: RootContent): void {
    if (node.type === 'list') {
      node.children.forEach((item, index) => {
        this.readItem(item, node, index);
      });
      return;
    }
    if (node.type === 'blockquote') return this.readQuote(node);
    const blocks = blocksOf(this.document, node);
    if (node.type !== 'paragraph') return this.keep(blocks);
    this.readParagraph(blocks);
  }

  /** Lines of a paragraph that begin with times are notes each by itself, with the lines below them. */
  private readParagraph(blocks: readonly NoteBlock[]): void {
    const groups: NoteLine[][] = [[]];
    for (const line of blocks.flatMap(({ lines }) => lines)) {
      if (isTags(line)) {
        this.tags.push(...textOfLine(line).split(/\s+/));
        continue;
      }
      if (isTimed(line) && groups.at(-1)?.length !== 0) groups.push([]);
      groups.at(-1)?.push(line);
    }
    for (const lines of groups)
      if (lines.length > 0) this.addTimed(takeTime([{ kind: 'paragraph', depth: 0, lines }]));
  }

  read(region: NotesRegion): void {
    const stamp = this.readHeading(region);
    const from = this.notes.length - 1;
    const before = stamp === undefined ? undefined : this.notes[from];
    if (before === undefined) {
      for (const node of region.nodes) this.readNode(node);
      return;
    }
    // what has no time of its own below a heading with one belongs to it
    const outer = this.heading;
    this.heading = '';
    for (const node of region.nodes) this.readNode(node);
    this.heading = outer;
    const index = this.sections.findIndex(({ heading }) => heading === '');
    const [below] = index < 0 ? [] : this.sections.splice(index, 1);
    this.notes[from] = { ...before, blocks: below?.blocks ?? [] };
  }
}

/** Addresses and files of the vault that times of the notes lead to. */
const linksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\]\(<?([^)>\s]+)>?\)/g)].flatMap(([, link = '']) => {
    if (!/[#?&](?:t|time|start)=/.test(link)) return [];
    const page = pageOfLink(link);
    if (page !== undefined) return [page.replace(/#.*$/, '')];
    const named = /^obsidian:\/\/podnotes\?/.test(link)
      ? new URLSearchParams(link.replace(/^[^?]*\?/, ''))
      : undefined;
    return named === undefined
      ? [link.replace(/#.*$/, '')]
      : [named.get('episodeName') ?? '', named.get('url') ?? ''];
  });

/** Reads notes that somebody took in Obsidian beside a player (Media Extended, PodNotes, timestamp notes, by hand). */
export function readObsidian(document: NotesDocument): readonly ExportedEpisode[] {
  const reader = new NotesReader(document);
  for (const region of document.regions) reader.read(region);
  const all = (name: string): readonly string[] => document.fields.get(name) ?? [];
  const say = (names: readonly string[]): string | undefined => names.flatMap(all)[0];
  const links = [...new Set([...recording.flatMap(all), ...linksIn(document.text)])].filter(
    (link) => link !== '',
  );
  const podnotes = [
    ...document.text.matchAll(/obsidian:\/\/podnotes\?[^)>\s]*?episodeName=([^&)>\s]+)/g),
  ][0]?.[1];
  const heading = document.regions.find(({ level }) => level === 1)?.title;
  const title = say(titles) ?? heading ?? (podnotes === undefined ? '' : decodeOr(podnotes));
  const [show, slug] = [say(['show', 'podcast', 'podcast-title', 'show-title']), say(['glosscast', 'slug'])];
  const date = dayOf(say(['episode-date', 'published', 'publish-date', 'publish-time', 'date']));
  const duration = durationOf(say(['duration']));
  const { tags, unplaced } = readTags([...all('tags'), ...all('tag'), ...reader.tags]);
  const others = [...document.fields].filter(([name, values]) => !own.has(name) && values.length > 0);
  const filed: readonly Unplaced[] = [
    ...others.map(([name, values]) => ({ what: 'metadata', text: `${name}: ${values.join(', ')}` })),
    ...links.flatMap(addressesIn).map((text) => ({ what: 'address', text })),
  ];
  return [
    {
      ...emptyEpisode,
      title,
      addresses: links,
      ...(slug === undefined ? {} : { slug }),
      ...(show === undefined ? {} : { show }),
      ...(date === undefined ? {} : { date }),
      ...(duration === undefined ? {} : { duration }),
      guests: peopleOf([...all('guests'), ...all('guest')]),
      tags,
      notes: reader.notes,
      quotations: reader.quotations,
      sections: reader.sections,
      unplaced: [...document.unplaced, ...filed, ...unplaced],
    },
  ];
}

function decodeOr(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
