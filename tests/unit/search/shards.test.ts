import { describe, expect, it } from 'vitest';
import type { RecordBatch } from '../../../src/search/record.ts';
import { planShards, type LanguagePlan } from '../../../src/search/shards.ts';

const batch = (number: number, language = 'en', words = 10_000): RecordBatch => ({
  key: `${language}${number}`,
  language,
  words,
  date: `2000 ${String(number).padStart(6, '0')}`,
  read: async () => [],
});
const entries: RecordBatch = { key: 'entries', language: 'en', words: 500, read: async () => [] };
const show = (episodes: number): RecordBatch[] => [
  entries,
  ...Array.from({ length: episodes }, (_, i) => batch(i)),
];
const keys = (plan: LanguagePlan | undefined): string[][] =>
  (plan?.shards ?? []).map(({ batches }) => batches.map(({ key }) => key));

describe('the parts of an index', () => {
  it('hold every batch once, however many there are', () => {
    for (const episodes of [0, 1, 149, 150, 151, 999, 1000, 3001]) {
      const [plan] = planShards(show(episodes), 'en-GB');
      const all = keys(plan).flat();
      expect(all).toHaveLength(episodes + 1);
      expect(new Set(all).size).toBe(episodes + 1);
      expect(keys(plan).at(-1)?.at(-1)).toBe('entries');
    }
  });

  it('are one where there are few episodes', () => {
    expect(keys(planShards(show(149), 'en')[0])).toHaveLength(1);
  });

  it('are an archive, which stays as it is while new episodes come, and a part of the newest', () => {
    const [archive, recent, ...others] = keys(planShards(show(600), 'en')[0]);
    expect(others).toEqual([]);
    expect(recent?.length).toBeLessThanOrEqual(41);
    expect(recent).toContain('en599');
    for (const more of [601, 610, 619]) expect(keys(planShards(show(more), 'en')[0])[0]).toEqual(archive);
    expect(keys(planShards(show(620), 'en')[0])[0]).not.toEqual(archive);
  });

  it('are cut so that none is larger than a process has memory for, the oldest as they were', () => {
    const [plan] = planShards(show(3000), 'en');
    for (const { batches } of plan?.shards ?? [])
      expect(batches.reduce((sum, { words }) => sum + words, 0)).toBeLessThanOrEqual(6_500_000);
    expect(keys(planShards(show(3400), 'en')[0])[0]).toEqual(keys(plan)[0]);
    expect(keys(planShards([batch(1, 'en', 6_499_000), batch(2)], 'en')[0])).toEqual([['en1'], ['en2']]);
  });

  it('are those of each language, the show’s first, and common words are told by some of the archive', () => {
    const plans = planShards([...show(200), batch(1, 'fr-CA'), batch(2, 'FR'), batch(3, 'de')], 'en');
    expect(plans.map(({ language }) => language)).toEqual(['en', 'de', 'fr']);
    expect(keys(plans[2])).toEqual([['fr-CA1', 'FR2']]);
    const archive = keys(plans[0])[0] ?? [];
    const sample = plans[0]?.sample.map(({ key }) => key) ?? [];
    expect(sample).toEqual(archive.filter((key) => sample.includes(key)));
    expect(sample).toHaveLength(60);
    expect(plans[0]?.words).toBe(archive.length * 10_000);
  });
});
