import type { CommandSpec } from './command-line/arguments.ts';
import { runCommand } from './command-line/command.ts';
import { locateOneEpisode, locateOptions } from './locate/locate-command.ts';

const spec: CommandSpec = {
  name: 'locate',
  about: 'Finds when takeaways, deep dives and chapters without a time are discussed, by the transcript.',
  operands: { usage: 'EPISODE', about: 'the slug of an episode, or its beginning', least: 1, most: 1 },
  options: locateOptions,
};

await runCommand(spec, (values, [wanted = '']) => locateOneEpisode(values, wanted));
