import { formatTimecode, type Seconds } from '../../model/time.ts';

const namespace = 'http://www.w3.org/2000/svg';
/** Height of the strip and width of a tick, in parts of a strip that is 1,000 wide. */
const [width, tick] = [1000, 5];

/**
 * Where in an episode its hits are: a line as long as the episode, a tick per hit, darker where they are dense.
 * `undefined` where nothing has a time, or the episode no length.
 */
export function drawHitStrip(times: readonly Seconds[], duration: Seconds): SVGElement | undefined {
  const within = times.filter((time) => time <= duration);
  if (within.length === 0 || duration <= 0) return undefined;
  const strip = document.createElementNS(namespace, 'svg');
  strip.setAttribute('class', 'hit-strip');
  strip.setAttribute('viewBox', `0 0 ${width} 10`);
  strip.setAttribute('preserveAspectRatio', 'none');
  strip.setAttribute('role', 'img');
  const count = within.length === 1 ? 'One place' : `${within.length} places`;
  const [first, last] = [Math.min(...within), Math.max(...within)];
  const span =
    first === last
      ? `at ${formatTimecode(first)}`
      : `from ${formatTimecode(first)} to ${formatTimecode(last)}`;
  strip.setAttribute('aria-label', `${count} ${span} of ${formatTimecode(duration)}`);
  const axis = document.createElementNS(namespace, 'path');
  axis.setAttribute('class', 'axis');
  axis.setAttribute('d', `M0 5H${width}`);
  const ticks = document.createElementNS(namespace, 'path');
  ticks.setAttribute('class', 'ticks');
  const places = new Set(within.map((time) => Math.round((time / duration) * (width - tick))));
  ticks.setAttribute('d', Array.from(places, (x) => `M${x + tick / 2} 0V10`).join(''));
  strip.append(axis, ticks);
  return strip;
}
