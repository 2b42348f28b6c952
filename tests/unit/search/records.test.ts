import { describe, expect, it } from 'vitest';
import { entryOfWord } from '../../../src/model/time-table.ts';
import type { SearchRecord } from '../../../src/search/record.ts';
import { recordOfSource, recordOfTerm, recordsOfEpisode } from '../../../src/search/records.ts';
import { annotated, context, filler, flyingMoney, juche, passage, source } from './fixture.ts';

const records = recordsOfEpisode(annotated, context);
const ofKind = (kind: string): readonly SearchRecord[] => records.filter((record) => record.kind === kind);
const timeOf = (record: SearchRecord | undefined, word: string): number | undefined =>
  entryOfWord(record?.times ?? [], record?.content.split(/\s+/).indexOf(word) ?? -1)?.time;

describe('records of an episode', () => {
  it('are its summary, takeaways, each deep dive and the transcript cut where deep dives begin', () => {
    expect(records.map(({ kind, url, title }) => [kind, url, title])).toEqual([
      ['episode', '/episodes/1154-north-korea/', 'The cartel connection'],
      ['takeaway', '/episodes/1154-north-korea/#takeaways', undefined],
      ['deep dive', '/episodes/1154-north-korea/#revenue-tactics', 'Revenue tactics'],
      ['deep dive', '/episodes/1154-north-korea/#cult-of-the-leader', 'Cult of the leader'],
      ['transcript', '/episodes/1154-north-korea/#t=0', undefined],
      ['transcript', '/episodes/1154-north-korea/#t=126', 'Revenue tactics'],
      ['transcript', '/episodes/1154-north-korea/#t=195', 'Cult of the leader'],
    ]);
  });

  it('know when each word is said, and never a time for a word without one', () => {
    const [takeaways] = ofKind('takeaway');
    expect(timeOf(takeaways, 'creed')).toBe(72);
    expect(timeOf(takeaways, 'stands')).toBeUndefined();
    expect(timeOf(takeaways, 'Banks')).toBe(250);
    expect(takeaways?.times.at(-1)?.approximate).toBe(true);
    const [dive] = ofKind('deep dive');
    expect(timeOf(dive, 'promises.')).toBe(125);
    expect(timeOf(dive, '“words')).toBe(194);
  });

  it('follow the word times of the transcript inside a passage', () => {
    const hawala = timeOf(ofKind('transcript')[1], 'hawala');
    expect(hawala).toBeGreaterThan(126 + 20);
    expect(hawala).toBeLessThanOrEqual(126 + 48);
  });

  it('carry who speaks, what is mentioned, and when it was published', () => {
    expect(ofKind('deep dive')[0]).toMatchObject({
      episode: { slug: '1154-north-korea', title: 'The cartel connection', date: '2025-05-15' },
      filters: { term: ['Juche'], source: [], year: '2025' },
    });
    expect(ofKind('transcript').map(({ passages }) => passages)).toEqual([
      [{ word: 0, speaker: 'Mara' }],
      [{ word: 0, speaker: 'Mara' }],
      [{ word: 0, speaker: 'SPEAKER_02' }],
    ]);
    expect(ofKind('transcript').map(({ span }) => span)).toEqual([
      { start: 0, end: 63 },
      { start: 126, end: 174 },
      { start: 195, end: 228 },
    ]);
    expect(ofKind('transcript').map((record) => record.filters.term)).toEqual([[], ['Juche'], ['Fei Chen']]);
  });

  it('cut a long transcript without headings into parts of about 1,000 words at passage ends', () => {
    const passages = Array.from({ length: 35 }, (_, index) => passage(`q${index}`, index * 90, filler(90)));
    const long = recordsOfEpisode(
      { ...annotated, episode: { ...annotated.episode, sections: [] }, passages },
      context,
    ).filter((record) => record.kind === 'transcript');
    const counts = long.map((record) => record.content.split(/\s+/).length);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(35 * 90);
    expect(counts.every((count) => count > 800 && count < 1300)).toBe(true);
  });

  it('link to a passage where the transcript has no times', () => {
    const untimed = recordsOfEpisode({ ...annotated, wordTimes: 'none' }, context);
    const transcript = untimed.filter((record) => record.kind === 'transcript');
    expect(transcript[0]?.url).toBe('/episodes/1154-north-korea/#p1');
    expect(transcript.every((record) => record.times.length === 0)).toBe(true);
    expect(transcript.map(({ passages }) => passages[0]?.id)).toEqual(['p1', 'p2', 'p3']);
  });

  it('exist for an episode with nothing but a title', () => {
    const bare = recordsOfEpisode(
      {
        ...annotated,
        episode: {
          ...annotated.episode,
          meta: { ...annotated.episode.meta, hosts: [], guests: [], tags: [] },
          summary: [],
          sections: [],
        },
        passages: [],
      },
      context,
    );
    expect(bare.map(({ kind, content }) => [kind, content])).toEqual([['episode', 'The cartel connection']]);
  });
});

describe('the record of a term', () => {
  it('holds every form, other scripts letter by letter', () => {
    const record = recordOfTerm(juche, context);
    expect(record).toMatchObject({ url: '/glossary/juche/', title: 'Juche', filters: { term: ['Juche'] } });
    expect(record.content.split(/\s+/)).toEqual(
      expect.arrayContaining(['Chuch’e,', '주체,', '主', '體', '思', '想', 'self-reliance']),
    );
    expect(recordOfTerm(flyingMoney, context).url).toBe('/glossary/fei-chen/');
  });
});

describe('the record of a source', () => {
  it('holds authors, title and year, and is found by its key', () => {
    const record = recordOfSource(source, context);
    expect(record).toMatchObject({
      url: '/sources/myers-2015/',
      kind: 'source',
      title: 'North Korea’s Juche Myth',
      filters: { year: '2015' },
    });
    expect(record.content).toContain('Brian Myers, Sthele Press');
  });
});
