import { UsageError, type CommandSpec } from './command-line/arguments.ts';
import { runCommand } from './command-line/command.ts';
import { locateOneEpisode, locateOptions } from './locate/locate-command.ts';
import { locateFiles } from './locate/locate-files.ts';

const spec: CommandSpec = {
  name: 'locate',
  about:
    'Finds when takeaways, deep dives and chapters without a time are discussed, by the transcript; of an episode, or of files made for other programs.',
  operands: {
    usage: 'EPISODE',
    about: 'the slug of an episode, or its beginning; with --json, files',
    least: 1,
    most: Infinity,
  },
  options: {
    ...locateOptions,
    json: {
      about:
        'Read files {lang, duration_s, segments[], items[]} and print a line of JSON for each: {file, items[{start, end, confidence}]}.',
    },
    unordered: { about: 'With --json: the items are given in no order.' },
  },
};

await runCommand(spec, (values, operands) => {
  if (values['json'] === true) {
    const other = Object.keys(locateOptions).find((name) => values[name] !== undefined);
    if (other !== undefined) throw new UsageError(`"--${other}" is for an episode, and "--json" reads files`);
    return locateFiles(operands, values['unordered'] !== true);
  }
  if (values['unordered'] === true) throw new UsageError('"--unordered" is for "--json FILE..."');
  const [wanted = '', second] = operands;
  if (second !== undefined) throw new UsageError(`expected one EPISODE, but got "${wanted}" and "${second}"`);
  return locateOneEpisode(values, wanted);
});
