import { describe, expect, it } from 'vitest';
import { narrowStyles } from '../../../src/client/sheet/sheet-styles.ts';
import { aimOf } from '../../../src/client/sheet/site-link.ts';

const place = { origin: 'https://pod.example', base: '/show/', own: '/show/episodes/first/' };
const aim = (address: string): string => aimOf(new URL(address, place.origin + place.own), place);

describe('a link that somebody follows who listens', () => {
  it.each([
    ['/show/glossary/juche/', 'sheet'],
    ['/show/search/?q=flying+money', 'sheet'],
    ['/show/', 'sheet'],
    ['/show/episodes/', 'sheet'],
    ['/show/404.html', 'sheet'],
    ['#t=754', 'here'],
    ['/show/episodes/first/#p-1', 'here'],
    ['/show/episodes/first/?clock', 'here'],
    ['/show/episodes/second/', 'page'],
    ['/show/episodes/second/#t=12', 'page'],
    ['/show/episodes/first/embed/', 'page'],
    ['/show/episodes/first/transcript.vtt', 'outside'],
    ['/show/feed.xml', 'outside'],
    ['/elsewhere/glossary/', 'outside'],
    ['https://other.example/show/glossary/', 'outside'],
    ['mailto:editor@pod.example', 'other'],
  ])('%s: %s', (address, expected) => {
    expect(aim(address)).toBe(expected);
  });

  it('is of a site that has its host to itself', () => {
    const root = { origin: 'https://pod.example', base: '/', own: '/episodes/first/' };
    expect(aimOf(new URL('https://pod.example/episodes/second/'), root)).toBe('page');
    expect(aimOf(new URL('https://pod.example/glossary/'), root)).toBe('sheet');
  });
});

describe('the styles of a narrow part of a page', () => {
  it('ask the part for its width, and the reader for all else', () => {
    const asked = [
      '@media (min-width:36rem){.a{color:red}}',
      '@media(width>=50rem) and (width<75rem){.b{}}',
      '@media print{.c{}}',
      '@media (min-width:36rem) and (max-height:30rem){.d{}}',
      '@media (prefers-color-scheme:dark){.e{}}',
    ];
    expect(asked.map(narrowStyles)).toEqual([
      '@container (min-width:36rem){.a{color:red}}',
      '@container (width>=50rem) and (width<75rem){.b{}}',
      ...asked.slice(2),
    ]);
  });

  it('ask so inside of other questions, too', () => {
    expect(narrowStyles('@supports (a:b){@media (min-width:75rem){.a{}}}')).toBe(
      '@supports (a:b){@container (min-width:75rem){.a{}}}',
    );
  });
});
