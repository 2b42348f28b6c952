import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editFrontMatter } from '../../../src/edit/front-matter.ts';
import type { YamlValue } from '../../../src/edit/yaml/scalar.ts';
import { meaningOf, meaningOfValue, type Meaning } from '../../../src/edit/yaml/plain.ts';
import { parseFrontMatter } from '../../../src/parse/front-matter.ts';

/** A field of front matter as somebody wrote it: lines with their ends, and whether it may be edited alone. */
interface Field {
  readonly name: string;
  readonly lines: readonly string[];
}

const word = fc.constantFrom(
  'Lisbon',
  'train',
  'größer',
  '寝台車',
  'a-b',
  'o’clock',
  'x_1',
  '42b',
  'قطار',
  '🚂',
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((found) => found.join(' '));
const comment = fc.constantFrom('', ' # said: so', '   # "quoted"', ' #');
const space = fc.constantFrom(' ', '  ', '\t');

/** Values in every style, as the lines behind `name:`; the first goes on with the line of the name. */
const value: fc.Arbitrary<readonly string[]> = fc.oneof(
  fc.tuple(space, words, comment).map(([gap, text, note]) => [`${gap}${text}${note}`]),
  fc.tuple(space, words, comment).map(([gap, text, note]) => [`${gap}'${text}: it''s'${note}`]),
  fc.tuple(space, words, comment).map(([gap, text, note]) => [`${gap}"${text} \\"x\\" \\u00e9"${note}`]),
  fc
    .constantFrom('2024-05-01', '012', '7', 'true', '~', 'null', 'no', '1:30:00', '.5')
    .map((text) => [` ${text}`]),
  comment.map((note) => [note]),
  fc.constant(['  ']),
  fc
    .tuple(fc.array(word, { maxLength: 3 }), comment)
    .map(([items, note]) => [` [${items.join(', ')}]${note}`]),
  fc.tuple(word, word, comment).map(([one, other, note]) => [` { a: ${one}, "b": '${other}' }${note}`]),
  fc
    .tuple(
      fc.constantFrom('|', '>', '|-', '>-', '|2-', '>-  # note'),
      fc.array(words, { minLength: 1, maxLength: 3 }),
    )
    .map(([mark, lines]) => [` ${mark}`, ...lines.map((line) => `  ${line}`)]),
  fc.tuple(words, words).map(([one, other]) => [` ${one}`, `   ${other}`]),
  fc.tuple(words, words).map(([one, other]) => [` "${one}`, '', `  ${other}"`]),
  words.map((text) => ['', `  ${text}`]),
  fc
    .tuple(fc.constantFrom('', '  ', '    '), fc.array(word, { minLength: 1, maxLength: 3 }), comment)
    .map(([margin, items, note]) => [note, ...items.map((item) => `${margin}- ${item}${note}`)]),
  fc
    .tuple(word, word, comment)
    .map(([one, other, note]) => ['', `  - name: ${one}${note}`, `    role: "${other}"`, '  - name: x']),
  fc
    .tuple(fc.constantFrom('  ', '    '), words, comment)
    .map(([margin, text, note]) => [
      note,
      `${margin}by: ${text}`,
      `${margin}# inside`,
      `${margin}date: 2024-01-02${note}`,
    ]),
);

const names = ['title', 'date', 'guests', 'my key', 'Ünï', 'x-1', 'provenance', 'audio', 'tags', 'listen'];
const written = (name: string): fc.Arbitrary<string> => fc.constantFrom(name, `"${name}"`, `'${name}'`);

const fields: fc.Arbitrary<readonly Field[]> = fc
  .uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 6 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((name) =>
        fc
          .tuple(written(name), fc.constantFrom('', '', ' '), value)
          .map(([key, gap, [first = '', ...rest]]): Field => ({
            name,
            lines: [`${key}${gap}:${first}`, ...rest],
          })),
      ),
    ),
  );

/** What may stand between fields, at the level of the fields. */
const between = fc.constantFrom<readonly string[]>(
  [],
  [],
  [''],
  ['# a comment: with a colon'],
  ['', '#x', ''],
);

interface File {
  readonly before: string;
  readonly parts: readonly { readonly field: Field; readonly gap: string; readonly text: string }[];
  readonly after: string;
}

const file: fc.Arbitrary<File> = fc
  .tuple(
    fields,
    fc.array(between, { minLength: 6, maxLength: 6 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\uFEFF'),
    fc.constantFrom('---', '---  '),
    fc.constantFrom('---', '...', '---\t'),
    fc.constantFrom('', '\n', '\nBody: with a colon\n', '\n\n# Body\n---\nmore'),
  )
  .map(([chosen, gaps, eol, mark, open, close, body]) => ({
    before: `${mark}${open}${eol}`,
    parts: chosen.map((field, index) => ({
      field,
      gap: (gaps[index] ?? []).map((line) => line + eol).join(''),
      text: field.lines.map((line) => line + eol).join(''),
    })),
    after: `${close}${body.replaceAll('\n', eol)}`,
  }));

const sourceOf = ({ before, parts, after }: File): string =>
  before + parts.map(({ gap, text }) => gap + text).join('') + after;

function read(source: string): ReadonlyMap<string, Meaning> {
  const { value: parsed, messages } = parseFrontMatter(source, 'e.md', []);
  expect(messages).toEqual([]);
  return meaningOf(parsed.fields) as ReadonlyMap<string, Meaning>;
}

const scalar: fc.Arbitrary<YamlValue> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...'ab :#-"\'\n[]{},&*!|>%@`\\?~ é\t') }),
  words,
  fc.constantFrom(
    'no',
    '012',
    '1e3',
    '',
    ' x',
    'x ',
    '- a',
    '? b',
    '---',
    '...',
    'a: b',
    'a #b',
    '2024-01-02',
  ),
  fc.integer(),
  fc.boolean(),
);
const anything: fc.Arbitrary<YamlValue> = fc.oneof(
  { weight: 3, arbitrary: scalar },
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(
    fc.constantFrom('by', 'date', 'note: x', 'a'),
    fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })),
    {
      minKeys: 1,
      maxKeys: 3,
    },
  ),
);

/** Meanings with figures as the text they are written with, which is how Glosscast reads a number. */
const asText = (meaning: Meaning): unknown =>
  typeof meaning === 'string'
    ? meaning.replace(/^number:/, 'string:')
    : meaning instanceof Map
      ? new Map([...meaning].map(([name, part]) => [name, asText(part)]))
      : (meaning as readonly Meaning[]).map(asText);

const others = (meaning: ReadonlyMap<string, Meaning>, name: string): unknown =>
  [...meaning].filter(([key]) => key !== name);

describe('editing front matter', () => {
  it('sets a field that is there: it is read back, and nothing but its lines has changed', () => {
    fc.assert(
      fc.property(file, fc.nat(), anything, (given, which, wanted) => {
        const source = sourceOf(given);
        const index = which % given.parts.length;
        const { name } = (given.parts[index] as File['parts'][number]).field;
        const { value: edited, messages } = editFrontMatter(
          source,
          [{ do: 'set', path: [name], value: wanted }],
          'e.md',
        );
        expect(messages).toEqual([]);
        const after = read(edited);
        expect(asText(after.get(name) ?? 'nothing')).toEqual(asText(meaningOfValue(wanted)));
        expect(others(after, name)).toEqual(others(read(source), name));
        const prefix =
          given.before +
          given.parts
            .slice(0, index)
            .map(({ gap, text }) => gap + text)
            .join('');
        const suffix =
          given.parts
            .slice(index + 1)
            .map(({ gap, text }) => gap + text)
            .join('') + given.after;
        expect(edited.startsWith(prefix)).toBe(true);
        expect(edited.endsWith(suffix)).toBe(true);
      }),
      { numRuns: 250 },
    );
  });

  it('adds a field, to a map inside as well: every byte that was there is there still', () => {
    fc.assert(
      fc.property(file, scalar, fc.constantFrom(['new'], ['neu', 'inner', 'x y']), (given, wanted, path) => {
        const source = sourceOf(given);
        const { value: edited, messages } = editFrontMatter(
          source,
          [{ do: 'set', path, value: wanted }],
          'e.md',
        );
        expect(messages).toEqual([]);
        const name = path[0] as string;
        expect(others(read(edited), name)).toEqual([...read(source)]);
        let rest = 0;
        for (const character of edited)
          if (character === source[rest] || source.startsWith(character, rest)) rest += character.length;
        expect(rest).toBe(source.length);
      }),
      { numRuns: 150 },
    );
  });

  it('removes a field: its lines are gone and no others', () => {
    fc.assert(
      fc.property(file, fc.nat(), (given, which) => {
        const source = sourceOf(given);
        const index = which % given.parts.length;
        const { name } = (given.parts[index] as File['parts'][number]).field;
        const { value: edited, messages } = editFrontMatter(source, [{ do: 'remove', path: [name] }], 'e.md');
        expect(messages).toEqual([]);
        const left = given.parts.map(({ gap, text }, at) => gap + (at === index ? '' : text)).join('');
        expect(edited).toBe(given.before + left + given.after);
        expect([...read(edited)]).toEqual(others(read(source), name));
      }),
      { numRuns: 150 },
    );
  });

  it('changes one line where the value was on one and is on one', () => {
    fc.assert(
      fc.property(file, fc.nat(), words, (given, which, wanted) => {
        const short = given.parts.filter(({ field }) => field.lines.length === 1);
        const chosen = short[which % Math.max(1, short.length)];
        if (chosen === undefined) return;
        const source = sourceOf(given);
        const edits = [{ do: 'set', path: [chosen.field.name], value: wanted }] as const;
        const lines = (text: string): string[] => text.split(/(?<=\r\n|\n|\r(?!\n))/);
        const [old, now] = [lines(source), lines(editFrontMatter(source, edits, 'e.md').value)];
        expect(now).toHaveLength(old.length);
        expect(now.filter((line, index) => line !== old[index]).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });

  it('refuses or succeeds, and never throws nor changes a file that it refuses', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:-#\n "\'[]{}&*!|>?\t,\r') }),
        scalar,
        (yaml, wanted) => {
          const source = `---\n${yaml}\n---\nbody\n`;
          const { value: edited, messages } = editFrontMatter(
            source,
            [{ do: 'set', path: ['a'], value: wanted }],
            'e.md',
          );
          if (messages.length > 0) expect(edited).toBe(source);
          else expect(edited.endsWith('body\n')).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});
