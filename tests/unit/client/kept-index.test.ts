import { describe, expect, it } from 'vitest';
import type { KeptEpisode } from '../../../src/client/offline/kept.ts';
import { findKept, indexKept } from '../../../src/client/offline/kept-index.ts';

const base = 'https://host.example/show/';
const hosted = 'https://sound.example/one.mp3?from=feed';

const episode = (slug: string, more: Partial<KeptEpisode>): KeptEpisode => ({
  slug,
  title: slug,
  cache: `cache of ${slug}`,
  keptAt: 0,
  bytes: 1,
  audio: 'none',
  page: `${base}episodes/${slug}/`,
  pages: [`${base}episodes/${slug}/`, base, `${base}kept/`],
  files: [],
  ...more,
});

const newer = episode('two', { files: [`${base}assets/two.js`, `${base}theme.css?2f5d62`] });
const older = episode('one', {
  pages: [`${base}episodes/one/`, base, `${base}glossary/juche/`],
  files: [`${base}assets/one.js`, `${base}favicon.svg`, `${base}pictures/ab12-640.webp`],
  audio: 'kept',
  sound: hosted,
});
const index = indexKept({ episodes: [newer, older] }, new URL(base));
const find = (address: string) => findKept(index, address);

describe('what is kept', () => {
  it('of a page is found with any query and fragment, in the newest cache that has it', () => {
    const page = { kind: 'page', cache: 'cache of one', address: `${base}episodes/one/` };
    expect(find(`${base}episodes/one/`)).toEqual(page);
    expect(find(`${base}episodes/one/?clock#t=754`)).toEqual(page);
    expect(find(base)).toEqual({ kind: 'page', cache: 'cache of two', address: base });
    expect(find(`${base}glossary/juche/`)).toMatchObject({ cache: 'cache of one' });
  });

  it.each([`${base}episodes/one`, `${base}episodes/one/index.html`])(
    'of a page is led to from %s',
    (address) => {
      expect(find(`${address}?clock`)).toEqual({ kind: 'moved', address: `${base}episodes/one/?clock` });
    },
  );

  it('of files is found by the whole address; some never change under theirs', () => {
    expect(find(`${base}assets/one.js`)).toMatchObject({ kind: 'fixed', cache: 'cache of one' });
    expect(find(`${base}theme.css?2f5d62`)).toMatchObject({ kind: 'fixed' });
    expect(find(`${base}theme.css?000000`)).toBeUndefined();
    expect(find(`${base}favicon.svg`)).toMatchObject({ kind: 'file' });
  });

  it('of a picture stands for its other sizes and formats', () => {
    expect(find(`${base}pictures/ab12-640.webp`)).toMatchObject({ kind: 'fixed' });
    expect(find(`${base}pictures/ab12-1440.avif`)).toMatchObject({
      address: `${base}pictures/ab12-640.webp`,
    });
    expect(find(`${base}pictures/ab13-640.webp`)).toBeUndefined();
  });

  it('of sound is found wherever its host is, with the very query', () => {
    expect(find(hosted)).toEqual({ kind: 'sound', cache: 'cache of one', address: hosted });
    expect(find('https://sound.example/one.mp3')).toBeUndefined();
  });

  it.each([
    `${base}search/?q=juche`,
    `${base}episodes/`,
    'https://elsewhere.example/',
    `${base}episodes/three/`,
  ])('is nothing of %s', (address) => {
    expect(find(address)).toBeUndefined();
  });
});
