import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeTimeTable,
  encodeTimeTable,
  entryOfWord,
  type TimedWord,
} from '../../../src/model/time-table.ts';

const table: readonly TimedWord[] = [
  { word: 0 },
  { word: 12, time: 125 },
  { word: 92, time: 158, approximate: true },
  { word: 130, time: 61 },
  { word: 1100, time: 14_405 },
];

describe('time table', () => {
  it('comes back as it was written, also where times run backwards or are absent', () => {
    expect(decodeTimeTable(encodeTimeTable(table))).toEqual(table);
  });

  it('comes back as it was written, whatever it holds', () => {
    const entry = fc.record({
      step: fc.nat(5000),
      time: fc.option(fc.nat(100_000), { nil: undefined }),
      approximate: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry), (steps) => {
        let word = 0;
        const entries = steps.map(({ step, time, approximate }): TimedWord => {
          word += step;
          if (time === undefined) return { word };
          return approximate ? { word, time, approximate } : { word, time };
        });
        expect(decodeTimeTable(encodeTimeTable(entries))).toEqual(entries);
      }),
    );
  });

  it('has no letter or digit that a search index would take for a word', () => {
    expect(encodeTimeTable(table)).not.toMatch(/[\p{L}\p{N}_\s"\\]/u);
  });

  it('ends where it was damaged', () => {
    expect(decodeTimeTable(`${encodeTimeTable(table)}x!!`)).toEqual(table);
    expect(decodeTimeTable('')).toEqual([]);
  });

  it('answers for a word with the entry that began last', () => {
    expect(entryOfWord(table, 11)).toEqual({ word: 0 });
    expect(entryOfWord(table, 12)?.time).toBe(125);
    expect(entryOfWord(table, 5000)?.time).toBe(14_405);
    expect(entryOfWord(table.slice(1), 3)).toBeUndefined();
  });
});
