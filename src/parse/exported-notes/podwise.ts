import type { RootContent } from 'mdast';
import type { DraftQuotation, Unplaced } from '../../model/draft.ts';
import { textOfLine, type NoteBlock, type NoteLine } from '../feed/feed-notes.ts';
import { addressesIn, dayOf, durationOf, peopleOf, readTags, unconfirmed } from './described.ts';
import { emptyEpisode, type ExportedEpisode, type ExportedItem } from './exported-episode.ts';
import { blocksOf, blocksOfItem } from './note-blocks.ts';
import type { NotesDocument, NotesRegion } from './notes-document.ts';
import { readQuoted } from './quotations.ts';
import { takeStamp } from './times.ts';

/** Whether notes are those of Podwise: its address in front matter or in their times. */
export const isPodwise = ({ text, fields }: NotesDocument): boolean =>
  [...fields.values()].flat().some((value) => /\bpodwise\.ai\//.test(value)) ||
  /\]\(https:\/\/(?:app\.)?podwise\.ai\/dashboard\/episodes\//.test(text);

/** Parts of an export by their headings, in the languages that Podwise has been seen to write. */
const parts: readonly (readonly [Part, RegExp])[] = [
  ['summary', /^(?:summary|总结|摘要|摘要總結|总览|要約|zusammenfassung|resumen|résumé)$/i],
  [
    'takeaways',
    /^(?:key )?(?:takeaways|要点|要點|关键要点|ポイント|kernaussagen|conclusiones|points clés)$/i,
  ],
  ['questions', /^(?:q\s*&\s*a|questions? (?:and|&) answers?|问答|問答)$/i],
  ['outlines', /^(?:outlines?|chapters?|章节|章節|大纲|大綱|チャプター|アウトライン|kapitel|gliederung)$/i],
  ['keywords', /^(?:keywords?|关键词|關鍵詞|关键字|キーワード|schlüsselwörter|stichwörter)$/i],
  ['highlights', /^(?:highlights?|金句|亮点|亮點|精彩片段|ハイライト)$/i],
  ['transcript', /^(?:transcripts?|transcriptions?|文字稿|文稿|逐字稿|转录|轉錄|文字起こし|transkript)$/i],
];

type Part = 'summary' | 'takeaways' | 'questions' | 'outlines' | 'keywords' | 'highlights' | 'transcript';

const partOf = (title: string): Part | undefined => {
  const plain = title
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[:：]$/, '')
    .trim();
  return parts.find(([, pattern]) => pattern.test(plain))?.[0];
};

/** A part with the headings below its own. */
interface PartRegion {
  readonly part: Part | undefined;
  readonly head: NotesRegion;
  readonly below: readonly NotesRegion[];
}

function divideParts(regions: readonly NotesRegion[]): readonly PartRegion[] {
  const level = Math.min(
    ...regions.filter(({ title }) => partOf(title) !== undefined).map((region) => region.level),
  );
  const found: { part: Part | undefined; head: NotesRegion; below: NotesRegion[] }[] = [];
  for (const region of regions) {
    const part = region.level === level ? partOf(region.title) : undefined;
    if (region.level <= level || found.length === 0) found.push({ part, head: region, below: [] });
    else found.at(-1)?.below.push(region);
  }
  return found;
}

/** Takes the time in front of the first line of blocks. */
function takeItem(blocks: readonly NoteBlock[]): ExportedItem {
  const [head, ...rest] = blocks;
  const [line, ...lines] = head?.lines ?? [];
  const timed = line === undefined ? undefined : takeStamp(line);
  if (head === undefined || timed === undefined) return { blocks };
  const left = [...(timed.rest.length === 0 ? [] : [timed.rest]), ...lines];
  return {
    ...unconfirmed(timed.stamp),
    blocks: [...(left.length === 0 ? [] : [{ ...head, lines: left }]), ...rest],
  };
}

const itemsOf = (document: NotesDocument, nodes: readonly RootContent[]): readonly (readonly NoteBlock[])[] =>
  nodes.flatMap((node) =>
    node.type === 'list'
      ? node.children.map((item) => blocksOfItem(document, item, 0))
      : [blocksOf(document, node)].filter((blocks) => blocks.length > 0),
  );

const asParagraphs = (blocks: readonly NoteBlock[]): readonly NoteBlock[] =>
  blocks.map((block, index) =>
    index === 0 && block.kind === 'item' ? { kind: 'paragraph', depth: 0, lines: block.lines } : block,
  );

const withoutNumber = (line: NoteLine): NoteLine =>
  line.map((words, index) =>
    index === 0 ? { ...words, text: words.text.replace(/^Chapter \d+[:.]\s*/i, '') } : words,
  );

/** An export being read. */
class PodwiseReader {
  readonly summary: NoteBlock[] = [];
  readonly takeaways: ExportedItem[] = [];
  readonly dives: ExportedItem[] = [];
  readonly quotations: DraftQuotation[] = [];
  readonly sections: { heading: string; blocks: readonly NoteBlock[] }[] = [];
  readonly unplaced: Unplaced[] = [];

  private readonly document: NotesDocument;

  constructor(document: NotesDocument) {
    this.document = document;
  }

  private blocks(nodes: readonly RootContent[]): readonly NoteBlock[] {
    return nodes.flatMap((node) => blocksOf(this.document, node));
  }

  private whole({ head, below }: PartRegion): readonly NoteBlock[] {
    return [
      ...this.blocks(head.nodes),
      ...below.flatMap((region) => [
        ...(region.heading === undefined ? [] : blocksOf(this.document, region.heading)),
        ...this.blocks(region.nodes),
      ]),
    ];
  }

  /** In a summary, a line that announces takeaways, and the list below it. */
  private readSummary(region: PartRegion): void {
    const { nodes } = region.head;
    const cut = nodes.findIndex(
      (node, index) =>
        node.type === 'paragraph' &&
        nodes[index + 1]?.type === 'list' &&
        partOf(
          this.blocks([node])
            .flatMap(({ lines }) => lines)
            .map(textOfLine)
            .join(' '),
        ) === 'takeaways',
    );
    this.summary.push(
      ...this.whole({ ...region, head: { ...region.head, nodes: cut < 0 ? nodes : nodes.slice(0, cut) } }),
    );
    if (cut >= 0) this.readTakeaways(nodes.slice(cut + 1));
  }

  private readTakeaways(nodes: readonly RootContent[]): void {
    this.takeaways.push(...itemsOf(this.document, nodes).map((blocks) => takeItem(asParagraphs(blocks))));
  }

  private readDive({ heading, nodes }: NotesRegion): void {
    const [line = []] =
      heading === undefined ? [] : blocksOf(this.document, heading).flatMap(({ lines }) => lines);
    const timed = takeStamp(line);
    const said = takeItem(this.blocks(nodes));
    const stamp = timed === undefined ? said.stamp : unconfirmed(timed.stamp).stamp;
    const title = withoutNumber(timed?.rest ?? line);
    if (/\[ad\]\s*$/i.test(textOfLine(title))) {
      const text = [textOfLine(title), ...said.blocks.flatMap(({ lines }) => lines.map(textOfLine))].join(
        ' ',
      );
      this.unplaced.push({ what: 'advertisement', text });
    } else this.dives.push({ ...(stamp === undefined ? {} : { stamp }), title, blocks: said.blocks });
  }

  private readOutlines({ head, below }: PartRegion): void {
    for (const blocks of itemsOf(this.document, head.nodes)) {
      const { stamp, blocks: said } = takeItem(asParagraphs(blocks));
      const [first, ...rest] = said;
      const [title = [], ...lines] = first?.lines ?? [];
      const more = first === undefined || lines.length === 0 ? rest : [{ ...first, lines }, ...rest];
      this.dives.push({ ...(stamp === undefined ? {} : { stamp }), title, blocks: more });
    }
    for (const region of below) this.readDive(region);
  }

  read(region: PartRegion): void {
    const { part, head } = region;
    switch (part) {
      case 'summary':
        return this.readSummary(region);
      case 'takeaways':
        return this.readTakeaways(head.nodes);
      case 'outlines':
        return this.readOutlines(region);
      case 'highlights':
        for (const blocks of itemsOf(this.document, head.nodes)) {
          const { stamp, blocks: said } = takeItem(blocks);
          const quoted = readQuoted(said);
          if (quoted !== undefined)
            this.quotations.push({ ...quoted, ...(stamp === undefined ? {} : { stamp }) });
        }
        return;
      case 'transcript': {
        const words = this.whole(region)
          .flatMap(({ lines }) => lines.map(textOfLine))
          .join(' ');
        const count = words.split(/\s+/).filter((word) => word !== '').length;
        this.unplaced.push({ what: 'full transcript', text: `${count} words` });
        return;
      }
      case 'questions':
      case 'keywords':
      case undefined: {
        const blocks = this.whole(region);
        const heading = head.level === 0 ? 'More from the notes' : head.title;
        if (blocks.length > 0) this.sections.push({ heading, blocks });
      }
    }
  }
}

/** Reads notes that Podwise exports, of one episode. */
export function readPodwise(document: NotesDocument): readonly ExportedEpisode[] {
  const own = { ...document, unplaced: [] as Unplaced[] };
  const reader = new PodwiseReader(own);
  const regions = divideParts(own.regions);
  for (const region of regions) reader.read(region);
  const say = (...names: readonly string[]): string | undefined =>
    names.map((name) => document.fields.get(name)?.[0]).find((value) => value !== undefined);
  const title =
    say('episode', 'title') ??
    regions.find(({ part, head }) => part === undefined && head.level === 1)?.head.title ??
    '';
  const [show, date, exported] = [
    say('podcast', 'show'),
    dayOf(say('publish-time', 'date', 'published')),
    dayOf(say('save-time')),
  ];
  const duration = durationOf(say('duration'));
  const addresses = [...document.fields.values()].flat().flatMap(addressesIn);
  const { tags, unplaced } = readTags(document.fields.get('tags') ?? []);
  const known = new Set(
    'episode title podcast show publish-time date published save-time duration tags guests guest link'.split(
      ' ',
    ),
  );
  const others = [...document.fields].filter(([name, values]) => !known.has(name) && values.length > 0);
  return [
    {
      ...emptyEpisode,
      title,
      addresses,
      ...(show === undefined ? {} : { show }),
      ...(date === undefined ? {} : { date }),
      ...(duration === undefined ? {} : { duration }),
      ...(exported === undefined ? {} : { exported }),
      guests: peopleOf(document.fields.get('guests') ?? document.fields.get('guest')),
      tags,
      summary: reader.summary,
      takeaways: reader.takeaways,
      dives: reader.dives,
      quotations: reader.quotations,
      sections: reader.sections,
      unplaced: [
        ...document.unplaced,
        ...own.unplaced,
        ...reader.unplaced,
        ...addresses.map((text) => ({ what: 'address', text })),
        ...others.map(([name, values]) => ({ what: 'metadata', text: `${name}: ${values.join(', ')}` })),
        ...unplaced,
      ],
    },
  ];
}
