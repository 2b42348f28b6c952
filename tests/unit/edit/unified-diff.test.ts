import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { writeUnifiedDiff } from '../../../src/edit/unified-diff.ts';

it('shows lines that come and go, each with three around it', () => {
  const old = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((line) => `${line}\n`).join('');
  expect(writeUnifiedDiff('x.md', old, old.replace('c\n', '').replace('h\n', 'h\nH\n'))).toBe(
    '--- a/x.md\n+++ b/x.md\n@@ -1,9 +1,9 @@\n a\n b\n-c\n d\n e\n f\n g\n h\n+H\n i\n',
  );
  expect(writeUnifiedDiff('x.md', old, `${old}j\n`)).toBe(
    '--- a/x.md\n+++ b/x.md\n@@ -7,3 +7,4 @@\n g\n h\n i\n+j\n',
  );
  expect(writeUnifiedDiff('x.md', undefined, 'a\nb\n')).toBe(
    '--- /dev/null\n+++ b/x.md\n@@ -0,0 +1,2 @@\n+a\n+b\n',
  );
});

it('is read by patch, whatever was changed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'glosscast-diff-'));
  const text = fc
    .array(fc.constantFrom('a\n', 'b\n', 'c\n', '\n', 'long words\n'), { maxLength: 24 })
    .map((lines) => lines.join(''));
  try {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = writeUnifiedDiff('f', before, after);
        expect(diff === '').toBe(before === after);
        if (before === after) return;
        writeFileSync(path.join(folder, 'f'), before);
        // an empty result is a file that patch removes
        if (after === '' || before === '') return;
        const { status } = spawnSync('git', ['apply', '--unidiff-zero', '-'], { cwd: folder, input: diff });
        expect(status).toBe(0);
        expect(readFileSync(path.join(folder, 'f'), 'utf8')).toBe(after);
      }),
      { numRuns: 40 },
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});
