import { describe, expect, it } from 'vitest';
import {
  chooseFonts,
  choosePicture,
  findShortage,
  labelBytes,
  pagesBeside,
} from '../../../src/client/offline/plan.ts';

const base = 'https://host.example/show/';

describe('with an episode', () => {
  it('the pages of terms, sources and people are kept that it links to, each once', () => {
    const links = [
      `${base}glossary/juche/`,
      `${base}glossary/juche/#forms`,
      `${base}sources/doi-10.1000/`,
      `${base}people/mara/?from=here`,
    ];
    expect(pagesBeside(links, base)).toEqual([
      `${base}glossary/juche/`,
      `${base}sources/doi-10.1000/`,
      `${base}people/mara/`,
    ]);
  });

  it.each([
    ['another episode', `${base}episodes/002/`],
    ['a list', `${base}glossary/`],
    ['a file beside a page', `${base}sources/greitens2014/source.bib`],
    ['another site of the host', 'https://host.example/other/glossary/juche/'],
    ['another host', 'https://elsewhere.example/show/glossary/juche/'],
    ['a page below a page', `${base}glossary/juche/more/`],
  ])('%s is not', (_, link) => {
    expect(pagesBeside([link], base)).toEqual([]);
  });
});

describe('of a picture', () => {
  const picture = {
    sets: [
      { type: 'image/avif', set: '/show/pictures/ab-320.avif 320w, /show/pictures/ab-1440.avif 1440w' },
      {
        type: 'image/webp',
        set: '/show/pictures/ab-960.webp 960w, /show/pictures/ab-320.webp 320w, /show/pictures/ab-1440.webp 1440w',
      },
    ],
    fallback: `${base}pictures/ab-1440.jpg`,
  };

  it.each([
    [360, 'ab-960.webp'],
    [960, 'ab-960.webp'],
    [961, 'ab-1440.webp'],
    [4000, 'ab-1440.webp'],
  ])('%i pixels wide, one size is kept: %s', (width, file) => {
    expect(choosePicture(picture, width, base)).toBe(`${base}pictures/${file}`);
  });

  it('without sizes the only one is kept', () => {
    expect(choosePicture({ sets: [], fallback: `${base}cover.png` }, 640, base)).toBe(`${base}cover.png`);
  });
});

describe('of the fonts', () => {
  const fonts = [
    { src: 'latin.woff2', range: 'U+0000-00FF, U+0131' },
    { src: 'latin.woff2', range: 'U+2000-206F' },
    { src: 'han-4.woff2', range: 'U+4e??' },
    { src: 'han-5.woff2', range: 'U+5000-5fff' },
    { src: 'all.woff2', range: '' },
  ];

  it('only those are kept that have a character of the text', () => {
    expect(chooseFonts(fonts, 'Fei-ch’ien')).toEqual(['latin.woff2', 'all.woff2']);
    expect(chooseFonts(fonts, '主')).toEqual(['han-4.woff2', 'all.woff2']);
    expect(chooseFonts(fonts, '')).toEqual(['all.woff2']);
  });
});

describe('room', () => {
  it('is short when more is wanted than is left', () => {
    expect(findShortage(60, { quota: 100, usage: 50 })).toEqual({ wanted: 60, free: 50 });
    expect(findShortage(60, { quota: 100, usage: 120 })).toEqual({ wanted: 60, free: 0 });
    expect(findShortage(50, { quota: 100, usage: 50 })).toBeUndefined();
    expect(findShortage(60, {})).toBeUndefined();
  });

  it.each([
    [0, '0.1 MB'],
    [340_000, '0.3 MB'],
    [2_806_101, '2.8 MB'],
    [9_960_000, '10 MB'],
    [64_400_000, '64 MB'],
    [999_700_000, '1000 MB'],
    [1_234_000_000, '1.2 GB'],
  ])('of %i bytes is %s', (bytes, label) => {
    expect(labelBytes(bytes)).toBe(label);
  });
});
