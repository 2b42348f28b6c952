import { describe, expect, it } from 'vitest';
import { describeApp, shortenName } from '../../../src/layouts/manifest.ts';
import type { ShowView } from '../../../src/model/view/show.ts';

const show: ShowView = {
  title: 'سجلات الظل',
  description: 'المال',
  language: 'ar',
  direction: 'rtl',
  base: '/show/',
  url: 'https://host.example/show/',
  navigation: [],
  searchHref: '/show/search/',
  listen: [],
  people: [],
  counts: { episodes: 0, terms: 0, sources: 0, people: 0 },
};

describe('the name below an icon', () => {
  it.each([
    ['Radiolab', 'Radiolab'],
    ['The Night Train', 'The Night'],
    ['The Glosscast Sampler', 'The Glosscast'],
    ['Shadow Ledgers: money that hides', 'Shadow'],
    ['Donaudampfschifffahrt', 'Donaudampfschifffahrt'],
    ['暗账', '暗账'],
  ])('of “%s” is “%s”', (name, short) => {
    expect(shortenName(name)).toBe(short);
  });
});

describe('the manifest', () => {
  it('speaks the show’s language, and stays below the base', () => {
    expect(describeApp(show, '#fcfbf8')).toMatchObject({
      lang: 'ar',
      dir: 'rtl',
      id: '/show/',
      start_url: '/show/',
      scope: '/show/',
      theme_color: '#fcfbf8',
    });
  });

  it('has icons even if the show has no picture', () => {
    expect(describeApp(show, '#fcfbf8')['icons']).toMatchObject([
      { src: '/show/favicon.svg', sizes: 'any' },
      { src: '/show/apple-touch-icon.png', sizes: '180x180' },
    ]);
  });
});
