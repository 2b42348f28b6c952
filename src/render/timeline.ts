import { formatTimecode, type Seconds } from '../model/time.ts';
import type { Html } from '../model/view.ts';
import { element, writeHtml, type Element } from './hast.ts';

/** Something at a time: a section (with an end), a mention, a citation, somebody who speaks. */
export interface TimelineMark {
  readonly start: Seconds;
  readonly end?: Seconds;
  readonly label: string;
  readonly href: string;
  /** For the style sheet: `section`, `term`, `source`, `voice` … Becomes the class `mark-<kind>`. */
  readonly kind: string;
}

/** A row of the picture: marks of one kind, and its name. */
export interface TimelineLane {
  readonly label: string;
  readonly marks: readonly TimelineMark[];
}

/** An episode over its time, lane by lane. */
export interface EpisodeMap {
  readonly duration: Seconds;
  readonly lanes: readonly TimelineLane[];
  /** Name of the whole picture; "The episode over time" by default. */
  readonly label?: string;
}

/** An episode in the picture of a term: a tick per mention. `duration` in seconds. */
export interface MentionRow {
  readonly label: string;
  readonly href: string;
  readonly duration: Seconds;
  readonly ticks: readonly { readonly time: Seconds; readonly label: string; readonly href: string }[];
}

/** A place on the picture's width. Per cent need no view box, so that nothing is distorted at any width. */
const percent = (time: Seconds, duration: Seconds): string =>
  `${Math.round(Math.max(0, Math.min(1, duration > 0 ? time / duration : 0)) * 10_000) / 100}%`;

const height = 16;

/** Shape of a mark: a bar from start to end, or a tick. A bar is drawn over a tick, so that it never vanishes. */
function drawShape(mark: TimelineMark, duration: Seconds): Element[] {
  const x = percent(mark.start, duration);
  const tick = element('rect', { className: ['tick'], x, y: 2, width: 2, height: height - 4 });
  if (mark.end === undefined || mark.end <= mark.start) return [tick];
  const end = Math.min(mark.end, duration);
  const width = percent(Math.max(0, end - mark.start), duration);
  return [tick, element('rect', { className: ['bar'], x, y: 2, width, height: height - 4, rx: 1 })];
}

/** A talk may have a thousand turns, and the picture is some hundred pixels wide: what nobody sees only weighs. */
const mostMarks = 48;
const visibleShare = 1 / 350;

const endOf = ({ start, end }: TimelineMark): Seconds => end ?? start;

/** Joins neighbours of one label over pauses too short to be seen. */
function joinMarks(marks: readonly TimelineMark[], pause: Seconds): TimelineMark[] {
  const joined: TimelineMark[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (last === undefined || last.label !== mark.label || mark.start - endOf(last) > pause)
      joined.push(mark);
    else joined[joined.length - 1] = { ...last, end: Math.max(endOf(last), endOf(mark)) };
  }
  return joined;
}

/**
 * Lanes with as many marks as the picture can show: neighbours (in order of time) of one label are joined where the
 * pause between them is too short to be seen; of what is left the longest stay. `duration` is the picture's width in
 * seconds.
 */
export function thinLanes(lanes: readonly TimelineLane[], duration: Seconds): readonly TimelineLane[] {
  const joined = lanes.map(({ label, marks }) => ({
    label,
    marks: joinMarks(marks, duration * visibleShare),
  }));
  const longest = joined
    .flatMap(({ marks }) => marks)
    .sort((a, b) => endOf(b) - b.start - (endOf(a) - a.start));
  const shown = new Set(longest.slice(0, mostMarks));
  return joined.map(({ label, marks }) => ({ label, marks: marks.filter((mark) => shown.has(mark)) }));
}

/** Class names are ours: whatever else a kind holds is left out. */
const className = (kind: string): string => `mark-${kind.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`;

function drawMark(mark: TimelineMark, duration: Seconds): Element {
  const label = `${formatTimecode(mark.start)} ${mark.label}`;
  // The same links stand in the list below, where the keyboard finds them: the picture adds no stops.
  return element(
    'a',
    { href: mark.href, className: [className(mark.kind)], tabIndex: -1, ariaLabel: label },
    [element('title', {}, [label]), ...drawShape(mark, duration)],
  );
}

function drawLane(lane: TimelineLane, duration: Seconds): Element {
  return element(
    'svg',
    {
      className: ['timeline'],
      width: '100%',
      height,
      role: 'group',
      ariaLabel: lane.label,
      focusable: 'false',
    },
    [
      element('line', { className: ['axis'], x1: 0, x2: '100%', y1: height / 2, y2: height / 2 }),
      ...lane.marks.map((mark) => drawMark(mark, duration)),
    ],
  );
}

function listMarks(marks: readonly TimelineMark[]): Element {
  const items = marks.map(({ start, label, href }) =>
    element('li', {}, [element('a', { href }, [`${formatTimecode(start)} ${label}`])]),
  );
  return element('ul', {}, items);
}

/**
 * The episode over time, full measure: a lane per kind of thing, each mark a link, and the same as a folded list.
 * Colours, sizes and dark mode are the style sheet's; time runs from left to right in every script.
 */
export function renderEpisodeMap({ duration, lanes, label = 'The episode over time' }: EpisodeMap): Html {
  const shown = lanes.filter((lane) => lane.marks.length > 0);
  if (shown.length === 0 || !(duration > 0)) return '';
  const rows = shown.map((lane) =>
    element('div', { className: ['timeline-lane'] }, [
      element('span', { className: ['timeline-label'], ariaHidden: 'true', dir: 'auto' }, [lane.label]),
      drawLane(lane, duration),
    ]),
  );
  const list = element('details', { className: ['timeline-list'] }, [
    element('summary', {}, [`${label}, as a list`]),
    ...shown.flatMap((lane) => [
      element('p', { className: ['timeline-list-label'] }, [lane.label]),
      listMarks(lane.marks),
    ]),
  ]);
  return writeHtml([
    element('figure', { className: ['episode-map'], ariaLabel: label }, [
      element('div', { className: ['timeline-lanes'], dir: 'ltr' }, rows),
      list,
    ]),
  ]);
}

/** Where a term is heard: a row per episode, a tick per mention. The concordance below is its text equivalent. */
export function renderMentionRows({ rows }: { readonly rows: readonly MentionRow[] }): Html {
  if (rows.length === 0) return '';
  const items = rows.map((row) => {
    const marks = row.ticks.map(({ time, label, href }) => ({ start: time, label, href, kind: 'term' }));
    return element('li', { className: ['timeline-lane'] }, [
      element('a', { className: ['timeline-label'], href: row.href, dir: 'auto' }, [row.label]),
      drawLane({ label: `Mentions in ${row.label}`, marks }, row.duration),
    ]);
  });
  return writeHtml([
    element('figure', { className: ['mention-rows'], ariaLabel: 'Mentions over time' }, [
      element('ol', { className: ['timeline-lanes'], dir: 'ltr' }, items),
    ]),
  ]);
}
