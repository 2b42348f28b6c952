import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeText, normalizeText, type TextPlace } from '../../../src/edit/text.ts';
import { blocksOf } from '../../../src/model/prose.ts';
import { parseProse } from '../../../src/parse/prose/index.ts';

const read = (markdown: string): readonly string[] => {
  const { value, messages } = parseProse(markdown, { path: 'e.md', firstLine: 1, idPrefix: 'b' });
  expect(messages).toEqual([]);
  return [...blocksOf(value)].map(({ block, stamp }) => {
    expect([block.citations, block.termReferences, stamp]).toEqual([[], [], undefined]);
    return block.text;
  });
};

const piece = fc.constantFrom(
  ...[
    'word',
    'é',
    '列車',
    ' ',
    ' ',
    '\n',
    '\n\n',
    '[2:05] ',
    '[',
    ']',
    '(',
    ')',
    '[[',
    ']]',
    '@key',
    'a@b.example',
  ],
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '```',
    '~',
    '~~',
    '#',
    '## ',
    '> ',
    '- ',
    '+ ',
    '1. ',
    '2) ',
    ':',
    ': ',
    '|',
    '---',
  ],
  ...[
    '===',
    '\\',
    '&amp;',
    '&',
    '<b>',
    '<!-- x -->',
    '</',
    '!',
    '![a](b)',
    '[^1]',
    '[^1]: x',
    '[a]: http://x.example',
  ],
  ...[
    'https://x.example/a_b*c_',
    'http://x.example?a=1&b=2.',
    'www.x.example',
    '{',
    '}',
    '$',
    '\t',
    '    ',
    '[ ] ',
    '^',
  ],
);
const text = fc.oneof(
  fc.array(piece, { minLength: 1, maxLength: 9 }).map((found) => found.join('')),
  fc.string(),
);

describe('plain text written as Markdown', () => {
  it('is read back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(text, (given) => {
        const wanted = normalizeText(given);
        fc.pre(wanted !== '');
        expect(read(`before\n\n${escapeText(given)}\n\nafter\n`).slice(1, -1)).toEqual(wanted.split('\n\n'));
      }),
      { numRuns: 150 },
    );
  });

  it('is read back from items, headings and quotations', () => {
    const wrapped: readonly (readonly [TextPlace, (markdown: string) => string])[] = [
      ['item', (markdown) => `- ${markdown.replaceAll('\n', '\n  ')}\n- after`],
      ['quotation', (markdown) => `> ${markdown.replaceAll('\n', '\n> ')}\n\nafter`],
      ['heading', (markdown) => `### ${markdown}\n\nafter`],
    ];
    fc.assert(
      fc.property(text, fc.constantFrom(...wrapped), (given, [place, wrap]) => {
        const wanted = normalizeText(given.replace(/[\n\r\u0085\u2028\u2029]/g, ' '));
        fc.pre(wanted !== '');
        expect(read(wrap(escapeText(wanted, place)))).toEqual([wanted, 'after']);
      }),
      { numRuns: 150 },
    );
  });

  it('is left alone where it needs no escape', () => {
    const plain = [
      'He said: "We waited" (until 12:34), didn’t he?',
      'An e-mail to a_b, 5 % of $3.50, a|b and C# – 1.5 × 2.',
      'See https://trains.example/a_b?c=d&e=*f* for more.',
    ];
    expect(plain.map((line) => escapeText(line))).toEqual(plain);
  });

  it('escapes what means something, and no more', () => {
    expect(escapeText('[laughs] *so* @mara wrote <b>')).toBe('\\[laughs] \\*so\\* \\@mara wrote \\<b>');
    expect(escapeText('# 1')).toBe('\\# 1');
    expect(escapeText('2024. A year')).toBe('2024\\. A year');
    expect(escapeText('one\ntwo')).toBe('one\\\ntwo');
  });
});
