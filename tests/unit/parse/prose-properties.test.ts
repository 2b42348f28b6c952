import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { positionAt } from '../../../src/model/position.ts';
import { blocksOf, type Block } from '../../../src/model/prose.ts';
import { parseEpisodeBody } from '../../../src/parse/episode-body.ts';
import { parseProse } from '../../../src/parse/prose/index.ts';

const pieces = [
  'word',
  ' ',
  '\n',
  '\n\n',
  '\r\n',
  '> ',
  '- ',
  '    ',
  '\t',
  '1. ',
  '## ',
  '### ',
  '## Takeaways\n',
  '## Corrections\n',
  '[2:05] ',
  '[~1:02:03–2:00:00]',
  '[2:75]',
  '[',
  ']',
  '(',
  ')',
  '[[',
  ']]',
  '[[Juche|self]]',
  '|',
  '\n|---|\n',
  '@key',
  '@{a b}',
  '[@a, p. 3; -@b]',
  'disputes ',
  ';',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '```\n',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '<div>\n',
  '![',
  '](x)',
  '[^1]',
  '[^1]: ',
  '[a]: b\n',
  ': ',
  '\n: ',
  '\\',
  '  \n',
  'https://x.org/a',
  'a@b.org',
  '"',
  '”',
  ' — ',
  '2025-06-01 speaker — ',
  '飞钱',
  '👩‍🚀',
  '\u0000',
];
const noReferences = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(''));
const anything = fc.oneof(
  noReferences,
  fc
    .array(fc.constantFrom(...pieces, '&amp;', '&nbsp;', '&#0;', '&bogus;'), { maxLength: 60 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
);

const runs = { numRuns: 600, seed: 20250615 };
const firstLine = 7;
const readProse = (markdown: string) => parseProse(markdown, { path: 'f.md', firstLine, idPrefix: 'p' });

/** The blocks of a body and of the same text as prose. */
function blocksIn(markdown: string): Block[] {
  return [...blocksOf(readProse(markdown).value)].map(({ block }) => block);
}

describe('any text at all', () => {
  test('is read without throwing, as prose and as a body, twice the same', () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const prose = readProse(markdown);
        const body = parseEpisodeBody(markdown, {
          path: 'f.md',
          firstLine,
          headings: { notes: 'Anmerkungen' },
        });
        expect(readProse(markdown)).toEqual(prose);
        const lines = markdown.split(/\r\n?|\n/);
        for (const { line, column } of [...prose.messages, ...body.messages]) {
          expect(lines[line - firstLine]).toBeDefined();
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual((lines[line - firstLine] as string).length + 1);
        }
      }),
      runs,
    );
  });

  test('has blocks with ids of their own, marks that nest, and all offsets inside the text', () => {
    fc.assert(
      fc.property(anything, (markdown) => {
        const blocks = blocksIn(markdown);
        expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
        for (const { text, marks, citations, termReferences } of blocks) {
          for (const { start, end } of [...marks, ...termReferences]) {
            expect(start).toBeLessThanOrEqual(end);
            expect(end).toBeLessThanOrEqual(text.length);
          }
          for (const { offset } of citations) expect(offset).toBeLessThanOrEqual(text.length);
          for (const a of marks)
            for (const b of marks) expect(a.start < b.start && b.start < a.end && a.end < b.end).toBe(false);
        }
      }),
      runs,
    );
  });

  test('without character references maps each character to itself in the file', () => {
    fc.assert(
      fc.property(noReferences, (markdown) => {
        const lines = markdown.split(/\r\n?|\n/);
        for (const { text, positions } of blocksIn(markdown)) {
          for (let offset = 0; offset < text.length; offset++) {
            const { line, column } = positionAt(positions, offset);
            const written = lines[line - firstLine]?.[column - 1];
            const shown = text[offset] as string;
            if (/\s/.test(shown)) expect(written ?? ' ').toMatch(/[\s<]/);
            else expect(written === '\u0000' ? '\uFFFD' : written).toBe(shown);
          }
        }
      }),
      runs,
    );
  });
});
