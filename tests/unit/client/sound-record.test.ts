import { describe, expect, it } from 'vitest';
import { isFresh, parseSoundRecord, type SoundRecord } from '../../../src/client/continue/sound-record.ts';

const record: SoundRecord = {
  slug: 'first',
  base: '/show/',
  show: 'A show',
  artwork: [],
  address: '/show/episodes/first/',
  title: 'Nº 1: First',
  src: 'https://pod.example/first.mp3',
  heard: 754.2,
  alignment: [{ media: 60, transcript: 30 }],
  rate: 1.5,
  playing: true,
  when: 1_000_000,
};

describe('what played when a page went away', () => {
  it('goes on only a moment later', () => {
    expect([0, 1, 9_999, 10_000, 3_600_000, -1].map((later) => isFresh(record, record.when + later))).toEqual(
      [true, true, true, false, false, false],
    );
  });

  it('comes back as it was kept', () => {
    expect(parseSoundRecord(JSON.stringify(record))).toEqual(record);
  });

  it.each([
    ['nothing', ''],
    ['no record', '12'],
    ['null', 'null'],
    ['a time that is none', JSON.stringify({ ...record, heard: null })],
    ['no audio', JSON.stringify({ ...record, src: '' })],
    ['an alignment that is none', JSON.stringify({ ...record, alignment: 'no' })],
  ])('is not read from %s', (_, text) => {
    expect(parseSoundRecord(text)).toBeUndefined();
  });
});
