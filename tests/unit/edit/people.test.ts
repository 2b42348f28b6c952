import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { addPeople, introducePeople } from '../../../src/edit/people.ts';
import { parsePeople } from '../../../src/parse/people.ts';

const source = '# who\r\nmara:\r\n    name: Mara   # the host\r\nines-duarte: Inês Duarte';

const peopleOf = (text: string) => {
  const { value, messages } = parsePeople(new VFile({ path: 'references/people.yaml', value: text }));
  expect(messages).toEqual([]);
  return value;
};

describe('people', () => {
  it('are known again by name, with or without accents and titles; others get an id of their own', () => {
    const drafts = ['Dr. Ines Duarte', 'Mara', 'Jón Æ. O’Neill', 'MARA', 'ines duarte', '李'].map((name) => ({
      name,
    }));
    const { ids, added } = introducePeople(drafts, peopleOf(source).values());
    expect(ids).toEqual(
      new Map([
        ['Dr. Ines Duarte', 'ines-duarte'],
        ['Mara', 'mara'],
        ['Jón Æ. O’Neill', 'jon-æ-oneill'],
        ['MARA', 'mara'],
        ['ines duarte', 'ines-duarte'],
        ['李', '李'],
      ]),
    );
    expect(added.map(({ id }) => id)).toEqual(['jon-æ-oneill', '李']);
  });

  it('are written below those of the file, which keeps every byte', () => {
    const { added } = introducePeople(
      [{ name: 'Ann "A": B', role: 'x # y', url: 'https://a.example/' }, { name: 'Mara, too' }],
      peopleOf(source).values(),
    );
    const { value, messages } = addPeople(source, added, 'references/people.yaml');
    expect(messages).toEqual([]);
    expect(value.startsWith(source)).toBe(true);
    expect([...peopleOf(value).values()].map(({ name, role, url }) => [name, role, url])).toEqual([
      ['Mara', undefined, undefined],
      ['Inês Duarte', undefined, undefined],
      ['Ann "A": B', 'x # y', 'https://a.example/'],
      ['Mara, too', undefined, undefined],
    ]);
  });

  it('begin a file, and leave one alone that is broken', () => {
    const { added } = introducePeople([{ name: 'Ann' }], []);
    expect(addPeople('', added, 'p').value).toBe('ann:\n  name: Ann\n');
    const broken = addPeople('a: b: c\n', added, 'p');
    expect([broken.value, broken.messages.map(({ line, rule }) => [line, rule])]).toEqual([
      'a: b: c\n',
      [[1, 'yaml-syntax']],
    ]);
  });
});
