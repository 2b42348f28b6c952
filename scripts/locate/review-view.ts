import { formatStamp } from '../../src/edit/stamps.ts';
import { formatTimecode, type Seconds } from '../../src/model/time.ts';
import type { TimedKind } from '../../src/model/timed-items.ts';
import { lineAt, type SpokenLine } from '../../src/site/spoken-lines.ts';
import { alignRight, cutToWidth, plain, widthOf, wrap } from './columns.ts';
import { itemText } from './item-text.ts';
import { shownChoice, type Decision, type ReviewState } from './review.ts';
import { describeConfidence, formatLine, formatSpan } from './table.ts';

/** What a review is drawn with. */
export interface ViewOptions {
  readonly width: number;
  readonly lines: readonly SpokenLine[];
  readonly nameOf: (speaker: string) => string;
  /** Keys are pressed one by one; else lines are read. */
  readonly keys: boolean;
  /** Whether something can be played, and whether it plays now. */
  readonly plays: boolean;
  readonly playing: boolean;
}

const kindNames: Readonly<Record<TimedKind, string>> = {
  takeaway: 'takeaway',
  'deep-dive': 'deep dive',
  chapter: 'chapter',
};

/** What can be done, in one line or two. */
export function describeKeys({ keys, plays, playing, width }: ViewOptions): readonly string[] {
  const actions = [
    `${keys ? 'Enter' : 'empty line'} accept`,
    'n next best',
    keys ? '← → line' : '< > line',
    '- + second',
    ...(plays ? [playing ? 'p stop' : 'p play'] : []),
    's skip',
    'u undo',
    'q quit',
    'or type a time: 12:04',
  ];
  const lines: string[] = [];
  for (const action of actions) {
    const line = lines.at(-1);
    const longer = line === undefined ? action : `${line} · ${action}`;
    if (line !== undefined && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(action);
  }
  return lines;
}

/** Where the shown time comes from. */
function describeOrigin(state: ReviewState): string {
  const { items, at, own, choice } = state;
  const entry = items[at];
  const shown = entry?.choices[choice];
  if (own !== undefined) return 'your time';
  if (shown === undefined || entry === undefined) return '';
  if (shown.confidence === undefined) return 'as it is written, not confirmed';
  const count = entry.choices.length;
  const which = count > 1 ? `, ${choice + 1} of ${count} places` : '';
  const isFirst = entry.choices.find(({ confidence }) => confidence !== undefined) === shown;
  const words = isFirst && entry.words.length > 0 ? `: ${entry.words.slice(0, 4).map(plain).join(', ')}` : '';
  return `${describeConfidence(shown.confidence)} ${shown.confidence.toFixed(2)}${which}${words}`;
}

/** The lines around a time: one before, the one that is meant, and as much of the next as has room. */
function drawLines(start: Seconds, { lines, nameOf, width }: ViewOptions): readonly string[] {
  const at = lineAt(lines, start);
  const here = lines[at];
  if (here === undefined) return [];
  const before = lines[at - 1];
  const after = lines[at + 1];
  const timeWidth = Math.max(5, formatTimecode((after ?? here).start).length);
  const margin = ' '.repeat(timeWidth + 4);
  const room = Math.max(20, width - margin.length);
  // a host reads on from the line, so that one has its time and all of its words
  const stamped = (line: SpokenLine, sign: string, most: number): readonly string[] =>
    wrap(formatLine(line, nameOf), room, most).map((text, index) =>
      index === 0 ? `${sign} ${alignRight(formatTimecode(line.start), timeWidth)}  ${text}` : margin + text,
    );
  return [
    ...(before === undefined ? [] : stamped(before, ' ', 1)),
    ...stamped(here, '>', 3),
    ...(after === undefined ? [] : stamped(after, ' ', 1)),
  ];
}

/** The item that is looked at, what is said at its time, and what can be done. */
export function drawItem(state: ReviewState, options: ViewOptions): readonly string[] {
  const { items, at, notice } = state;
  const entry = items[at];
  const said = notice === undefined ? [] : ['', cutToWidth(notice, options.width)];
  if (entry === undefined)
    return ['All are done. Enter ends the review, u takes the last one back.', ...said];
  const { item } = entry;
  const shown = shownChoice(state);
  const what = `${at + 1} of ${items.length}, ${kindNames[item.kind]} ${item.number}`;
  return [
    what,
    ...wrap(itemText(item), options.width, 3),
    '',
    ...(shown === undefined
      ? ['It was not found in the transcript.']
      : [
          cutToWidth(
            `${formatSpan(shown)}  ${options.playing ? 'plays now, ' : ''}${describeOrigin(state)}`,
            options.width,
          ),
          ...drawLines(shown.start, options),
        ]),
    '',
    ...describeKeys(options),
    ...said,
  ];
}

/** A decision in one line: what is written now. */
export function drawDecision(
  { items }: ReviewState,
  { index, changes }: Decision,
  { width }: Pick<ViewOptions, 'width'>,
): string {
  const item = items[index]?.item;
  if (item === undefined) return '';
  const own = changes.find((change) => change.index === index);
  const { stamp } = item;
  const left = stamp === undefined ? 'left without a time' : `left as ${formatStamp(stamp)}`;
  return cutToWidth(`${own === undefined ? left : formatStamp(own.after)}  ${itemText(item)}`, width);
}
