import { textOf, UsageError, type CommandSpec, type Values } from './command-line/arguments.ts';
import { cacheDir, contentDirOption, readContentDir, runKind, shortPath } from './command-line/command.ts';
import { isSameFile, readInput, writeWhole } from './command-line/files.ts';
import { exitCodeOf, formatAsText } from './command-line/messages.ts';

const enrich: CommandSpec = {
  name: 'enrich',
  about:
    "Adds transcripts, chapters, people and links to the companion to the items of a host's feed. All else stays.",
  operands: { usage: 'IN.xml', about: 'the feed as a file', least: 1, most: 1 },
  options: {
    output: { value: 'OUT.xml', about: 'Where the feed with the additions is written.' },
    content: contentDirOption,
  },
};

const say = (line: string): boolean => process.stderr.write(`feed: ${line}\n`);

async function runEnrich(values: Values, [input = '']: readonly string[]): Promise<number> {
  const output = textOf(values, 'output');
  if (output === undefined) throw new UsageError('where is the feed to be written? "--output OUT.xml"');
  if (await isSameFile(input, output))
    throw new UsageError('"--output" is the feed to read; that is never changed');
  const contentDir = await readContentDir(textOf(values, 'content'));
  const bytes = await readInput(input);
  if (!(bytes instanceof Uint8Array)) {
    process.stderr.write(formatAsText([bytes]));
    return exitCodeOf([bytes]);
  }
  const [{ decodeFeed, FeedError }, { enrichWithCompanion }, { openContent }] = await Promise.all([
    import('../src/edit/feed/feed-items.ts'),
    import('../src/site/feed-additions.ts'),
    import('../src/site/read-episode.ts'),
  ]);
  try {
    const made = await enrichWithCompanion(decodeFeed(bytes), await openContent(contentDir, cacheDir));
    for (const remark of made.remarks) say(remark);
    for (const { title, date } of made.unknown) say(`no episode here: "${title}" (${date})`);
    await writeWhole(output, made.xml);
    process.stdout.write(`${shortPath(output)}: episodes: ${made.found}, added: ${made.added}\n`);
    return 0;
  } catch (cause) {
    if (cause instanceof FeedError) throw new Error(`${shortPath(input)} got nothing`, { cause });
    throw cause;
  }
}

await runKind({ name: 'feed', about: 'Works on the feed of a show that a hosting provider makes.' }, [
  { spec: enrich, run: runEnrich },
]);
