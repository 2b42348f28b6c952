import path from 'node:path';
import { pictureShapeNames, type PictureShape } from '../src/export/picture-shapes.ts';
import { textOf, UsageError, type CommandSpec, type Values } from './command-line/arguments.ts';
import { contentDirOption, readContentDir, runCommand, shortPath } from './command-line/command.ts';
import { writeWhole } from './command-line/files.ts';
import { readWholeEpisode } from './command-line/one-episode.ts';

const spec: CommandSpec = {
  name: 'cards',
  about:
    'Draws pictures of an episode to be shared, and of what is said in it, each with its words as text beside it.',
  operands: { usage: 'EPISODE', about: 'the slug of an episode, or its beginning', least: 1, most: 1 },
  options: {
    output: {
      value: 'DIR',
      about: 'Folder for the pictures; it is made, and pictures of the same name are replaced.',
    },
    takeaways: { value: 'NUMBERS', about: 'Takeaways to draw, too, by their place on the page: 1,3 or all.' },
    quotations: {
      value: 'NUMBERS',
      about: 'Quotations to draw, too, by their place on the page: 1,3 or all.',
    },
    shape: {
      value: 'NAMES',
      about: `Shapes, with commas between: ${pictureShapeNames.join(', ')} (default: all).`,
    },
    content: contentDirOption,
  },
};

/** What an option chooses of a list: `all`, or places in it, counted from 1. Throws {@link UsageError}. */
function choose<T>(values: Values, name: string, list: readonly T[]): readonly T[] {
  const given = textOf(values, name);
  if (given === undefined) return [];
  if (given.trim() === 'all') return list;
  return given.split(',').map((part) => {
    const found = /^\s*\d+\s*$/.test(part) ? list[Number(part) - 1] : undefined;
    if (found === undefined)
      throw new UsageError(
        `"--${name}": there is no "${part.trim()}" among the ${list.length} of this episode`,
      );
    return found;
  });
}

function readShapes(values: Values): readonly PictureShape[] {
  const given = textOf(values, 'shape');
  if (given === undefined) return pictureShapeNames;
  return given.split(',').map((part) => {
    const found = pictureShapeNames.find((shape) => shape === part.trim());
    if (found === undefined)
      throw new UsageError(`"--shape": "${part.trim()}" is none of ${pictureShapeNames.join(', ')}`);
    return found;
  });
}

await runCommand(spec, async (values, [wanted = '']) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const output = textOf(values, 'output');
  if (output === undefined) throw new UsageError('say with --output where the pictures are to lie');
  const chosenShapes = readShapes(values);
  const [{ drawPictureFiles }, { describePictures }] = await Promise.all([
    import('./command-line/picture-files.ts'),
    import('../src/site/episode-pictures.ts'),
  ]);
  const read = await readWholeEpisode(contentDir, wanted);
  if (typeof read === 'number') return read;
  const { language, episode, takeaways, quotations } = describePictures(read);
  const chosen = [
    episode,
    ...choose(values, 'takeaways', takeaways),
    ...choose(values, 'quotations', quotations),
  ];
  for await (const file of drawPictureFiles(chosen, chosenShapes, language)) {
    const place = path.resolve(output, file.name);
    await writeWhole(place, file.body);
    process.stdout.write(`${shortPath(place)}\n`);
  }
  return 0;
});
