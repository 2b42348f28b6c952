import type { TimedKind } from '../../src/model/timed-items.ts';
import { formatTimecode, type Seconds } from '../../src/model/time.ts';
import {
  isFound,
  type LocatedEpisode,
  type LocatedList,
  type Proposal,
} from '../../src/site/locate-episode.ts';
import { lineAt, type SpokenLine } from '../../src/site/spoken-lines.ts';
import { alignLeft, alignRight, cutToWidth, plain, widthOf } from './columns.ts';
import { itemText } from './item-text.ts';

/** How sure a proposal is, in a word. */
export function describeConfidence(confidence: number): string {
  if (confidence >= 0.8) return 'sure';
  if (confidence >= 0.6) return 'likely';
  return confidence >= 0.35 ? 'perhaps' : 'a guess';
}

/** `12:04`, or of what has an end `12:04–15:30`. */
export const formatSpan = ({ start, end }: { readonly start: Seconds; readonly end?: Seconds }): string =>
  `${formatTimecode(start)}${end === undefined ? '' : `–${formatTimecode(end)}`}`;

/** What a line of the transcript says, and who. */
export function formatLine(line: SpokenLine, nameOf: (speaker: string) => string): string {
  const speaker = line.speaker === undefined ? '' : `${plain(nameOf(line.speaker))}: `;
  return speaker + plain(line.text);
}

/** Headings of lists. */
export const listNames: Readonly<Record<TimedKind, string>> = {
  takeaway: 'Takeaways',
  'deep-dive': 'Deep dives',
  chapter: 'Chapters',
};

/** What the table is made of. */
export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly nameOf: (speaker: string) => string;
  /** Which proposals stand in it. */
  readonly isShown: (proposal: Proposal) => boolean;
}

/** `sure 0.91`; nothing to go by is said, too. */
const sureness = (proposal: Proposal): string =>
  isFound(proposal)
    ? `${alignLeft(describeConfidence(proposal.confidence), 7)} ${proposal.confidence.toFixed(2)}`
    : 'not found';

/** Two lines of an item: when, how sure, what it says; and what is said then. */
function describeProposal(
  proposal: Proposal,
  lines: readonly SpokenLine[],
  timeWidth: number,
  { width, nameOf }: TableOptions,
): readonly string[] {
  const found = isFound(proposal);
  const time = alignRight(found ? formatSpan(proposal) : '–', timeWidth);
  const left = `  ${time}  ${alignLeft(sureness(proposal), 12)}  `;
  const room = Math.max(20, width - widthOf(left));
  const { stamp } = proposal.item;
  const now = stamp === undefined ? '' : `(now about ${formatTimecode(stamp.start)}) `;
  const first = left + cutToWidth(now + itemText(proposal.item), room);
  const line = found ? lines[lineAt(lines, proposal.start)] : undefined;
  if (line === undefined) return [first];
  return [first, ' '.repeat(widthOf(left)) + cutToWidth(`“${formatLine(line, nameOf)}”`, room)];
}

function describeList(
  { kind, ordered, proposals }: LocatedList,
  lines: readonly SpokenLine[],
  options: TableOptions,
): readonly string[] {
  const shown = proposals.filter(options.isShown);
  if (shown.length === 0) return [];
  const timeWidth = Math.max(5, ...shown.map((proposal) => widthOf(formatSpan(proposal))));
  const order =
    kind === 'takeaway'
      ? ordered
        ? ', in the order in which they are heard'
        : ', in any order'
      : ordered
        ? ''
        : ', not in the order in which they are heard';
  return [
    '',
    `${listNames[kind]}${order}`,
    ...shown.flatMap((proposal) => describeProposal(proposal, lines, timeWidth, options)),
  ];
}

/** The proposals of an episode for people to read, a list for each section; nothing where there are none. */
export const formatTable = ({ lists, lines }: LocatedEpisode, options: TableOptions): string =>
  lists
    .flatMap((list) => describeList(list, lines, options))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
