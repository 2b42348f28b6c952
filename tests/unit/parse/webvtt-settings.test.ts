import { describe, expect, test } from 'vitest';
import { readWebVttFile, type WebVttCue } from '../../../src/parse/transcripts/webvtt-file.ts';
import type { WebVttCueSettings, WebVttRegion } from '../../../src/parse/transcripts/webvtt-settings.ts';

/** The cue of a file with these blocks above it and these settings. */
function cueWith(settings: string, blocks = ''): WebVttCue {
  const text = `WEBVTT\n\n${blocks}00:01.000 --> 00:02.000${settings}\nx`;
  const cue = readWebVttFile(text)?.cues[0];
  if (cue === undefined) throw new Error('the cue of the test was refused');
  return cue;
}
const usual = cueWith('').settings;
/** What the settings change of the standard's defaults. */
function changes(settings: string, blocks?: string): Partial<WebVttCueSettings> {
  const read = cueWith(settings, blocks).settings;
  return Object.fromEntries(
    Object.entries(read).filter(([key, value]) => value !== usual[key as keyof WebVttCueSettings]),
  );
}

test('without settings a cue has the defaults of the standard', () => {
  expect(usual).toEqual({
    vertical: '',
    line: 'auto',
    snapToLines: true,
    lineAlign: 'start',
    position: 'auto',
    positionAlign: 'auto',
    size: 100,
    align: 'center',
  });
});

describe.each<[string, readonly (readonly [string, Partial<WebVttCueSettings>])[], readonly string[]]>([
  [
    'line',
    [
      [' line:0', { line: 0 }],
      [' line:-0', { line: 0 }],
      [' line:-1', { line: -1 }],
      [' line:1.5', { line: 1.5 }],
      [' line:101', { line: 101 }],
      [' line:4294967296', { line: 4_294_967_296 }],
      [' line:0%', { line: 0, snapToLines: false }],
      [' line:100.00%', { line: 100, snapToLines: false }],
      [' line:5,start', { line: 5 }],
      [' line:5%,center', { line: 5, snapToLines: false, lineAlign: 'center' }],
      [' line:-5,end', { line: -5, lineAlign: 'end' }],
      [' line:1 line:2', { line: 2 }],
      [' line:1 line:x', { line: 1 }],
    ],
    [
      '',
      '-',
      '%',
      '.',
      '.5',
      '5.',
      '1..5',
      '1.5.5',
      '1-',
      '--1',
      '1%%',
      '%1',
      '0%0',
      '1%-',
      '-0%',
      '-5%',
      '101%',
      '65536%',
      'x',
      '1x',
      '1e3',
      '+1',
      '1,',
      '1,middle',
      '1,Start',
      '1,start,end',
      ',start',
    ]
      .map((value) => ` line:${value}`)
      .concat(' line: 1', ' line :1', ' line=1', ' Line:1', ' :1'),
  ],
  [
    'position',
    [
      [' position:0%', { position: 0 }],
      [' position:100%', { position: 100 }],
      [' position:1.5%', { position: 1.5 }],
      [' position:1%,line-left', { position: 1, positionAlign: 'line-left' }],
      [' position:1%,center', { position: 1, positionAlign: 'center' }],
      [' position:1%,line-right', { position: 1, positionAlign: 'line-right' }],
      [' position:1% ,center', { position: 1 }],
      [' position:1% position:x', { position: 1 }],
    ],
    ['', '1', 'x', '-1%', '101%', '1%x', '%', '1.%', '.1%', '1%,', '1%,left', '1%,middle', '101%,center']
      .map((value) => ` position:${value}`)
      .concat(' position: 1%'),
  ],
  [
    'size',
    [
      [' size:0%', { size: 0 }],
      [' size:50%', { size: 50 }],
      [' size:00%', { size: 0 }],
      [' size:1.5%', { size: 1.5 }],
      [' size:50% size:100%', {}],
      [' size:50% size:101%', { size: 50 }],
    ],
    ['', 'x', '%', '%%', '1%%', '1%x', '101%', '-3%', '5', '5.%'].map((value) => ` size:${value}`),
  ],
  [
    'align',
    [
      [' align:start', { align: 'start' }],
      [' align:center', {}],
      [' align:end', { align: 'end' }],
      [' align:left', { align: 'left' }],
      [' align:right', { align: 'right' }],
      [' align:end align:middle', { align: 'end' }],
      ['\talign:end\f', { align: 'end' }],
      ['x align:end', { align: 'end' }],
    ],
    [
      ' align:',
      ' align:middle',
      ' align:End',
      ' align: end',
      ' align:end\uFFFD',
      ' align\uFFFD:end',
      '\valign:end',
      'align:',
    ],
  ],
  [
    'vertical',
    [
      [' vertical:rl', { vertical: 'rl' }],
      [' vertical:lr', { vertical: 'lr' }],
      [' vertical:rl vertical:lr', { vertical: 'lr' }],
      [' vertical:rl vertical:tb', { vertical: 'rl' }],
    ],
    [' vertical:', ' vertical:tb', ' vertical:RL', ' vertical: rl', ' vertical:rl,end'],
  ],
])('%s', (_, valid, invalid) => {
  test.each(valid)('%s', (settings, expected) => {
    expect(changes(settings)).toEqual(expected);
  });
  test.each(invalid)('passed over: %s', (settings) => {
    expect(changes(settings)).toEqual({});
  });
});

test('settings may touch the times', () => {
  expect(changes('align:end')).toEqual({ align: 'end' });
});

describe('regions', () => {
  /** The region a block makes, as a cue gets it. */
  const regionOf = (...lines: string[]): WebVttRegion | undefined =>
    cueWith(' region:a', `REGION\nid:a\n${lines.join('\n')}\n\n`).settings.region;
  const bare: WebVttRegion = {
    id: 'a',
    width: 100,
    lines: 3,
    regionAnchor: { x: 0, y: 100 },
    viewportAnchor: { x: 0, y: 100 },
    scroll: '',
  };

  test.each<[string, Partial<WebVttRegion>]>([
    ['width:40%', { width: 40 }],
    ['width:40', {}],
    ['width:101%', {}],
    ['lines:0', { lines: 0 }],
    ['lines:101', { lines: 101 }],
    ['lines:2 lines:-1', { lines: 2 }],
    ['lines:1.5', {}],
    ['lines:1%', {}],
    ['lines:', {}],
    ['regionanchor:0%,0%', { regionAnchor: { x: 0, y: 0 } }],
    ['regionanchor:10.5%,100%', { regionAnchor: { x: 10.5, y: 100 } }],
    ['regionanchor:1%', {}],
    ['regionanchor:,1%', {}],
    ['regionanchor:1%,', {}],
    ['regionanchor:1,1', {}],
    ['regionanchor:101%,1%', {}],
    ['regionanchor:1%,-1%', {}],
    ['regionanchor:1%, 1%', {}],
    ['viewportanchor:1%,2%', { viewportAnchor: { x: 1, y: 2 } }],
    ['viewportanchor:1%,2%,3%', {}],
    ['viewportanchor :1%,2%', {}],
    ['scroll:up', { scroll: 'up' }],
    ['scroll:up scroll:', { scroll: 'up' }],
    ['scroll:down', {}],
    ['scroll: up', {}],
  ])('%s', (line, expected) => {
    expect(regionOf(line)).toEqual({ ...bare, ...expected });
  });

  test('settings stand in one line or several', () => {
    expect(regionOf('width:40% lines:2', 'scroll:up')).toEqual({
      ...bare,
      width: 40,
      lines: 2,
      scroll: 'up',
    });
  });
  test('of two with one id the later counts, in a region the later id', () => {
    expect(
      cueWith(' region:a', 'REGION\nid:a lines:1\n\nREGION\nid:b id:a\nlines:2\n\n').settings.region?.lines,
    ).toBe(2);
  });
  test.each([' region:b', ' region:', ' region: a', ' region :a', ' region:a region:b'])(
    'none by %s',
    (settings) => {
      expect(cueWith(settings, 'REGION\nid:a\n\n').settings.region).toBeUndefined();
    },
  );
  test('a region below the first cue is none', () => {
    const file = readWebVttFile(
      'WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\nREGION\nid:a\n\n00:02.000 --> 00:03.000 region:a\ny',
    );
    expect(file?.regions).toEqual([]);
    expect(file?.cues[1]?.settings.region).toBeUndefined();
  });
  test('the old form in one line is none', () => {
    expect(cueWith(' region:a', 'REGION: id=a width=40%\n\n').settings.region).toBeUndefined();
  });
  test('a cue with a line, a size or a direction of its own has no region', () => {
    for (const own of [' line:1', ' size:50%', ' vertical:rl'])
      expect(cueWith(` region:a${own}`, 'REGION\nid:a\n\n').settings.region).toBeUndefined();
  });
});
