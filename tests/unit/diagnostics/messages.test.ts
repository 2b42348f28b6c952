import { expect, test } from 'vitest';
import {
  describe as describeMessage,
  formatMessage,
  sortMessages,
} from '../../../src/diagnostics/message.ts';
import { rules, type RuleId } from '../../../src/diagnostics/rules.ts';

const at = { path: 'episodes/012/episode.md', line: 8, column: 14 };
const ids = Object.keys(rules) as RuleId[];

test('a message is one line that editors can follow', () => {
  const hint = 'did you mean "catchpole2008"?';
  expect(formatMessage(describeMessage('unknown-source', at, { key: 'catchpol2008' }, hint))).toBe(
    'episodes/012/episode.md:8:14: error: unknown source "catchpol2008"; did you mean "catchpole2008"? [unknown-source]',
  );
  expect(formatMessage(describeMessage('unknown-source', at, { key: 'catchpol2008' }))).toBe(
    'episodes/012/episode.md:8:14: error: unknown source "catchpol2008" [unknown-source]',
  );
});

test('what was quoted from a file can neither break the line nor fill in other values', () => {
  const message = describeMessage('duplicate-alias', at, {
    form: '{other} $& \u001b[31m',
    other: 'line\r\nbreak',
  });
  expect(formatMessage(message)).toBe(
    'episodes/012/episode.md:8:14: warning: "{other} $&  [31m" is also a form of "line break" [duplicate-alias]',
  );
});

test.each(ids)('%s says what it is about, and every blank of its message is filled', (id) => {
  expect(rules[id].about).toMatch(/^\S.*[.]$/s);
  expect(rules[id].message).not.toMatch(/[.]$|^[A-Z][a-z]* [a-z]/);
  const names = [...rules[id].message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
  const values = Object.fromEntries(names.map((name, i) => [name, `value-${i}`]));
  const { message, severity, rule } = describeMessage(id, at, values as never);
  expect(message).not.toMatch(/[{}]|undefined/);
  for (const value of Object.values(values)) expect(message).toContain(value);
  expect({ severity, rule }).toEqual({ severity: rules[id].severity, rule: id });
});

test('messages come by file, line, column and rule, whatever order they were found in', () => {
  const message = (path: string, line: number, column: number, key: string) =>
    describeMessage('unknown-source', { path, line, column }, { key });
  const expected = [
    message('a.md', 2, 9, 'x'),
    message('a.md', 10, 1, 'x'),
    message('a.md', 10, 2, 'x'),
    message('a.md', 10, 2, 'y'),
    describeMessage('unknown-term', { path: 'a.md', line: 10, column: 2 }, { name: 'x' }),
    message('b.md', 1, 1, 'x'),
  ];
  expect(sortMessages([...expected].reverse())).toEqual(expected);
  expect(sortMessages([3, 0, 5, 1, 4, 2].map((i) => expected[i] as (typeof expected)[number]))).toEqual(
    expected,
  );
});
