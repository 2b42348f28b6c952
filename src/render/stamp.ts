import { formatIsoDuration, formatTimecode, type Seconds, type Stamp } from '../model/time.ts';
import type { StampView } from '../model/view/parts.ts';
import { element, type Element } from './hast.ts';

/** HTML id of a second, as W3C Media Fragments has it: `t=754`. */
export function timeId(time: Seconds): string {
  return `t=${Math.max(0, Math.floor(time))}`;
}

/**
 * A stamp as pages show it: `2:05`, "about 12:04" when it is not confirmed.
 * @param page Address of the episode's page; nothing for the page it stands on.
 */
export function viewStamp(stamp: Stamp, page = ''): StampView {
  const label = formatTimecode(stamp.start);
  return {
    href: `${page}#${timeId(stamp.start)}`,
    label: stamp.approximate ? `about ${label}` : label,
    start: stamp.start,
    ...(stamp.end === undefined ? {} : { end: stamp.end }),
    approximate: stamp.approximate,
  };
}

/** Seconds for a script to read, at most to the millisecond. */
export const seconds = (time: Seconds): string => String(Math.round(time * 1000) / 1000);

/** The link that plays from a stamp's time. */
export function stampElement(stamp: StampView): Element {
  return element(
    'a',
    {
      className: stamp.approximate ? ['stamp', 'stamp-approximate'] : ['stamp'],
      id: stamp.id,
      href: stamp.href,
      dataT: seconds(stamp.start),
      dataTEnd: stamp.end === undefined ? undefined : seconds(stamp.end),
    },
    [element('time', { dateTime: formatIsoDuration(stamp.start) }, [stamp.label])],
  );
}
