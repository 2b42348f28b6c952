import { formatTimecode, type Seconds } from '../model/time.ts';
import type { Html } from '../model/view/parts.ts';
import { element, writeHtml, type Element } from './hast.ts';

/** Something at a time: a section (with an end), a mention, a citation, somebody who speaks. */
export interface TimelineMark {
  readonly start: Seconds;
  readonly end?: Seconds;
  /** Its time is not confirmed. */
  readonly approximate?: boolean;
  readonly label: string;
  readonly href: string;
  /** For the style sheet: `section`, `term`, `source`, `voice` … Becomes the class `mark-<kind>`. */
  readonly kind: string;
  /** Where what is marked has a page of its own: all marks of one page are places of one thing. */
  readonly page?: string;
}

/** A row of the picture: marks of one kind, and its name. */
export interface TimelineLane {
  readonly label: string;
  readonly marks: readonly TimelineMark[];
  /**
   * The marks are places of things that have pages: the list names each thing once, with all of its times, and the
   * places of a thing can be seen together. `one` is what one of them is called: "term"; `asks`: the reader can choose
   * one from all of them.
   */
  readonly things?: { readonly one: string; readonly asks?: boolean };
}

/** An episode over its time, lane by lane. */
export interface EpisodeMap {
  readonly duration: Seconds;
  readonly lanes: readonly TimelineLane[];
  /** Name of the whole picture; "The episode over time" by default. */
  readonly label?: string;
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

/** Of marks that would lie on each other, what can be seen: the first. The list has all of them. */
function thinMarks(marks: readonly TimelineMark[], duration: Seconds): readonly TimelineMark[] {
  const taken = new Set<number>();
  return marks.filter(({ start, end }) => {
    const place = Math.round(start / (duration * visibleShare));
    const isFree = end !== undefined || !taken.has(place);
    taken.add(place);
    return isFree;
  });
}

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

/** Over longer pauses than this share of the picture nobody speaks on. */
const longestPause = 1 / 40;

/** A lane with as many marks as can be told apart: who speaks throughout is seen to, if not every turn of it. */
function thinLane({ label, marks }: TimelineLane, duration: Seconds): TimelineLane {
  let joined = joinMarks(marks, duration * visibleShare);
  for (let share = 2 * visibleShare; joined.length > mostMarks && share <= longestPause; share *= 2)
    joined = joinMarks(marks, duration * share);
  // labels that alternate in one lane cannot be joined: the longest can be seen
  const longest = joined.toSorted((a, b) => endOf(b) - b.start - (endOf(a) - a.start));
  const shown = new Set(longest.slice(0, mostMarks));
  return { label, marks: joined.filter((mark) => shown.has(mark)) };
}

/**
 * Lanes with as many marks as the picture can show: neighbours (in order of time) of one label are joined where the
 * pause between them is too short to be seen, or where there are too many to be told apart; of what is left the
 * longest stay. `duration` is the picture's width in seconds.
 */
export const thinLanes = (lanes: readonly TimelineLane[], duration: Seconds): readonly TimelineLane[] =>
  lanes.map((lane) => thinLane(lane, duration));

/** Class names are ours: whatever else a kind holds is left out. */
const className = (kind: string): string => `mark-${kind.toLowerCase().replace(/[^a-z0-9-]+/g, '-')}`;

/** What a lane's marks are places of, in the order of the alphabet that a reader of the list looks through. */
interface Thing {
  readonly label: string;
  readonly page: string;
  readonly marks: readonly TimelineMark[];
}

function thingsOf({ marks }: TimelineLane): readonly Thing[] {
  const things = Map.groupBy(marks, ({ page, label }) => page ?? label);
  return [...things]
    .map(([page, places]) => ({ label: places[0]?.label ?? '', page, marks: places }))
    .sort((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1));
}

/** `2:05`, "about 12:04" for what is not confirmed. */
const labelTime = ({ start, approximate }: TimelineMark): string =>
  `${approximate === true ? 'about ' : ''}${formatTimecode(start)}`;

function drawMark(mark: TimelineMark, duration: Seconds, thing = -1): Element {
  const label = `${labelTime(mark)} ${mark.label}`;
  // The same links stand in the list below, where the keyboard finds them: the picture adds no stops.
  return element(
    'a',
    {
      href: mark.href,
      className: [className(mark.kind)],
      tabIndex: -1,
      ariaLabel: label,
      dataThing: thing < 0 ? undefined : String(thing),
    },
    [element('title', {}, [label]), ...drawShape(mark, duration)],
  );
}

/** A lane: its axis, and as many of its marks as can be seen. */
export function drawLane(lane: TimelineLane, duration: Seconds): Element {
  const things = lane.things === undefined ? [] : thingsOf(lane);
  const indices = new Map(things.flatMap(({ marks }, index) => marks.map((mark) => [mark, index])));
  return element(
    'svg',
    {
      className: ['timeline'],
      width: '100%',
      height,
      role: 'group',
      ariaLabel: lane.label,
      focusable: 'false',
      dataList: lane.things && listName(lane.things.one),
    },
    [
      element('line', { className: ['axis'], x1: 0, x2: '100%', y1: height / 2, y2: height / 2 }),
      ...thinMarks(lane.marks, duration).map((mark) => drawMark(mark, duration, indices.get(mark))),
    ],
  );
}

/** Steps that a scale of time goes in; seconds. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400];
const mostSteps = 6;

/** The scale below the lanes: quiet ticks, and every other time where there is little room. */
function drawScale(duration: Seconds): Element {
  const step = steps.find((length) => duration / length <= mostSteps) ?? duration;
  const count = Math.floor(duration / step) + 1;
  const ticks = Array.from({ length: count }, (_, index) => {
    const time = index * step;
    const x = percent(time, duration);
    // a label in the middle of its tick would stick out at either end
    const anchor = index === 0 ? 'start' : time > duration * 0.95 ? 'end' : 'middle';
    return element('g', { className: index % 2 === 0 ? undefined : ['odd'] }, [
      element('line', { x1: x, x2: x, y1: 0, y2: 4 }),
      element('text', { x, y: 15, textAnchor: anchor }, [formatTimecode(time)]),
    ]);
  });
  return element(
    'svg',
    { className: ['timeline-scale'], width: '100%', height: 18, ariaHidden: 'true', focusable: 'false' },
    ticks,
  );
}

function listMarks(marks: readonly TimelineMark[]): Element {
  const items = marks.map((mark) =>
    element('li', {}, [element('a', { href: mark.href }, [`${labelTime(mark)} ${mark.label}`])]),
  );
  return element('ul', {}, items);
}

/** What ties a lane's picture, list and question together. */
const listName = (one: string): string => `timeline-${one}s`;

/** Each thing once, with the times of its places. */
function listThings(things: readonly Thing[], kind: string): Element {
  const items = things.map(({ label, page, marks }) =>
    element('li', {}, [
      element('a', { className: [kind], href: page, dir: 'auto' }, [label]),
      ...marks.flatMap((mark) => {
        const time = labelTime(mark);
        const ariaLabel = `Play from ${time}`;
        return [' ', element('a', { className: ['stamp'], href: mark.href, ariaLabel }, [time])];
      }),
    ]),
  );
  return element('ul', { className: [listName(kind)] }, items);
}

/** Asks for the places of one thing. It is shown by the script that answers. */
function drawQuestion(lane: TimelineLane): Element | undefined {
  if (lane.things?.asks !== true) return undefined;
  const options = thingsOf(lane).map(({ label, marks }, index) =>
    element('option', { value: String(index) }, [marks.length > 1 ? `${label} (${marks.length})` : label]),
  );
  const dataList = listName(lane.things.one);
  return element('p', { className: ['timeline-question', 'screen-only'], hidden: true, dataList }, [
    element('label', { dir: 'auto' }, [
      `Where a ${lane.things.one} comes up: `,
      element('select', { autoComplete: 'off' }, [
        element('option', { value: '' }, ['choose one']),
        ...options,
      ]),
    ]),
    ' ',
    element('span', { className: ['timeline-places'] }, []),
  ]);
}

/**
 * The episode over time, full measure: a lane per kind of thing, each mark a link, a scale, and the same as a folded
 * list, which has all that the picture has no room for. Colours, sizes and dark mode are the style sheet's; time runs
 * from left to right in every script.
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
      lane.things === undefined ? listMarks(lane.marks) : listThings(thingsOf(lane), lane.things.one),
    ]),
  ]);
  return writeHtml([
    element('figure', { className: ['episode-map'], ariaLabel: label, dataLength: String(duration) }, [
      element('div', { className: ['timeline-lanes'], dir: 'ltr' }, [
        ...rows,
        element('div', { className: ['timeline-lane'] }, [element('span', {}, []), drawScale(duration)]),
      ]),
      ...shown.map(drawQuestion),
      list,
    ]),
  ]);
}
