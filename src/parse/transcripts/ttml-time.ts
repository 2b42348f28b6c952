/** How a TTML document counts time. */
export interface TtmlClock {
  /** Frames a second, with the multiplier. */
  readonly frameRate: number;
  readonly subFrameRate: number;
  /** Ticks a second. */
  readonly tickRate: number;
}

const positive = (text: string | undefined): number | undefined => {
  const value = Number(text);
  return text !== undefined && Number.isFinite(value) && value > 0 ? value : undefined;
};

/**
 * The clock that the root's `ttp:` parameters (without prefix) set.
 * @see https://www.w3.org/TR/ttml2/#parameter-vocabulary-attributes
 */
export function clockOf(parameters: Readonly<Record<string, string>>): TtmlClock {
  const [numerator, denominator] = (parameters['frameRateMultiplier'] ?? '').trim().split(/[\s:]{1,5}/);
  const multiplier = (positive(numerator) ?? 1) / (positive(denominator) ?? 1);
  const stated = positive(parameters['frameRate']);
  const frameRate = (stated ?? 30) * multiplier;
  const subFrameRate = positive(parameters['subFrameRate']) ?? 1;
  const tickRate = positive(parameters['tickRate']) ?? (stated === undefined ? 1 : frameRate * subFrameRate);
  return { frameRate, subFrameRate, tickRate };
}

const clockTime = /^(\d{1,5}):(\d{2}):(\d{2})(?:[.,](\d{1,9})|:(\d{2,4})(?:\.(\d{1,4}))?)?$/;
const shortTime = /^(\d{1,5}):(\d{1,2}(?:\.\d{1,9})?)$/;
const offsetTime = /^(\d{1,12}(?:\.\d{1,9})?)(h|m|s|ms|f|t)?$/;

const exact = (seconds: number): number => Math.round(seconds * 1e6) / 1e6;

/**
 * Seconds of a TTML time expression: clock time (`01:02:03.5`, `01:02:03:12` with frames) or offset time (`3.5s`,
 * `250ms`, `12f`, `900t`). Apple also writes `1:02.5` and seconds without a metric. Anything else is `undefined`.
 * @see https://www.w3.org/TR/ttml2/#timing-value-time-expression
 */
export function parseTtmlTime(text: string, clock: TtmlClock): number | undefined {
  const value = text.trim();
  const long = clockTime.exec(value);
  if (long) {
    const [, hours, minutes, seconds, fraction = '0', frames = '0', subFrames = '0'] = long;
    if (Number(minutes) > 59 || Number(seconds) > 60) return undefined;
    const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    const parts = (Number(frames) + Number(subFrames) / clock.subFrameRate) / clock.frameRate;
    return exact(whole + Number(`0.${fraction}`) + parts);
  }
  const short = shortTime.exec(value);
  if (short) return Number(short[2]) < 60 ? exact(Number(short[1]) * 60 + Number(short[2])) : undefined;
  const offset = offsetTime.exec(value);
  if (!offset) return undefined;
  const units = {
    h: 3600,
    m: 60,
    s: 1,
    ms: 0.001,
    f: 1 / clock.frameRate,
    t: 1 / clock.tickRate,
  } as const;
  return exact(Number(offset[1]) * units[(offset[2] ?? 's') as keyof typeof units]);
}
