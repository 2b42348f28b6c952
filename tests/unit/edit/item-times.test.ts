import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { writeItemTimes, type ItemTime } from '../../../src/edit/item-times.ts';
import { formatStamp } from '../../../src/edit/stamps.ts';
import type { Episode } from '../../../src/model/episode.ts';
import { timedItemsOf } from '../../../src/model/timed-items.ts';
import type { Stamp } from '../../../src/model/time.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { parseShow } from '../../../src/parse/show.ts';

const show = parseShow(
  new VFile({
    path: 'episodes/show.yaml',
    value:
      'title: x\ndescription: x\nlanguage: de\nurl: https://x.example/\nsections: {takeaways: Kernaussagen, deep-dives: Vertiefungen, chapters: Kapitel}\n',
  }),
  { siblings: [], styles: [] },
).value;
const read = (source: string): Episode =>
  parseEpisode(new VFile({ path: 'episodes/x/episode.md', value: source.replace(/^\uFEFF/, '') }), {
    show,
    slug: 'x',
    siblings: [],
  }).value;
const itemsOf = (source: string) => timedItemsOf(read(source));

const about = (start: number, end?: number): Stamp => ({
  start,
  ...(end === undefined ? {} : { end }),
  approximate: true,
});
const put = (source: string, ...times: readonly (readonly [index: number, stamp: Stamp | undefined])[]) => {
  const items = itemsOf(source);
  return writeItemTimes(
    source,
    times.flatMap(([index, stamp]): ItemTime[] => {
      const item = items[index];
      return item === undefined ? [] : [{ item, stamp }];
    }),
    read,
  );
};

const german = `---
title: Warum der Zug nach Lissabon nicht mehr fährt
date: 2026-03-05
speakers: { A: mara }
---

Liegewagen waren einmal überall. [2:05]: keine Zeit.

## Kernaussagen

1. Der Liegewagen war **billiger** als das Bett. [@maier2010, S. 12]
2. [x] Sagte sie: „Niemand wartet.“

   > [3:14] „Wir warteten, bis die Lampen ausgingen.“ — Inês

   - darunter [~1:00] nichts
3. [~1:12–1:40] Einer mit einer Zeit.
10) Andere Liste
*   \`[1:00]\` ist hier Code

## Vertiefungen

Vorher.

### Die letzten Jahre ###

> [4:00] "Alt" — Mara

### [2:05] Warum er hielt[^1]
###   *Betont*

## Kapitel

* Anfang
* [1:10] Die letzten Jahre
*
  Eines in der nächsten Zeile
- 

[^1]: Eine Fußnote.
[2:05]: https://example.org/`;

describe('times of items', () => {
  it('stand in the file, and nothing else changes', () => {
    const items = itemsOf(german);
    expect(items.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      ...['takeaway 1', 'takeaway 2', 'takeaway 3', 'takeaway 4', 'takeaway 5'],
      ...['deep-dive 1', 'deep-dive 2', 'deep-dive 3', 'chapter 1', 'chapter 2', 'chapter 3', 'chapter 4'],
    ]);
    const { value, unwritten } = put(
      german,
      ...items.map((_, index) => [index, about(60 * index + 4, index === 5 ? 700 : undefined)] as const),
    );
    expect(unwritten).toEqual([]);
    const changed = german.split('\n').flatMap((line, index) => {
      const now = value.split('\n')[index];
      return now === line ? [] : [now];
    });
    expect(changed).toEqual([
      '1. [~0:04] Der Liegewagen war **billiger** als das Bett. [@maier2010, S. 12]',
      '2. [x] [~1:04] Sagte sie: „Niemand wartet.“',
      '3. [~2:04] Einer mit einer Zeit.',
      '10) [~3:04] Andere Liste',
      '*   [~4:04] `[1:00]` ist hier Code',
      '### [~5:04–11:40] Die letzten Jahre ###',
      '### [~6:04] Warum er hielt[^1]',
      '###   [~7:04] *Betont*',
      '* [~8:04] Anfang',
      '* [~9:04] Die letzten Jahre',
      '* [~10:04]',
      '- [~11:04]',
    ]);
  });

  it('are taken away, and the file is what it was', () => {
    const once = put(german, [0, about(4)], [5, about(9, 12)]).value;
    expect(put(once, [0, undefined], [5, undefined]).value).toBe(german);
  });

  it('find their items again in a file that was edited meanwhile', () => {
    const [first, , , , , dive] = itemsOf(german);
    const edited = german
      .replace('## Kernaussagen', '## Kernaussagen\n\nEin Satz davor.')
      .replace('1. Der', '1. Ganz neu.\n1. [0:30] Der');
    const times = [first, dive].flatMap((item) => (item === undefined ? [] : [{ item, stamp: about(5) }]));
    const { value, unwritten } = writeItemTimes(edited, times, read);
    expect(unwritten).toEqual([]);
    expect(value).toBe(
      edited.replace('1. [0:30] Der', '1. [~0:05] Der').replace('### Die', '### [~0:05] Die'),
    );
  });

  it('are not put where an item is gone, or where it is one of several that say the same', () => {
    const [first] = itemsOf(german);
    if (first === undefined) throw new Error('no item');
    const gone = writeItemTimes(german.replace('Bett', 'Sofa'), [{ item: first, stamp: about(5) }], read);
    expect([gone.value === german.replace('Bett', 'Sofa'), gone.unwritten.length]).toEqual([true, 1]);
    const line = '1. Der Liegewagen war **billiger** als das Bett. [@maier2010, S. 12]';
    const twice = german.replace(line, `0. Neu.\n${line}\n${line}`);
    const { unwritten } = writeItemTimes(twice, [{ item: { ...first, number: 9 }, stamp: about(5) }], read);
    expect(unwritten.map(({ reason }) => reason)).toEqual(['it is no longer in the file as it was']);
  });

  it('are not put where they would change what an item says, and the others are', () => {
    const source = german.replace('2. [x] Sagte', '2. [1.30] Sagte').replace('1. Der', '1. > Der');
    const { value, unwritten } = put(source, [0, about(5)], [1, about(6)], [3, about(7)]);
    expect(unwritten.map(({ item }) => item.number)).toEqual([1, 2]);
    expect(value).toBe(source.replace('10) Andere', '10) [~0:07] Andere'));
  });

  const specimens = [german, german.replace(/\n/g, '\r\n'), `\uFEFF${german}`];

  it('change no byte but their own, whatever the file, and can all be taken back', () => {
    const stamp = fc
      .tuple(fc.nat(9000), fc.nat(400), fc.boolean(), fc.boolean())
      .map(([start, length, ranged, approximate]): Stamp => ({
        start,
        ...(ranged && length > 0 ? { end: start + length } : {}),
        approximate,
      }));
    fc.assert(
      fc.property(
        fc.constantFrom(...specimens),
        fc.array(fc.tuple(fc.nat(20), stamp), { minLength: 1, maxLength: 4 }),
        (source, wanted) => {
          const items = itemsOf(source);
          const chosen = new Map(wanted.map(([index, one]) => [index % items.length, one] as const));
          const { value, unwritten } = put(source, ...chosen);
          expect(unwritten).toEqual([]);
          const after = itemsOf(value);
          for (const [index, item] of items.entries()) {
            const now = after[index]?.stamp;
            expect(now && formatStamp(now)).toBe(
              chosen.has(index)
                ? formatStamp(chosen.get(index) as Stamp)
                : item.stamp && formatStamp(item.stamp),
            );
          }
          // but for stamps that begin lines, and the space that one needs behind a lone bullet, the two are one text
          const trimmed = (text: string): string => text.replace(/ +(?=\r?$)/gm, '');
          const bare = (text: string): string =>
            trimmed(
              text.replace(
                /^(\uFEFF?[ \t]*(?:[-*+]|\d+[.)]|#+)[ \t]*(?:\[[ x]\] )?)\[~?\d[\d:.–]*\] ?/gm,
                '$1',
              ),
            );
          expect(bare(value)).toBe(bare(source));
          const back = put(
            value,
            ...[...chosen.keys()].map((index) => [index, items[index]?.stamp] as const),
          );
          expect(trimmed(back.value)).toBe(trimmed(source));
        },
      ),
      { numRuns: 8 },
    );
  });

  it('stand in a real episode with sources, quotations and front matter', () => {
    const source = readFileSync(
      'episodes/1154-north-korea-china-drug-cartel-connection/episode.md',
      'utf8',
    ).replace(/\n/g, '\r\n');
    const { value, unwritten } = put(source, [0, about(5)], [8, about(6)], [10, about(7, 9)]);
    expect(unwritten).toEqual([]);
    const bytes = (text: string): string => text.replace('[0:42]', '[~0:05]').replace('[7:15]', '[~0:06]');
    expect(value).toBe(bytes(source).replace('[2:07–2:45]', '[~0:07–0:09]'));
  });
});
