import { textOf, UsageError, type CommandSpec } from './command-line/arguments.ts';
import { contentDirOption, readContentDir, runCommand } from './command-line/command.ts';
import { readWholeEpisode } from './command-line/one-episode.ts';
import { notesTargets, targetRules } from '../src/export/notes/targets.ts';

const spec: CommandSpec = {
  name: 'notes',
  about:
    'Writes show notes of an episode for a place, by its rules, to be pasted there. What had to be left out is said on stderr.',
  operands: { usage: 'EPISODE', about: 'the slug of an episode, or its beginning', least: 1, most: 1 },
  options: {
    for: {
      value: notesTargets.join('|'),
      choices: notesTargets,
      about: 'Where they are to stand (default: text).',
    },
    content: contentDirOption,
  },
};

await runCommand(spec, async (values, [wanted = '']) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const target = notesTargets.find((name) => name === (textOf(values, 'for') ?? 'text'));
  if (target === undefined) throw new UsageError('"--for" names no place');
  const [{ writeNotes }, { describeForNotes }] = await Promise.all([
    import('../src/export/notes/index.ts'),
    import('../src/site/episode-notes.ts'),
  ]);
  const read = await readWholeEpisode(contentDir, wanted);
  if (typeof read === 'number') return read;
  const { annotated, document, context } = read;
  const written = writeNotes(describeForNotes(annotated, document, context), target);
  process.stdout.write(written.body);
  for (const change of written.changes) process.stderr.write(`${targetRules[target].label}: ${change}\n`);
  return 0;
});
