import { describe, expect, it } from 'vitest';
import { parseEpisodeBody } from '../../../src/parse/episode-body.ts';

function read(item: string) {
  const { value, messages } = parseEpisodeBody(`## Takeaways\n\n- ${item}\n`, {
    path: 'episodes/a/episode.md',
    firstLine: 10,
    headings: {},
  });
  const [section] = value.sections;
  const found = section?.kind === 'takeaways' ? section.items[0] : undefined;
  const [first] = found?.children ?? [];
  return { item: found, block: first?.type === 'paragraph' ? first.block : undefined, messages };
}

describe('a takeaway marked as a soundbite', () => {
  it('loses the mark, and keeps its words and marks', () => {
    const { item, block, messages } = read('[2:05–2:40] The **train** [[stops]] *here* {soundbite}');
    expect([item?.soundbite, block?.text, messages]).toEqual([true, 'The train stops here', []]);
    expect(block?.marks.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['strong', 4, 9],
      ['emphasis', 16, 20],
    ]);
  });

  it('is one only with the mark at its end', () => {
    const { item, block } = read('[2:05–2:40] A {soundbite} is a part.');
    expect([item?.soundbite, block?.text]).toEqual([undefined, 'A {soundbite} is a part.']);
  });

  it.each([
    ['[2:05] Words {soundbite}', 'no end'],
    ['[2:05–2:10] Words {soundbite}', '5 s'],
    ['[2:05–5:00] Words {soundbite}', '175 s'],
    ['[~2:05–2:40] Words {soundbite}', 'not confirmed'],
  ])('is spoken of where players would not take it: %s', (text, reason) => {
    const said = read(text).messages.filter(({ rule }) => rule === 'soundbite-length');
    expect(said).toHaveLength(1);
    expect(said[0]?.message).toContain(reason);
    expect([said[0]?.line, said[0]?.column]).toEqual([12, `- ${text}`.indexOf('{') + 1]);
  });
});
