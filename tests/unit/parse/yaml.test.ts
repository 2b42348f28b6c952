import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import { parseFrontMatter } from '../../../src/parse/front-matter.ts';
import type { FieldSite, Reader } from '../../../src/parse/yaml/field.ts';
import { parseYaml } from '../../../src/parse/yaml/tree.ts';
import { day, duration, language, licence, moment, url } from '../../../src/parse/yaml/values.ts';

const origin = { path: 'show.yaml', firstLine: 1 };

/** What a reader makes of the value of `x: …`, and the messages. */
function read<T>(
  reader: Reader<T>,
  written: string,
): { readonly value: T | undefined; readonly messages: number } {
  const { value: tree } = parseYaml(`x: ${written}\n`, origin);
  const node = tree?.kind === 'map' ? tree.entries[0]?.value : undefined;
  if (node === undefined) throw new Error(`no value in ${written}`);
  const site: FieldSite = { field: 'x', messages: [] };
  return { value: reader(node, site), messages: site.messages.length };
}

/** The value, after checking that it is reported exactly when there is none. */
function accept<T>(reader: Reader<T>, written: string): T | undefined {
  const { value, messages } = read(reader, written);
  expect(messages).toBe(value === undefined ? 1 : 0);
  return value;
}

test.each([
  ['467.64', 467.64],
  ['7:42', 462],
  ['"7:42"', 462],
  ['100:08', 6008],
  ['1:02:03.5', 3723.5],
  ['PT7M42S', 462],
  ['pt1h', 3600],
  ['PT0.5S', 0.5],
  ['1:62:03', undefined],
  ['0', undefined],
  ['PT', undefined],
  ['-3', undefined],
  ['7 min', undefined],
])('reads the length %s as %s seconds', (written, seconds) => {
  expect(accept(duration, written)).toBe(seconds);
});

test.each([
  ['2025-05-15', '2025-05-15'],
  ['"2025-05-15"', '2025-05-15'],
  ['2024-02-29', '2024-02-29'],
  ['2000-02-29', '2000-02-29'],
  ['2025-05-15T23:00:00-08:00', '2025-05-15'],
  ['1900-02-29', undefined],
  ['2025-02-30', undefined],
  ['2025-13-01', undefined],
  ['2025-05-15T25:00Z', undefined],
  ['20250515', undefined],
])('reads the date %s as the day %s', (written, expected) => {
  expect(accept(day, written)).toBe(expected);
});

test.each([
  ['2025-05-15', undefined],
  ['2025-05-15 08:00', '2025-05-15T08:00:00Z'],
  ['2025-05-15T08:00:01.5+0530', '2025-05-15T08:00:01+05:30'],
])('keeps the time of %s as %s', (written, expected) => {
  expect(accept(moment, written)?.published).toBe(expected);
});

test.each([
  ['https://a.example/x?y=1#z', true],
  ['http://飞.example/', true],
  ['"https://a.example/x y"', false],
  ['javascript:alert(1)', false],
  ['"java\\tscript:alert(1)"', false],
  ['JAVASCRIPT:alert(1)', false],
  ['data:text/html,x', false],
  ['file:///etc/passwd', false],
  ['//a.example', false],
  ['https://', false],
  ['https://user:secret@a.example', false],
  ['mailto:a@b.example', false],
])('takes %s as an address: %s', (written, taken) => {
  expect(accept(url, written) !== undefined).toBe(taken);
});

test.each([
  ['EN', 'en'],
  ['zh-hant-tw', 'zh-Hant-TW'],
  ['no', 'no'],
  ['deutsch', undefined],
  ['e', undefined],
  ['en-', undefined],
])('reads the language %s as %s', (written, expected) => {
  expect(accept(language, written)).toBe(expected);
});

test.each([
  ['CC-BY-4.0', 'CC-BY-4.0'],
  ['cc0-1.0', 'CC0-1.0'],
  ['GFDL-1.3-or-later', 'GFDL-1.3-or-later'],
  ['CC BY 4.0', undefined],
  ['https://a.example/licence', 'https://a.example/licence'],
])('reads the licence %s as %s', (written, expected) => {
  expect(accept(licence, written)).toBe(expected);
});

describe('hostile YAML', () => {
  test('aliases are followed', () => {
    const { value, messages } = parseYaml('a: &x [1, 2]\nb: *x\n', origin);
    expect(messages).toEqual([]);
    expect(value).toMatchObject({
      entries: [{ key: 'a' }, { key: 'b', value: { kind: 'list', items: [{ text: '1' }, { text: '2' }] } }],
    });
  });

  test('an alias bomb is refused where it goes off', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      const alias = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => alias).join(', ')}]`);
    }
    const { messages } = parseYaml(lines.join('\n'), origin);
    expect(messages[0]?.message).toBe('not valid YAML: aliases stand for too many values');
    expect(messages[0]?.line).toBe(4);
  });

  test('an alias of what it stands in is refused', () => {
    const { messages } = parseYaml('a: &x\n  b: *x\n', origin);
    expect(messages.map(formatMessage)).toEqual([
      'show.yaml:2:6: error: not valid YAML: "*x" refers to what it stands in [yaml-syntax]',
    ]);
  });

  test.each(['[', '{a: ', '- ', '? '])('100,000 times "%s" ends in a message', (text) => {
    const { messages } = parseYaml(`x: ${text.repeat(100_000)}`, origin);
    expect(messages.length).toBeGreaterThan(0);
  });
});

describe('front matter', () => {
  const keys = (source: string): unknown => {
    const { value, messages } = parseFrontMatter(source, 'a.md', ['title']);
    const names =
      value.fields.kind === 'map'
        ? value.fields.entries.map(({ key, keyPosition }) => `${key}@${keyPosition.line}`)
        : [];
    return { names, body: value.body, rules: messages.map(({ rule, line }) => `${rule}@${line}`) };
  };

  test('is found after a byte order mark, blank lines and with CRLF', () => {
    const body = { text: 'Body\nmore', firstLine: 6 };
    expect(keys('---\ntitle: A\ndate: B\n---\n\nBody')).toEqual({
      names: ['title@2', 'date@3'],
      body: { text: '\nBody', firstLine: 5 },
      rules: [],
    });
    expect(keys('\uFEFF---\ntitle: A\n---')).toMatchObject({ names: ['title@2'], rules: [] });
    expect(keys('\uFEFF\r\n--- \r\ntitle: A\r\ndate: B\r\n---\r\nBody\r\nmore')).toEqual({
      names: ['title@3', 'date@4'],
      body,
      rules: [],
    });
  });

  test('a rule in the body is no fence', () => {
    expect(keys('---\ntitle: A\n---\nOne\n\n---\n\nTwo')).toMatchObject({
      body: { text: 'One\n\n---\n\nTwo', firstLine: 4 },
      rules: [],
    });
  });

  test('without an end it goes as far as its fields do', () => {
    expect(keys('---\ntitle: A\ntags:\n  - b\n\nBody: text\n')).toEqual({
      names: ['title@2', 'tags@3'],
      body: { text: '\nBody: text\n', firstLine: 5 },
      rules: ['unclosed-front-matter@1'],
    });
  });

  test('none at all is said once, and the text is kept', () => {
    expect(keys('# Title\n')).toEqual({
      names: [],
      body: { text: '# Title\n', firstLine: 1 },
      rules: ['missing-front-matter@1'],
    });
  });
});
