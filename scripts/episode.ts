import path from 'node:path';
import { textOf, UsageError, type CommandSpec } from './command-line/arguments.ts';
import { contentDirOption, readContentDir, runCommand } from './command-line/command.ts';
import { createAsker, isAskable, StoppedError } from './command-line/questions.ts';
import { Desk } from './walk/desk.ts';
import { walkEpisode, type Ending } from './walk/walk.ts';

const spec: CommandSpec = {
  name: 'episode',
  about:
    'Walks through the work on an episode, from nothing or from wherever it is, and ends with a folder to publish from. Leave it at any question; it goes on from there.',
  operands: {
    usage: '[EPISODE]',
    about: 'the slug of an episode, its beginning, or a new one',
    least: 0,
    most: 1,
  },
  options: {
    content: contentDirOption,
    output: {
      value: 'DIR',
      about: 'Folder to publish from: new, empty, or an earlier one (default: publish/EPISODE).',
    },
    title: { value: 'TEXT', about: 'For a new episode: its title, without the number.' },
    date: { value: 'DATE', about: 'Its day of publication: 2025-05-15.' },
    number: { value: 'NUMBER', about: 'Its number, as it is to be written: 12, 012.' },
    host: { value: 'NAMES', about: 'Its hosts, by name or id, with commas between them.' },
    guest: { value: 'NAMES', about: 'Its guests, in the same way.' },
    audio: { value: 'FILE', about: 'The audio, which is copied beside it, or its address.' },
    'audio-url': { value: 'URL', about: 'Where FILE will be: it is only read then, and not copied.' },
    transcript: { value: 'FILE', about: 'The transcript, which is put beside it.' },
    'no-site': { about: 'Make everything but the site, as where GitHub builds it.' },
    yes: { about: 'Take what is offered and write it without asking; what is only a guess is still asked.' },
    'dry-run': { about: 'Show what would be written, and write nothing.' },
  },
};

await runCommand(spec, async (values, [wanted]) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const given = textOf(values, 'output');
  const { defaultOutput, handOver, refuseOutput } = await import('./walk/hand-over.ts');
  const output = (slug: string): string => (given === undefined ? defaultOutput(slug) : path.resolve(given));
  const refuse = async (folder: string): Promise<void> => {
    const reason = await refuseOutput(folder, contentDir);
    if (reason !== undefined) throw new UsageError(`"--output": ${reason}`);
  };
  if (given !== undefined) await refuse(output(''));
  const asker = isAskable() ? createAsker({ input: process.stdin, output: process.stderr }) : undefined;
  const desk = new Desk({
    contentDir,
    values,
    takesOffers: values['yes'] === true,
    dryRun: values['dry-run'] === true,
    print: (text) => process.stdout.write(text),
    tell: (text) => process.stderr.write(text),
    ...(asker === undefined ? {} : { asker }),
  });
  const ending: Ending = {
    output,
    handOver: async (slug, folder) => {
      // nothing is asked any more: Ctrl-C ends the process again
      asker?.close();
      await refuse(folder);
      return handOver(desk, slug, { output: folder, hasSite: values['no-site'] !== true });
    },
  };
  try {
    return await walkEpisode(desk, wanted, ending);
  } catch (error) {
    if (!(error instanceof StoppedError)) throw error;
    const goOn =
      desk.slug === undefined
        ? ''
        : `; npm run episode -- ${desk.slug}${desk.contentOption} goes on from here`;
    desk.say('', `Stopped. What was written is whole${goOn}.`);
    return 1;
  } finally {
    asker?.close();
  }
});
