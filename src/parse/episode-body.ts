import type { Nodes, RootContent } from 'mdast';
import { describe, sortMessages, type Parsed } from '../diagnostics/message.ts';
import { didYouMean, fixTo, misspelt } from '../diagnostics/suggest.ts';
import type { Chapter, DeepDive, EpisodeSection, Note } from '../model/episode.ts';
import { mintSectionId } from '../model/ids.ts';
import { positionAt, type Position } from '../model/position.ts';
import type { ListItem, ProseNode } from '../model/prose.ts';
import type { SectionKind, Show } from '../model/show.ts';
import type { Stamp } from '../model/time.ts';
import { readCorrection } from './corrections.ts';
import { readSoundbite } from './soundbites.ts';
import { buildBlocks, buildFootnotes, buildItems, buildUnusedFootnotes } from './prose/blocks.ts';
import { endOf, locate, openDocument, startOf, type ProseDocument } from './prose/document.ts';
import { readNoteWords } from './prose/quotations.ts';
import { findBareStamp, looksLikeStamp } from './prose/stamps.ts';
import { buildHeading, readPlainHeading } from './prose/text-blocks.ts';
import type { Folder } from './yaml/files.ts';

/** Where the body of an `episode.md` stands, and what the show calls the known sections. */
export interface EpisodeBodyOptions {
  readonly path: string;
  /** 1-based line of the file where the body begins. */
  readonly firstLine: number;
  readonly headings: Show['sections'];
  /** Where its pictures lie; without it they are not looked for. */
  readonly folder?: Folder;
}

/** What stands in an `episode.md` below its front matter. */
export interface EpisodeBody {
  /** What stands before the first `##`. */
  readonly summary: readonly ProseNode[];
  readonly sections: readonly EpisodeSection[];
}

/** Headings of the known sections, as people write them. */
export const knownHeadings: Readonly<Record<SectionKind, string>> = {
  takeaways: 'Takeaways',
  'deep-dives': 'Deep dives',
  chapters: 'Chapters',
  notes: 'Notes',
  corrections: 'Corrections',
};

/** What one part of a section is called in messages, and many. */
const partNames: Readonly<Record<SectionKind, readonly [string, string]>> = {
  takeaways: ['this takeaway', 'list items'],
  'deep-dives': ['this deep dive', '### headings'],
  chapters: ['this chapter', 'list items'],
  notes: ['this note', 'list items'],
  corrections: ['this correction', 'list items'],
};

/** Ids that the parts of an episode's page have: no heading may get them. */
const takenIds = [
  ...Object.keys(knownHeadings),
  ...['summary', 'contents', 'transcript', 'references', 'sources', 'player', 'cite', 'downloads', 'main'],
];

type Heading = Extract<RootContent, { type: 'heading' }>;

/** A heading and what stands under it. */
interface Region {
  readonly heading: Heading;
  readonly nodes: readonly RootContent[];
}

/** Cuts nodes at the headings of a level, or above it. */
function divide(nodes: readonly RootContent[], level: number): { before: RootContent[]; regions: Region[] } {
  const before: RootContent[] = [];
  const regions: (Region & { nodes: RootContent[] })[] = [];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth <= level) regions.push({ heading: node, nodes: [] });
    else (regions.at(-1)?.nodes ?? before).push(node);
  }
  return { before, regions };
}

const fold = (heading: string): string => heading.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The parts of an episode's body, read one after the other. */
class BodyReader {
  private readonly document: ProseDocument;
  private readonly kinds = new Map<string, SectionKind>();
  private readonly names: string[];
  private readonly seen = new Set<SectionKind>();

  constructor(document: ProseDocument, headings: Show['sections']) {
    this.document = document;
    this.names = [...Object.values(knownHeadings), ...Object.values(headings)];
    for (const [kind, name] of Object.entries(knownHeadings)) this.kinds.set(fold(name), kind as SectionKind);
    for (const [kind, name] of Object.entries(headings)) this.kinds.set(fold(name), kind as SectionKind);
  }

  /** Blocks with the footnotes that they were the first to refer to. */
  private build(nodes: readonly RootContent[]): ProseNode[] {
    return [...buildBlocks(this.document, nodes).nodes, ...buildFootnotes(this.document)];
  }

  private at(node: RootContent): Position {
    return locate(this.document, startOf(node));
  }

  /** The words of a section's heading; it is plain text, so anything else in it is reported. */
  private readHeading(heading: Heading): string {
    const { block } = readPlainHeading(this.document, heading);
    const position = this.at(heading);
    const report = (what: string): void => {
      this.document.messages.push(
        describe('plain-heading', position, { what, place: 'the heading of a section' }),
      );
    };
    if (heading.depth === 1)
      this.document.messages.push(
        describe('heading-level', position, { level: 1 }, 'sections begin with ##'),
      );
    if (block.citations.length > 0) report('a citation');
    if (block.marks.some(({ kind }) => kind === 'image' || kind === 'footnote'))
      report('an image or footnote');
    if (looksLikeStamp(block.text)) report('the time');
    return block.text;
  }

  /** The kind of section that a heading stands for, with a word on headings that nearly are one. */
  private kindOf(heading: string, node: Heading): SectionKind | 'other' {
    const position = this.at(node);
    const kind = this.kinds.get(fold(heading));
    if (!kind) {
      const hint = didYouMean(heading, this.names);
      const right = misspelt(heading, this.names);
      const source = this.document.source.text.slice(startOf(node), endOf(node));
      const fix =
        right === undefined
          ? undefined
          : fixTo(
              source,
              source.replace(heading, () => right),
            );
      if (hint) this.document.messages.push(describe('unknown-section', position, { heading }, hint, fix));
      return 'other';
    }
    if (this.seen.has(kind))
      this.document.messages.push(describe('duplicate-section', position, { heading }));
    return kind;
  }

  private reportMissing(
    kind: SectionKind,
    position: Position,
    stamp: Stamp | undefined,
    badStamp: boolean,
    node: Nodes | undefined,
  ): void {
    if (stamp || badStamp) return;
    const source = node === undefined ? '' : this.document.source.text.slice(startOf(node), endOf(node));
    const bare = findBareStamp(source.slice(0, 80).replace(/^(?:#+|[-*+]|\d+[.)])[ \t]+/, ''));
    const hint = bare === undefined ? undefined : `write ${bare}`;
    this.document.messages.push(describe('missing-stamp', position, { item: partNames[kind][0] }, hint));
  }

  private reportEmpty(kind: SectionKind, heading: string, position: Position, count: number): void {
    if (count > 0) return;
    this.document.messages.push(describe('empty-section', position, { heading, items: partNames[kind][1] }));
  }

  /** The items of the lists in a section, and what stands before and after the first of them. */
  private readItems(kind: SectionKind, nodes: readonly RootContent[]) {
    const intro: ProseNode[] = [];
    const outro: ProseNode[] = [];
    const items: ListItem[] = [];
    let found = false;
    for (const node of nodes) {
      if (node.type !== 'list') (found ? outro : intro).push(...buildBlocks(this.document, [node]).nodes);
      else
        for (const [index, { item, badStamp }] of buildItems(this.document, node).entries()) {
          found = true;
          this.reportMissing(kind, item.position, item.stamp, badStamp, node.children[index]);
          items.push(item);
        }
    }
    outro.push(...buildFootnotes(this.document));
    return { items, intro, ...(outro.length > 0 ? { outro } : {}) };
  }

  private readDive({ heading, nodes }: Region): DeepDive {
    const { node, badStamp } = buildHeading(this.document, heading);
    const position = this.at(heading);
    this.reportMissing('deep-dives', position, node.stamp, badStamp, heading);
    const { stamp } = node;
    return { id: node.id, heading: node, ...(stamp ? { stamp } : {}), body: this.build(nodes), position };
  }

  /** A chapter is a time and a title; what else its item holds is reported. */
  private readChapter({ stamp, children, position }: ListItem): Chapter {
    const [first, ...others] = children;
    const block = first?.type === 'paragraph' || first?.type === 'heading' ? first.block : undefined;
    const report = (what: string): void => {
      this.document.messages.push(
        describe('plain-heading', position, { what, place: 'the title of a chapter' }),
      );
    };
    if (others.length > 0 || !block) report('more than one line');
    if (block && block.citations.length > 0) report('a citation');
    return { title: block?.text.trim() ?? '', ...(stamp ? { stamp } : {}), position };
  }

  private readNote(item: ListItem, number: number): Note {
    const [first] = item.children;
    const id = this.document.slug(`note ${number}`);
    const text = first?.type === 'paragraph' ? first.block.text : '';
    const words = readNoteWords(text);
    if (!words || !item.stamp || first?.type !== 'paragraph') return { id, item };
    const position = positionAt(first.block.positions, words.start);
    const quoted = text.slice(words.start, words.end).replace(/\s+/g, ' ');
    return { id, item, quotation: { stamp: item.stamp, words: quoted, position } };
  }

  readContents(kind: SectionKind | 'other', nodes: readonly RootContent[]) {
    const { messages } = this.document;
    switch (kind) {
      case 'takeaways': {
        const { items, ...around } = this.readItems(kind, nodes);
        return { kind, items: items.map((item) => readSoundbite(item, messages)), ...around };
      }
      case 'deep-dives': {
        const { before, regions } = divide(nodes, 3);
        return { kind, intro: this.build(before), dives: regions.map((region) => this.readDive(region)) };
      }
      case 'chapters': {
        const { items, intro, outro } = this.readItems(kind, nodes);
        const chapters = items.map((item) => this.readChapter(item));
        return { kind, chapters, ...(intro.length > 0 ? { intro } : {}), ...(outro ? { outro } : {}) };
      }
      case 'notes': {
        const { items, ...around } = this.readItems(kind, nodes);
        return { kind, notes: items.map((item, index) => this.readNote(item, index + 1)), ...around };
      }
      case 'corrections': {
        const { items, ...around } = this.readItems(kind, nodes);
        return { kind, corrections: items.map((item) => readCorrection(item, messages)), ...around };
      }
      case 'other':
        return { kind, body: this.build(nodes) };
    }
  }

  private readSection({ heading: node, nodes }: Region): EpisodeSection {
    const position = this.at(node);
    const heading = this.readHeading(node);
    const kind = this.kindOf(heading, node);
    const id = kind === 'other' || this.seen.has(kind) ? this.document.slug(heading) : mintSectionId(kind);
    if (kind !== 'other') this.seen.add(kind);
    const contents = this.readContents(kind, nodes);
    if (kind !== 'other') this.reportEmpty(kind, heading, position, countParts(contents));
    return { id, heading, position, ...contents };
  }

  read(): EpisodeBody {
    const { before, regions } = divide(this.document.root.children, 2);
    const summary = this.build(before);
    const sections = regions.map((region) => this.readSection(region));
    const unused = buildUnusedFootnotes(this.document);
    if (unused.length === 0) return { summary, sections };
    const last = sections.pop();
    if (!last) return { summary: [...summary, ...unused], sections };
    return { summary, sections: [...sections, appendNodes(last, unused)] };
  }
}

/** How many items, dives, chapters … a section holds. */
function countParts(section: ReturnType<BodyReader['readContents']>): number {
  switch (section.kind) {
    case 'takeaways':
      return section.items.length;
    case 'deep-dives':
      return section.dives.length;
    case 'chapters':
      return section.chapters.length;
    case 'notes':
      return section.notes.length;
    case 'corrections':
      return section.corrections.length;
    case 'other':
      return section.body.length;
  }
}

/** A section with nodes at its end. */
function appendNodes(section: EpisodeSection, nodes: readonly ProseNode[]): EpisodeSection {
  if (section.kind === 'other') return { ...section, body: [...section.body, ...nodes] };
  if (section.kind !== 'deep-dives') return { ...section, outro: [...(section.outro ?? []), ...nodes] };
  const last = section.dives.at(-1);
  if (!last) return { ...section, intro: [...section.intro, ...nodes] };
  return { ...section, dives: [...section.dives.slice(0, -1), { ...last, body: [...last.body, ...nodes] }] };
}

/**
 * Reads the body of an `episode.md`: the summary, and the sections below it. Known sections are recognised by
 * their English headings and the show's own, in any case; others are kept as they stand. Never throws; an item
 * without a time is kept in its place and reported.
 */
export function parseEpisodeBody(markdown: string, options: EpisodeBodyOptions): Parsed<EpisodeBody> {
  const { path, firstLine, headings, folder } = options;
  const document = openDocument(
    markdown,
    { path, firstLine, idPrefix: 'b', ...(folder === undefined ? {} : { folder }) },
    { taken: takenIds, timed: true },
  );
  const value = new BodyReader(document, headings).read();
  return { value, messages: sortMessages(document.messages) };
}
