import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { suggestForSite } from '../../../../src/site/check/suggest.ts';

const fixtures = path.resolve('tests/fixtures/suggest');
const misheard = path.join(fixtures, 'words-that-sound-like-a-term-are-mishearings');
const names = path.join(fixtures, 'names-that-recur-are-suggested-but-not-what-everybody-knows');

describe('suggestions for the glossary', () => {
  // expected.json has all of them in order: the words, how often, and what they were meant to be
  it.each(readdirSync(fixtures))('%s', async (name) => {
    const folder = path.join(fixtures, name);
    const { suggestions } = await suggestForSite({ contentDir: folder });
    const found = suggestions.map((one) =>
      [one.words, one.count, ...(one.kind === 'mishearing' ? [`for ${one.form}`] : [])].join(', '),
    );
    expect(found).toEqual(JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')));
  });

  it('say where the words stand first, a line of a text or a time of a transcript', async () => {
    const { suggestions } = await suggestForSite({ contentDir: misheard });
    const jushay = suggestions.find(({ words }) => words === 'Jushay');
    const [text, ...spoken] = jushay?.places ?? [];
    expect(jushay).toMatchObject({ episodes: 1, count: 3, term: 'Juche' });
    expect(text).toEqual({ path: 'episodes/one/episode.md', line: 6 });
    expect(spoken.map(({ path: file, time = -1 }) => [file, time >= 0 && time < 8])).toEqual([
      ['episodes/one/transcript.vtt', true],
      ['episodes/one/transcript.vtt', true],
    ]);
  });

  it('make a mis-hearing an alias and keep those that there are; in the list of terms it is a line', async () => {
    const { suggestions } = await suggestForSite({ contentDir: misheard });
    const pastes = suggestions.map(({ words, paste }) => [words, paste.path, paste.text]);
    expect(pastes).toContainEqual(['Jushay', 'references/glossary/juche.md', 'aliases: [Jushay]\n']);
    expect(pastes).toContainEqual([
      'Fay Chen',
      'references/glossary/flying-money.md',
      "aliases: [fei ch'ien, { form: 飞钱, lang: zh, script: Hans }, FEIQ, Fay Chen]\n",
    ]);
    expect(pastes).toContainEqual(['By bit', 'references/glossary.md', 'Bybit\nBy bit\n']);
  });

  it('give the file of a new term, which check asks to be defined', async () => {
    const { suggestions } = await suggestForSite({ contentDir: names });
    expect(suggestions[0]?.paste).toEqual({
      path: 'references/glossary/lusitânia-express.md',
      text: '---\nterm: Lusitânia Express\nkind: concept  # or person, organisation, place, event, thing\n---\n',
    });
  });

  it('are the same however often one asks', async () => {
    const [one, other] = [
      await suggestForSite({ contentDir: names }),
      await suggestForSite({ contentDir: names }),
    ];
    expect(other).toEqual(one);
  });
});
