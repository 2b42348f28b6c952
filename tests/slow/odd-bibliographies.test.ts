import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { parseReferences } from '../../src/parse/references/index.ts';
import { createCitationStyle } from '../../src/render/citation/style.ts';
import { damages, specimens } from '../support/bibliographies/index.ts';

const read = (path: string, text: string): ReturnType<typeof parseReferences> =>
  parseReferences([new VFile({ path, value: text })]);

const shares = [0.08, 0.37, 0.61, 0.93];
const matrix = specimens.flatMap((specimen) =>
  damages.flatMap((damage) => shares.map((share) => ({ specimen, damage, share }))),
);

describe('odd bibliographies', () => {
  it('are more than 1,300', () => {
    expect(matrix.length).toBeGreaterThan(1_300);
  });

  it.each(specimens)(
    'are read without a crash, and nothing is lost in silence: $path',
    ({ path, text, keys }) => {
      for (const { damage, share } of matrix.filter(({ specimen }) => specimen.path === path)) {
        const damaged = damage.apply(text, share);
        const { value, messages } = read(path, damaged);
        const lines = damaged.split(/\r\n|\r|\n/);
        for (const { line, column } of messages) {
          expect(lines.length, damage.name).toBeGreaterThanOrEqual(line);
          expect(column, damage.name).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 2);
        }
        // Without a word said of it no entry is missing whose key still stands in the file.
        const whole = damage.name.endsWith('line ends') || damage.name === 'a byte order mark';
        if (whole)
          expect(
            value.map(({ key }) => key),
            damage.name,
          ).toEqual(keys);
        if (
          messages.length === 0 &&
          ['a brace too many', 'a brace too few', 'a quotation mark too many'].includes(damage.name)
        )
          expect(value.length, damage.name).toBe(keys.length);
      }
    },
  );

  it('can all be put into a style', () => {
    const style = createCitationStyle({ style: 'apa', locale: 'en' });
    for (const { path, text } of specimens)
      for (const source of read(path, text).value) expect(style.formatReference(source)).toMatch(/\p{L}/u);
  });
});

describe('ten thousand entries', () => {
  const numbers = Array.from({ length: 10_000 }, (_, index) => index);

  it.each(specimens.filter(({ path }) => path.endsWith('.bib')).slice(0, 6))(
    'as $path has them are all read',
    ({ path, text, keys }) => {
      const count = Math.ceil(2_000 / keys.length);
      const many = numbers
        .slice(0, count)
        .map((number) => keys.reduce((copy, key) => copy.replaceAll(key, `${key}-${number}`), text))
        .join('\n');
      expect(new Set(read(path, many).value.map(({ key }) => key)).size).toBe(count * keys.length);
    },
  );

  it('of which none is closed are all reported, and the next one is read', () => {
    const broken = numbers.map((number) => `@book{k${number},\n  title = {Never {closed,\n}\n`).join('');
    const { value, messages } = read('x.bib', `${broken}@book{last, title={L}, publisher={P}, year=2001}`);
    expect(value.map(({ key }) => key)).toEqual(['last']);
    expect(messages).toHaveLength(21);
    expect(messages.at(-1)?.message).toContain('and 9979 more like it');
  });

  it('in one line take no longer than in many', () => {
    const line = numbers.map((number) => `@misc{k${number}, title={T}, author={D, J}, year=2001}`).join(' ');
    expect(read('x.bib', line).value).toHaveLength(10_000);
  });

  it('a field of a megabyte, braces a thousand deep, and a file that is cut off at any place', () => {
    const huge = `@book{k, title={T}, note={${'A'.repeat(1_000_000)}}, bdsk-file-1={${'QUJD'.repeat(250_000)}}, publisher={P}, year=2001}`;
    expect(read('x.bib', huge).value).toHaveLength(1);
    const deep = `@book{k, title={${'{'.repeat(1_000)}T${'}'.repeat(1_000)}}, publisher={P}, year=2001}\n@book{l, title={L}, publisher={P}, year=2001}`;
    expect(read('x.bib', deep).value.map(({ key }) => key)).toContain('l');
    const { text = '' } = specimens[0] ?? {};
    for (let end = 0; end < text.length; end += 3) read('x.bib', text.slice(0, end));
  });
});
