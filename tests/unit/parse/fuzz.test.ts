import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import type { Parsed } from '../../../src/diagnostics/message.ts';
import { mintEpisodeSlug } from '../../../src/model/ids.ts';
import { parseEpisode } from '../../../src/parse/episode.ts';
import { parseGlossary } from '../../../src/parse/glossary.ts';
import { parsePeople } from '../../../src/parse/people.ts';
import { parseShow } from '../../../src/parse/show.ts';
import { decodeText } from '../../../src/read/decode.ts';

const content = `${import.meta.dirname}/../../fixtures/parse/content/reads-every-field`;
const original = (path: string): string => readFileSync(`${content}/${path}`, 'utf8');

type Damage = (text: string) => string;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const at = (text: string, share: number): number => Math.floor(share * text.length);

/** What happens to files: cut off, lines doubled, lost or swapped, characters and bytes that do not belong. */
const damage: fc.Arbitrary<Damage> = fc.oneof(
  place.map(
    (share): Damage =>
      (text) =>
        text.slice(0, at(text, share)),
  ),
  place.map((share): Damage => (text) => {
    const lines = text.split('\n');
    const index = Math.floor(share * lines.length);
    return [...lines.slice(0, index + 1), ...lines.slice(index)].join('\n');
  }),
  place.map(
    (share): Damage =>
      (text) =>
        text
          .split('\n')
          .filter((_, index, all) => index !== Math.floor(share * all.length))
          .join('\n'),
  ),
  fc
    .tuple(
      place,
      fc.oneof(
        fc.constantFrom(
          ':',
          ': ',
          '"',
          "'",
          '[',
          ']',
          '{',
          '}',
          '&a ',
          '*a',
          '!x ',
          '|',
          '>',
          '#',
          '\t',
          '---\n',
          '\r',
          '\0',
          '\uD800',
          '- ',
          '? ',
          '%',
          '@',
          '`',
          '<<: ',
        ),
        fc.string(),
      ),
    )
    .map(
      ([share, extra]): Damage =>
        (text) =>
          text.slice(0, at(text, share)) + extra + text.slice(at(text, share)),
    ),
  fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(([share, bytes]): Damage => (text) => {
    const whole = new TextEncoder().encode(text);
    whole.set(bytes.subarray(0, whole.length), Math.floor(share * Math.max(0, whole.length - bytes.length)));
    return decodeText(whole).text;
  }),
);

const show = parseShow(new VFile({ path: 'episodes/show.yaml', value: original('episodes/show.yaml') }), {
  siblings: [],
  styles: [],
}).value;

const parsers: Readonly<Record<string, (file: VFile) => Parsed<unknown>>> = {
  'episodes/show.yaml': (file) => parseShow(file, { siblings: [], styles: [] }),
  'episodes/1154-connection/episode.md': (file) =>
    parseEpisode(file, { show, slug: mintEpisodeSlug('1154-connection'), siblings: [] }),
  'references/people.yaml': (file) => parsePeople(file),
  'references/glossary/flying-money.md': (file) => parseGlossary({ pages: [file] }),
  'references/glossary.md': (file) => parseGlossary({ pages: [], list: file }),
};

test.each(Object.entries(parsers))('%s damaged in 300 ways is read without a throw', (path, parse) => {
  const text = original(path);
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (damages) => {
      const value = damages.reduce((damaged, apply) => apply(damaged), text);
      const lines = value.split('\n').length;
      for (const message of parse(new VFile({ path, value })).messages) {
        expect(message.path).toBe(path);
        expect(message.line).toBeGreaterThanOrEqual(1);
        expect(message.line).toBeLessThanOrEqual(lines + 1);
        expect(message.column).toBeGreaterThanOrEqual(1);
        expect(message.message).not.toContain('undefined');
      }
    }),
    { numRuns: 300, seed: 1154 },
  );
});
