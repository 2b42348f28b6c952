import { formatTimecode, type Seconds } from '../model/time.ts';
import type { Html } from '../model/view/parts.ts';
import { element, writeHtml, type Element } from './hast.ts';
import { drawLane } from './timeline.ts';

/** An episode in the picture of a term: a tick per mention. `duration` in seconds. */
export interface MentionRow {
  readonly label: string;
  readonly href: string;
  readonly duration: Seconds;
  readonly ticks: readonly {
    readonly time: Seconds;
    /** Its time is not confirmed. */
    readonly approximate?: boolean;
    readonly label: string;
    readonly href: string;
  }[];
}

/** An episode as a column: how often the term occurs in it. */
export interface MentionColumn {
  readonly label: string;
  /** When it appeared, as shown. */
  readonly date: string;
  readonly count: number;
  /** Where its mentions stand; absent where there are none. */
  readonly href?: string;
}

/** More ticks than this are one line of the drawing, not a link each. */
const mostTickLinks = 24;
/** More columns than this could not be told apart with a pointer: neighbours then share a link. */
const mostColumnLinks = 100;
/** Width and height of a column, in units of its drawing; a share of its width is left blank. */
const column = { height: 100, share: 0.78, least: 3 } as const;
/** A column is not wider than this; CSS pixels. */
const widestColumn = 20;

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

const hundredth = (value: number): number => Math.round(value * 100) / 100;

/** Ticks as one path: nobody can point at one of hundreds, and a link each would weigh. */
function drawTicks(ticks: readonly Seconds[], duration: Seconds): Element {
  const places = [
    ...new Set(ticks.map((time) => Math.round(Math.max(0, Math.min(1, time / duration)) * 1000))),
  ];
  return element(
    'svg',
    {
      className: ['timeline', 'ticks'],
      width: '100%',
      height: 16,
      viewBox: '0 0 1000 16',
      preserveAspectRatio: 'none',
      role: 'img',
      ariaLabel: describeTicks(ticks),
      focusable: 'false',
    },
    [
      element('line', { className: ['axis'], x1: 0, x2: 1000, y1: 8, y2: 8 }),
      element('path', { d: places.map((x) => `M${x} 2v12`).join('') }),
    ],
  );
}

function describeTicks(ticks: readonly Seconds[]): string {
  const [first, last] = [Math.min(...ticks), Math.max(...ticks)].map((time) => formatTimecode(time));
  return ticks.length === 1 ? `At ${first}` : `${ticks.length} mentions, from ${first} to ${last}`;
}

/** The mentions of one episode over its time, as one small drawing. `times` in seconds, at least one. */
export const renderMentionStrip = (row: {
  readonly duration: Seconds;
  readonly times: readonly Seconds[];
}): Html => writeHtml([drawTicks(row.times, row.duration)]);

function drawRow(row: MentionRow): Element {
  const marks = row.ticks.map(({ time, ...tick }) => ({ start: time, ...tick, kind: 'term' }));
  return element('li', { className: ['timeline-lane'] }, [
    element('a', { className: ['timeline-label'], href: row.href, dir: 'auto' }, [row.label]),
    marks.length > mostTickLinks
      ? drawTicks(
          row.ticks.map(({ time }) => time),
          row.duration,
        )
      : drawLane({ label: `Mentions in ${row.label}`, marks }, row.duration),
  ]);
}

/** Neighbouring columns that share a link: to the first of them in which the term occurs. */
function linkColumns(
  columns: readonly MentionColumn[],
): readonly { readonly from: number; readonly to: number }[] {
  const size = Math.ceil(columns.length / mostColumnLinks);
  return Array.from({ length: Math.ceil(columns.length / size) }, (_, index) => ({
    from: index * size,
    to: Math.min(columns.length, (index + 1) * size),
  }));
}

function describeColumns(shared: readonly MentionColumn[]): string {
  const [first, last] = [shared[0], shared.at(-1)];
  const count = shared.reduce((sum, one) => sum + one.count, 0);
  return shared.length === 1
    ? `${first?.label}, ${first?.date}: ${times(count)}`
    : `${shared.length} episodes, ${first?.date} to ${last?.date}: ${times(count)}`;
}

function drawColumns(columns: readonly MentionColumn[], most: number): Element {
  const bars = columns.flatMap(({ count }, index) => {
    if (count === 0) return [];
    const height = Math.max(column.least, hundredth((count / most) * column.height));
    const left = hundredth(index + (1 - column.share) / 2);
    return [`M${left} ${column.height}v${-height}h${column.share}v${height}z`];
  });
  const links = linkColumns(columns).flatMap(({ from, to }) => {
    const shared = columns.slice(from, to);
    const href = shared.find((one) => one.href !== undefined)?.href;
    if (href === undefined) return [];
    const label = describeColumns(shared);
    const target = element('rect', { x: from, y: 0, width: to - from, height: column.height });
    return [element('a', { href, ariaLabel: label }, [element('title', {}, [label]), target])];
  });
  return element(
    'svg',
    {
      className: ['columns'],
      width: columns.length * widestColumn,
      height: 56,
      viewBox: `0 0 ${columns.length} ${column.height}`,
      preserveAspectRatio: 'none',
      role: 'group',
      ariaLabel: 'How often in each episode, oldest first',
      focusable: 'false',
    },
    [element('path', { className: ['bars'], d: bars.join('') }), ...links],
  );
}

/**
 * A term over the episodes of a show: a column per episode in the order given, those without it too, each leading to
 * its mentions. Says the same in a sentence. Nothing to be drawn for one episode.
 */
export function renderMentionColumns(columns: readonly MentionColumn[]): Html {
  const heard = columns.filter(({ count }) => count > 0);
  const most = heard.toSorted((a, b) => b.count - a.count)[0];
  const [first, last] = [columns[0], columns.at(-1)];
  if (columns.length < 2 || most === undefined || !first || !last) return '';
  return writeHtml([
    element('figure', { className: ['mention-columns'] }, [
      element('div', { className: ['columns-over-time'], dir: 'ltr' }, [
        drawColumns(columns, most.count),
        element('p', { className: ['columns-ends'] }, [
          element('span', {}, [first.date]),
          element('span', {}, [last.date]),
        ]),
      ]),
      element('figcaption', {}, [
        `In ${heard.length} of ${columns.length} episodes. Most in `,
        element('a', { href: most.href, dir: 'auto' }, [most.label]),
        `, ${times(most.count)}.`,
      ]),
    ]),
  ]);
}

/** Where a term is heard: a row per episode, a tick per mention. The concordance below is its text equivalent. */
export function renderMentionRows({ rows }: { readonly rows: readonly MentionRow[] }): Html {
  if (rows.length === 0) return '';
  return writeHtml([
    element('figure', { className: ['mention-rows'], ariaLabel: 'Mentions over time' }, [
      element('ol', { className: ['timeline-lanes'], dir: 'ltr' }, rows.map(drawRow)),
    ]),
  ]);
}
