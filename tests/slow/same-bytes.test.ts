import path from 'node:path';
import { expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { compareTrees } from '../support/compare-trees.ts';
import { createWorkspace } from '../support/workspace.ts';

it('a build of the same input is the same, byte for byte: elsewhere from scratch, and again from the cache', async () => {
  const [sample, other] = [await openSample(), await createWorkspace()];
  try {
    const scratch = await other.run('build');
    expect(scratch).toMatchObject({ code: 0 });
    expect(await compareTrees(sample.folder, path.join(other.folder, 'dist'))).toEqual([]);
    const cached = await other.run('build', '--out', 'again');
    expect(cached).toMatchObject({ code: 0, stdout: 'again\n' });
    expect(await compareTrees(sample.folder, path.join(other.folder, 'again'))).toEqual([]);
  } finally {
    await other.remove();
  }
}, 180_000);
