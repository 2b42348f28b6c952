import { describe, expect, it } from 'vitest';
import { editEpisodeFields, type FieldChange } from '../../../src/edit/episode-fields.ts';
import { editFrontMatter } from '../../../src/edit/front-matter.ts';
import { editYaml, type YamlEdit } from '../../../src/edit/yaml/edit.ts';

const pathOf = (path: string): (string | number)[] =>
  path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
const set = (path: string, value: string | number | readonly string[]): YamlEdit => ({
  do: 'set',
  path: pathOf(path),
  value,
});
const change = (path: string, value: FieldChange['value']): FieldChange => ({ path: pathOf(path), value });

function edit(source: string, ...changes: readonly FieldChange[]): string {
  const { value, messages } = editEpisodeFields(source, changes, 'e.md');
  expect(messages).toEqual([]);
  return value;
}

/** Lines that an edit removed and added. */
function difference(before: string, after: string): readonly string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (old[start] === now[start] && start < old.length) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return [
    ...old.slice(start, old.length - end).map((line) => `-${line}`),
    ...now.slice(start, now.length - end).map((line) => `+${line}`),
  ];
}

const episode = `---
title: 'It''s here'   # the title
"date": 2020-01-01
# people
guests:   # who
  - ann
  - bob # second
  # - carl
transcript: a.vtt # ours
provenance:
    summaries: {by: Ann}
    times:
        by: nobody
empty:
description: >-
  folded text

  more

last: |
  text
---

Body: [x]
`;

describe('a change of an episode', () => {
  it.each([
    ['title', 'Here', ["-title: 'It''s here'   # the title", "+title: 'Here'   # the title"]],
    ['date', '2020-01-02', ['-"date": 2020-01-01', '+"date": 2020-01-02']],
    ['number', '012', ['+number: "012"']],
    [
      'transcript.revised',
      '2026-03-09',
      ['-transcript: a.vtt # ours', '+transcript: { file: a.vtt, revised: 2026-03-09 } # ours'],
    ],
    ['transcript.file', 'b.vtt', ['-transcript: a.vtt # ours', '+transcript: b.vtt # ours']],
    [
      'provenance.summaries.reviewed',
      'Mara',
      ['-    summaries: {by: Ann}', '+    summaries: {by: Ann, reviewed: Mara}'],
    ],
    ['provenance.times.date', '2026-01-02', ['+        date: 2026-01-02']],
    ['provenance.transcript.by', 'Whisper', ['+    transcript:', '+        by: Whisper']],
    ['guests.1', 'carl', ['-  - bob # second', '+  - carl # second']],
    ['guests', ['ann', 'bob', 'zed'], ['+  - zed']],
    ['guests', ['bob'], ['-  - ann']],
    ['empty', 'full', ['-empty:', '+empty: full']],
    ['description', 'short', ['-description: >-', '-  folded text', '-', '-  more', '+description: short']],
    ['empty', undefined, ['-empty:']],
    ['provenance.times.by', undefined, ['-    times:', '-        by: nobody']],
    ['title', "It's here", []],
  ] as const)('of %s to %j', (path, value, lines) => {
    expect(difference(episode, edit(episode, change(path, value)))).toEqual(lines);
  });

  it('puts new fields where they are documented to stand', () => {
    expect(
      edit(
        '---\ntitle: x\ntags: [a]\nlayout: post\n---\n',
        change('guests', ['ann']),
        change('date', '2020-01-01'),
      ),
    ).toBe('---\ntitle: x\ndate: 2020-01-01\nguests: [ann]\ntags: [a]\nlayout: post\n---\n');
  });

  it('gives front matter to a file without any', () => {
    expect(edit('\uFEFF# Hello\r\n', change('title', 'a: b'))).toBe(
      '\uFEFF---\r\ntitle: "a: b"\r\n---\r\n\r\n# Hello\r\n',
    );
    expect(edit('', change('title', 'x'))).toBe('---\ntitle: x\n---\n');
    expect(edit('---\n---', change('title', 'x'))).toBe('---\ntitle: x\n---');
    expect(edit('---\n# nothing yet\n...\nx', change('title', 'x'))).toBe(
      '---\n# nothing yet\ntitle: x\n...\nx',
    );
  });
});

describe('YAML in every style', () => {
  const apply = (source: string, ...edits: readonly YamlEdit[]): string => {
    const { value, messages } = editYaml(source, edits, { path: 'x.yaml', firstLine: 1 });
    expect(messages).toEqual([]);
    return value;
  };

  it('keeps flow, its commas and its spaces', () => {
    expect(
      apply(
        '{title: x, "a": [1,2,],}',
        set('title', 'y, z'),
        { do: 'insert', path: ['a'], value: 3 },
        { do: 'remove', path: ['a', 0] },
      ),
    ).toBe('{title: "y, z", "a": [2, 3,],}');
    expect(apply('a: {}\nb: []', set('a.c', 'x'), { do: 'insert', path: ['b'], value: 'y#' })).toBe(
      'a: { c: x }\nb: [y#]',
    );
    expect(apply('a: {\n  b: 1, # one\n  c: 2\n}\n', set('a.c', 3))).toBe('a: {\n  b: 1, # one\n  c: 3\n}\n');
  });

  it('keeps lists at the level of their name, and maps in them', () => {
    const source = 'images:\n- src: a # first\n  alt: b\n-   src: c\n';
    expect(apply(source, set('images.1.alt', 'new'), { do: 'remove', path: ['images', 0, 'src'] })).toBe(
      'images:\n- alt: b\n-   src: c\n    alt: new\n',
    );
    expect(apply(source, { do: 'insert', path: ['images'], index: 0, value: { src: 'z' } })).toBe(
      source.replace('- src: a', '- src: z\n- src: a'),
    );
  });

  it('keeps a file without a final line end so, explicit names, and empty lines that count', () => {
    expect(apply('a: 1', set('b', 2))).toBe('a: 1\nb: 2');
    expect(apply('a: 1\nb: 2', { do: 'remove', path: ['b'] })).toBe('a: 1');
    expect(apply('? a\n: b\n', set('a', 'c'))).toBe('? a\n: c\n');
    expect(apply('keep: |+\n  t\n\n\n', set('b', 2))).toBe('keep: |+\n  t\n\n\nb: 2\n');
  });

  it('writes over an alias, but never through one', () => {
    expect(apply('a: &x 1\nb: *x\n', set('b', 2))).toBe('a: &x 1\nb: 2\n');
    const source = 'a: &x {c: 1}\nb: *x\n';
    for (const refused of [set('a', 2), set('b.c', 2), { do: 'remove', path: ['a'] } as const]) {
      const { value, messages } = editYaml(source, [refused], { path: 'x.yaml', firstLine: 1 });
      expect([value, messages.map(({ rule }) => rule)]).toEqual([source, ['not-edited']]);
    }
  });
});

describe('what cannot be edited', () => {
  it.each([
    ['---\ntitle: a: b\ndate: x\n---\n', 'yaml-syntax', 2, 8],
    ['\uFEFF---\r\na: 1\r\n\tb: 2\r\n---\r\n', 'yaml-syntax', 3, 1],
    ['---\ndate: a\ndate: b\n---\n', 'not-edited', 3, 1],
    ['---\ndate: x\n', 'unclosed-front-matter', 1, 1],
    ['---\n- a\n- b\n---\n', 'not-edited', 2, 1],
    ['+++\ndate = 2020-01-01\n+++\n', 'not-edited', 1, 1],
    ['\n{\n  "date": 1\n}\n', 'not-edited', 2, 1],
  ])('is left alone, and its place is named: %j', (source, rule, line, column) => {
    const { value, messages } = editFrontMatter(source, [set('date', '2020-02-02')], 'e.md');
    expect(value).toBe(source);
    expect(messages.map((message) => [message.rule, message.line, message.column])).toEqual([
      [rule, line, column],
    ]);
  });

  it('takes all edits of a call with it', () => {
    const { value } = editFrontMatter('---\na: 1\nb: 1\nb: 2\n---\n', [set('a', 2), set('b', 3)], 'e.md');
    expect(value).toBe('---\na: 1\nb: 1\nb: 2\n---\n');
  });

  it('does not mind a name that stands twice elsewhere', () => {
    const { value } = editFrontMatter('---\na: 1\nb: 1\nb: 2\n---\n', [set('a', 2)], 'e.md');
    expect(value).toBe('---\na: 2\nb: 1\nb: 2\n---\n');
  });
});
