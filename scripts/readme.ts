import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CommandSpec } from './command-line/arguments.ts';
import { projectDir, runCommand } from './command-line/command.ts';
import { replaceRules } from './command-line/rules-table.ts';

const spec: CommandSpec = {
  name: 'readme',
  about: 'Writes the list of diagnostics in README.md anew, from src/diagnostics/rules.ts.',
  options: { check: { about: 'Write nothing; fail if the list is out of date.' } },
};

await runCommand(spec, async (values) => {
  const file = path.join(projectDir, 'README.md');
  const old = await readFile(file, 'utf8');
  const renewed = replaceRules(old);
  if (renewed === old) return 0;
  if (values['check']) {
    process.stderr.write('README.md: the list of diagnostics is out of date: run npm run readme\n');
    return 1;
  }
  await writeFile(file, renewed);
  return 0;
});
