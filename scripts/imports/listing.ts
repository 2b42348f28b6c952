import { decodeText } from '../../src/read/decode.ts';
import { readContent } from '../../src/read/content.ts';
import { parseListing } from '../../src/parse/listing/listing.ts';
import { loadContent } from '../../src/site/library.ts';
import type { EpisodeDraft } from '../../src/model/draft.ts';
import { textOf, UsageError, type CommandSpec } from '../command-line/arguments.ts';
import { contentDirOption, readContentDir, type Run } from '../command-line/command.ts';
import { readInput } from '../command-line/files.ts';
import { formatAsText } from '../command-line/messages.ts';
import { planEpisode, writePlan } from '../command-line/new-episode.ts';
import { readDay, readNameList } from '../command-line/values.ts';

const spec: CommandSpec = {
  name: 'listing',
  about: "Makes an episode of the text copied from a podcast app's page of it.",
  operands: { usage: 'FILE', about: 'a text file, or - for what is typed or piped in', least: 1, most: 1 },
  options: {
    content: contentDirOption,
    date: { value: 'DATE', about: 'Day of publication, where the text does not say it: 2025-05-15.' },
    title: { value: 'TEXT', about: 'Title of the episode, without its number.' },
    number: { value: 'NUMBER', about: 'Number of the episode.' },
    guest: { value: 'NAMES', about: 'Guests, with commas between them, or "none" (default: guessed).' },
    slug: { value: 'NAME', about: "Name of the episode's folder, which is its address." },
    'dry-run': { about: 'Show what would be written, and write nothing.' },
  },
};

/** What is typed or piped in, to its end. */
async function readStandardInput(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

const run: Run = async (values, [file = '']) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const [day, guests] = [readDay(values), readNameList(values, 'guest')];
  const folder = await readContent(contentDir);
  const content = loadContent(folder);
  const bytes = file === '-' ? await readStandardInput() : await readInput(file);
  if (!(bytes instanceof Uint8Array)) {
    process.stderr.write(formatAsText([bytes]));
    return 1;
  }
  const { draft, guesses, unclearDate } = parseListing(decodeText(bytes).text, {
    showTitle: content.library.show.title,
    ...(guests === undefined ? {} : { guests }),
  });
  const title = textOf(values, 'title') ?? draft.title;
  const number = textOf(values, 'number') ?? draft.number;
  const date = day ?? draft.date;
  if (title === '') throw new UsageError(`there is no title in ${file}; say it with --title`);
  if (date === undefined) {
    const found =
      unclearDate === undefined ? 'there is no date in it' : `"${unclearDate}" may be several days`;
    throw new UsageError(`${found}; say which with --date 2025-05-15`);
  }
  const whole: EpisodeDraft = { ...draft, title, date, ...(number === undefined ? {} : { number }) };
  const slug = textOf(values, 'slug');
  const plan = await planEpisode(whole, { contentDir, content, ...(slug === undefined ? {} : { slug }) });
  const notes = guesses.map((guess) => `Guessed: ${guess}.`);
  return writePlan(plan, whole, {
    dryRun: values['dry-run'] === true,
    notes,
    next: [
      ...(folder.show === undefined
        ? [
            'write title, description, language and url of the show into episodes/show.yaml, which is not there yet',
          ]
        : []),
      `look through the new episode.md: the words are the app's, and nobody has reviewed them`,
      `npm run import -- transcript FILE ${plan.slug}`,
      'npm run check',
    ],
  });
};

/** `npm run import -- listing FILE` */
export const listingImport = { spec, run };
