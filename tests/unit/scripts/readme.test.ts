import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formatRules, replaceRules } from '../../../scripts/command-line/rules-table.ts';
import { rules } from '../../../src/diagnostics/rules.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

test('the README lists the diagnostics as they are (if not: npm run readme)', () => {
  expect(replaceRules(readme)).toBe(readme);
});

test('every rule has one line, of three cells', () => {
  const lines = formatRules().split('\n').slice(2);
  expect(lines.map((line) => /^\| `([a-z-]+)` \|/.exec(line)?.[1])).toEqual(Object.keys(rules));
  for (const line of lines) expect(line.split(/(?<!\\)\|/), line).toHaveLength(5);
});

test('only what stands between the markers is replaced', () => {
  const text = replaceRules('before\n<!-- rules -->\nSTALE\n<!-- /rules -->\nafter $& $1\n');
  expect(text.startsWith('before\n<!-- rules -->\n\n| rule |')).toBe(true);
  expect(text.endsWith('|\n\n<!-- /rules -->\nafter $& $1\n')).toBe(true);
  expect(text).not.toContain('STALE');
  expect(replaceRules(text)).toBe(text);
  expect(() => replaceRules('no markers')).toThrow('README.md has no');
});

test('the README names no command that does not exist, and every file that it links is there', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    scripts: object;
  };
  const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name as string);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const links = [...readme.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(([, link]) => link as string);
  const missing = links.filter((link) => {
    try {
      readFileSync(path.join(root, link));
      return false;
    } catch (error) {
      return !(error instanceof Error && 'code' in error && error.code === 'EISDIR');
    }
  });
  expect(missing).toEqual([]);
});
