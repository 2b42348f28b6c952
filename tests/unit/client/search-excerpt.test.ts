import { describe, expect, it } from 'vitest';
import { buildExcerpt } from '../../../src/client/search/search-excerpt.ts';
import { separateUnspaced } from '../../../src/text/unspaced.ts';

const words = (count: number, name = 'w'): string[] => Array.from({ length: count }, (_, i) => `${name}${i}`);
const marked = (content: string, found: readonly number[]): string =>
  buildExcerpt(content, found)
    .parts.map(({ text, found: isFound }) => (isFound ? `[${text}]` : text))
    .join('');

describe('an excerpt', () => {
  it('of a short text is the whole text, its words marked, neighbours as one', () => {
    expect(marked('They talk of flying money here', [3, 4])).toBe('They talk of [flying money] here');
  });

  it('of a long text says where it was cut and stands around the words found', () => {
    const excerpt = marked(words(200).join(' '), [100]);
    expect(excerpt).toMatch(/^… w92 .* \[w100\] .* w123 …$/);
  });

  it('is taken where most of the words stand together, and says which word that is', () => {
    const { word } = buildExcerpt(words(300).join(' '), [10, 150, 155, 290]);
    expect(word).toBe(150);
  });

  it('reaches to the end when the word stands there', () => {
    expect(marked(words(100).join(' '), [99])).toMatch(/^… w68 .*\[w99\]$/);
  });

  it('shows Chinese as it was written', () => {
    expect(marked(separateUnspaced('他说飞钱很快'), [2, 3])).toBe('他说[飞钱]很快');
  });
});
