import type { FixableMessage } from '../../src/edit/fixes.ts';
import { writeUnifiedDiff } from '../../src/edit/unified-diff.ts';
import type { FixedFile } from '../../src/site/check/fix.ts';

/** One line for each fix, in the order of files and lines: `path:line:col: fixed: "x" is "y" now [rule]`. */
export function formatFixes(made: readonly FixableMessage[], isDry: boolean): string {
  const [done, now] = isDry ? ['to be fixed', 'would be'] : ['fixed', 'is now'];
  const compare = (a: FixableMessage, b: FixableMessage): number =>
    (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || a.line - b.line || a.column - b.column;
  return [...made]
    .sort(compare)
    .map(({ path, line, column, fix: { from, to }, rule }) =>
      `${path}:${line}:${column}: ${done}: "${from}" ${now} "${to}" [${rule}]`.replace(/\p{Cc}+/gu, ' '),
    )
    .map((line) => `${line}\n`)
    .join('');
}

/** All changes as one diff, in the order of files. */
export const formatFixDiff = (files: readonly FixedFile[]): string =>
  [...files]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, before, after }) => writeUnifiedDiff(path, before, after))
    .join('');
