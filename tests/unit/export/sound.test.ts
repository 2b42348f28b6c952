import { describe, expect, it } from 'vitest';
import { exportSound } from '../../../src/export/sound.ts';
import type { EpisodeSlug } from '../../../src/model/ids.ts';
import { parseSound, type EpisodeSound } from '../../../src/model/sound.ts';

const sound: EpisodeSound = {
  slug: 'first',
  base: '/show/',
  title: 'First',
  show: 'A show',
  address: '/show/episodes/first/',
  src: 'https://pod.example/first.mp3',
  duration: 754.2,
  artwork: [],
};

describe('sound.json', () => {
  it('lies beside the page, and says what it takes to play the episode', () => {
    const { path, mediaType, body } = exportSound('first' as EpisodeSlug, sound);
    expect([path, mediaType]).toEqual(['episodes/first/sound.json', 'application/json']);
    expect(parseSound(JSON.parse(String(body)))).toEqual(sound);
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'sound'],
    ['what names no audio', { ...sound, src: '' }],
    ['pictures that are none', { ...sound, artwork: 'no' }],
  ])('is not read from %s', (_, value) => {
    expect(parseSound(value)).toBeUndefined();
  });
});
