import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { VFile } from 'vfile';
import { writeEpisodeFile } from '../../../src/edit/episode-file.ts';
import { personIdOf } from '../../../src/edit/people.ts';
import type { Show } from '../../../src/model/show.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { readDate } from '../../../src/parse/listing/dates.ts';
import { parseListing } from '../../../src/parse/listing/listing.ts';
import { readTitle } from '../../../src/parse/listing/title.ts';

const fixtures = path.resolve(import.meta.dirname, '../../fixtures/listing');
const read = (name: string): string => readFileSync(path.join(fixtures, name, 'listing.txt'), 'utf8');

/** The episode as it is written, and below it what was guessed and left out. */
function written(listing: string): string {
  const { draft, guesses, unclearDate } = parseListing(listing, { showTitle: 'The Cartographers' });
  const text = writeEpisodeFile(draft, ({ name }) => personIdOf(name));
  const people = [...(draft.hosts ?? []), ...(draft.guests ?? [])];
  const notes = [
    ...people.map(({ name, role }) => `person: ${name}${role === undefined ? '' : `, ${role}`}`),
    ...guesses.map((guess) => `guess: ${guess}`),
    ...(draft.unplaced ?? []).map((left) => `left out: ${left.what}: ${left.text}`),
    ...(unclearDate === undefined ? [] : [`unclear date: ${unclearDate}`]),
  ];
  return `${text}\n-----\n${notes.map((note) => `${note}\n`).join('')}`;
}

describe('a listing', () => {
  it.each(readdirSync(fixtures))('%s', async (name) => {
    await expect(written(read(name))).toMatchFileSnapshot(path.join(fixtures, name, 'expected.txt'));
  });

  it.each(readdirSync(fixtures))('%s: no word is lost, and nothing in it is an error', (name) => {
    const listing = read(name);
    const { draft } = parseListing(listing);
    const value = writeEpisodeFile({ date: '2025-01-01', ...draft }, ({ name: person }) =>
      personIdOf(person),
    );
    const { messages } = parseEpisode(new VFile({ path: 'episodes/x/episode.md', value }), {
      show: { sections: {} } as Show,
      slug: 'x',
      siblings: [],
    });
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    const all = `${value} ${JSON.stringify(draft)}`.replaceAll('\\', '').toLowerCase();
    const words = listing.match(/\p{L}{3,}/gu) ?? [];
    const month =
      /^(?:mar|mai|may|november|thursday|février|dec|published|august|jun|marzo|feat|with|episode|year)$/i;
    const heading =
      /^(?:takeaways|key|summary|points|clés|kernaussagen|deep|dives|snips|chapters|puntos|clave|hosts|guests|description|min|2min|11min|3min|要約|チャプター)$/i;
    expect(
      words.filter((word) => !all.includes(word.toLowerCase()) && !month.test(word) && !heading.test(word)),
    ).toEqual([]);
  });
});

describe('dates', () => {
  it.each([
    ['May 15, 2025', '2025-05-15'],
    ['Thu, May 15th 2025', '2025-05-15'],
    ['15 May 2025', '2025-05-15'],
    ['15. März 2025', '2025-03-15'],
    ['Donnerstag, 15. Mai 2025', '2025-05-15'],
    ['le 1er août 2024', '2024-08-01'],
    ['15 de mayo de 2025', '2025-05-15'],
    ['15 mei 2025', '2025-05-15'],
    ['15 мая 2025 г.', '2025-05-15'],
    ['15 maja 2025', '2025-05-15'],
    ['2025年5月15日', '2025-05-15'],
    ['2025. 5. 15.', '2025-05-15'],
    ['2025-05-15', '2025-05-15'],
    ['15.05.2025', '2025-05-15'],
    ['05/15/2025', '2025-05-15'],
    ['15/05/2025', '2025-05-15'],
  ])('%s', (written_, day) => {
    expect(readDate(written_)).toMatchObject({ kind: 'date', day });
  });

  it.each(['May 15', '05/06/2025', '5/15/25', 'yesterday', '3 days ago', 'vor 2 Tagen', 'February 30, 2025'])(
    '%s is for a person to read',
    (text) => {
      expect(readDate(text)).toMatchObject({ kind: 'unclear' });
    },
  );

  it('are not seen in other words', () => {
    expect(['The March of the 12', 'May I ask', 'Marathon 2025'].map((line) => readDate(line))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('titles', () => {
  const text = 'Ann Lee, a diver, explains. Lee has dived since 1990. Ruth Adeyemi listens.';
  it.each([
    ['1154: Ann Lee | Under the Ice', '1154', undefined, ['Ann Lee'], 'Under the Ice'],
    ['#412 – Ann Lee: Under the Ice', '412', undefined, ['Ann Lee'], 'Under the Ice'],
    ['Ep. 12 Under the Ice', '12', undefined, [], 'Under the Ice'],
    ['Episode 12 - Under the Ice, with Ann Lee', '12', undefined, ['Ann Lee'], 'Under the Ice'],
    [
      'Folge 12: Unter dem Eis (mit Ruth Adeyemi und Ann Lee)',
      '12',
      undefined,
      ['Ruth Adeyemi', 'Ann Lee'],
      'Unter dem Eis',
    ],
    ['S2 E3: Under the Ice', '3', 2, [], 'Under the Ice'],
    ['Season 2, Episode 3 | Under the Ice', '3', 2, [], 'Under the Ice'],
    ['S02E03 Under the Ice', '03', 2, [], 'Under the Ice'],
    ['Under the Ice | Ep. 12', '12', undefined, [], 'Under the Ice'],
    ['Under the Ice (#12)', '12', undefined, [], 'Under the Ice'],
    ['Under the Ice – Ruth Adeyemi', undefined, undefined, ['Ruth Adeyemi'], 'Under the Ice'],
    ['Ann Lee on Ice', undefined, undefined, ['Ann Lee'], 'Ann Lee on Ice'],
    ['Deep Water: The Ice', undefined, undefined, [], 'Deep Water: The Ice'],
    ['The Trouble with Big Data', undefined, undefined, [], 'The Trouble with Big Data'],
    ['10 Ways to Freeze', undefined, undefined, [], '10 Ways to Freeze'],
  ] as const)('%s', (line, number, season, guests, title) => {
    expect(readTitle(line, text)).toEqual({
      title,
      guests,
      ...(number === undefined ? {} : { number }),
      ...(season === undefined ? {} : { season }),
    });
  });
});
