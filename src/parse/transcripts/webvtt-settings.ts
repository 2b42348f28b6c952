/** A part of the picture that cues are shown in. Percentages are 0 to 100. */
export interface WebVttRegion {
  readonly id: string;
  readonly width: number;
  readonly lines: number;
  readonly regionAnchor: WebVttPoint;
  readonly viewportAnchor: WebVttPoint;
  readonly scroll: '' | 'up';
}

/** A place in percent of width and height. */
export interface WebVttPoint {
  readonly x: number;
  readonly y: number;
}

/** Where and how a cue is shown; what a file does not say has the standard's defaults. */
export interface WebVttCueSettings {
  readonly region?: WebVttRegion;
  readonly vertical: '' | 'rl' | 'lr';
  readonly line: number | 'auto';
  /** Whether `line` counts lines; else it is a percentage. */
  readonly snapToLines: boolean;
  readonly lineAlign: 'start' | 'center' | 'end';
  readonly position: number | 'auto';
  readonly positionAlign: 'auto' | 'line-left' | 'center' | 'line-right';
  readonly size: number;
  readonly align: 'start' | 'center' | 'end' | 'left' | 'right';
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** `name:value` pairs between white space; a name or a value that is empty is no setting. */
function* settingsIn(text: string): Generator<readonly [name: string, value: string]> {
  for (const setting of text.split(/[\t\n\f\r ]+/)) {
    const colon = setting.indexOf(':');
    if (colon > 0 && colon < setting.length - 1)
      yield [setting.slice(0, colon), setting.slice(colon + 1)] as const;
  }
}

/** @see https://www.w3.org/TR/webvtt1/#parse-a-percentage-string */
function percentage(text: string): number | undefined {
  if (!/^\d+(?:\.\d+)?%$/.test(text)) return undefined;
  const number = Number(text.slice(0, -1));
  return number <= 100 ? number : undefined;
}

function point(text: string): WebVttPoint | undefined {
  const comma = text.indexOf(',');
  if (comma < 0) return undefined;
  const x = percentage(text.slice(0, comma));
  const y = percentage(text.slice(comma + 1));
  return x === undefined || y === undefined ? undefined : { x, y };
}

/**
 * Reads the lines of a REGION block. A setting that breaks the rules is passed over.
 * @see https://www.w3.org/TR/webvtt1/#collect-webvtt-region-settings
 */
export function parseRegion(text: string): WebVttRegion {
  const region: Writable<WebVttRegion> = {
    id: '',
    width: 100,
    lines: 3,
    regionAnchor: { x: 0, y: 100 },
    viewportAnchor: { x: 0, y: 100 },
    scroll: '',
  };
  for (const [name, value] of settingsIn(text)) {
    if (name === 'id') region.id = value;
    else if (name === 'width') region.width = percentage(value) ?? region.width;
    else if (name === 'lines') region.lines = /^\d+$/.test(value) ? Number(value) : region.lines;
    else if (name === 'regionanchor') region.regionAnchor = point(value) ?? region.regionAnchor;
    else if (name === 'viewportanchor') region.viewportAnchor = point(value) ?? region.viewportAnchor;
    else if (name === 'scroll' && value === 'up') region.scroll = 'up';
  }
  return region;
}

/** A value and, behind its first comma, an alignment; an alignment that is none spoils the whole setting. */
function aligned<Align extends string>(
  value: string,
  known: readonly Align[],
): { readonly place: string; readonly align: Align | undefined } | undefined {
  const comma = value.indexOf(',');
  if (comma < 0) return { place: value, align: undefined };
  const align = known.find((name) => name === value.slice(comma + 1));
  return align === undefined ? undefined : { place: value.slice(0, comma), align };
}

function setLine(settings: Writable<WebVttCueSettings>, value: string): void {
  const parts = aligned(value, ['start', 'center', 'end']);
  if (parts === undefined) return;
  const isPercentage = parts.place.endsWith('%');
  const isNumber = /^-?\d+(?:\.\d+)?$/.test(parts.place);
  const line = isPercentage ? percentage(parts.place) : isNumber ? Number(parts.place) : undefined;
  if (line === undefined) return;
  settings.line = line === 0 ? 0 : line;
  settings.snapToLines = !isPercentage;
  if (parts.align !== undefined) settings.lineAlign = parts.align;
}

function setPosition(settings: Writable<WebVttCueSettings>, value: string): void {
  const parts = aligned(value, ['line-left', 'center', 'line-right']);
  const position = parts && percentage(parts.place);
  if (position === undefined) return;
  settings.position = position;
  if (parts?.align !== undefined) settings.positionAlign = parts.align;
}

/**
 * Reads what stands behind a cue's times. A setting that breaks the rules is passed over; of two the later counts.
 * @see https://www.w3.org/TR/webvtt1/#parse-the-webvtt-cue-settings
 */
export function parseCueSettings(
  text: string,
  regions: ReadonlyMap<string, WebVttRegion>,
): WebVttCueSettings {
  const settings: Writable<WebVttCueSettings> = {
    vertical: '',
    line: 'auto',
    snapToLines: true,
    lineAlign: 'start',
    position: 'auto',
    positionAlign: 'auto',
    size: 100,
    align: 'center',
  };
  let region: WebVttRegion | undefined;
  for (const [name, value] of settingsIn(text)) {
    if (name === 'region') region = regions.get(value);
    else if (name === 'vertical')
      settings.vertical = value === 'rl' || value === 'lr' ? value : settings.vertical;
    else if (name === 'line') setLine(settings, value);
    else if (name === 'position') setPosition(settings, value);
    else if (name === 'size') settings.size = percentage(value) ?? settings.size;
    else if (name === 'align') {
      const known = (['start', 'center', 'end', 'left', 'right'] as const).find((align) => align === value);
      settings.align = known ?? settings.align;
    }
  }
  // A region is for horizontal cues of full width that have no line of their own.
  const fits = settings.vertical === '' && settings.line === 'auto' && settings.size === 100;
  return region !== undefined && fits ? { ...settings, region } : settings;
}
