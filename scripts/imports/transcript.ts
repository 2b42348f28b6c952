import path from 'node:path';
import { personOfSpeaker } from '../../src/annotate/speakers.ts';
import { nearest } from '../../src/diagnostics/suggest.ts';
import type { PersonId } from '../../src/model/ids.ts';
import type { Person } from '../../src/model/person.ts';
import type { Transcript } from '../../src/model/transcript.ts';
import { findTranscripts } from '../../src/parse/episode.ts';
import { mendTranscript } from '../../src/parse/transcripts/mend/index.ts';
import { buildPassages } from '../../src/parse/transcripts/passages.ts';
import { readContent } from '../../src/read/content.ts';
import { loadContent, type LoadedEpisode } from '../../src/site/library.ts';
import { textOf, type CommandSpec } from '../command-line/arguments.ts';
import { contentDirOption, readContentDir, shortPath, type Run } from '../command-line/command.ts';
import { chooseEpisode } from '../command-line/episode-argument.ts';
import { writeNew } from '../command-line/files.ts';
import { formatAsText } from '../command-line/messages.ts';
import { readTranscriptFile } from '../command-line/transcript-file.ts';
import { readFormat } from '../command-line/transcript-format.ts';

const spec: CommandSpec = {
  name: 'transcript',
  about: 'Puts a transcript beside an episode, as it is, and says who speaks in it.',
  operands: {
    usage: 'FILE EPISODE',
    about: 'a transcript, and the slug of an episode or its beginning',
    least: 2,
    most: 2,
  },
  options: {
    content: contentDirOption,
    from: { value: 'FORMAT', about: 'Format of the file (default: recognised from what it contains).' },
  },
};

/** How often each speaker has the word, in order of appearance. The site sees the same ones. */
function countTurns(
  transcript: Transcript,
  language: string,
  names: readonly string[],
): ReadonlyMap<string, number> {
  const { value } = mendTranscript(transcript, { names });
  const turns = new Map<number, string>();
  for (const { speaker, turn } of buildPassages(value, { language }).passages)
    if (speaker !== undefined) turns.set(turn, speaker);
  const counts = new Map<string, number>();
  for (const speaker of turns.values()) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return counts;
}

/** The person that somebody called so is likely to be. */
export function likelyPerson(speaker: string, people: ReadonlyMap<PersonId, Person>): PersonId | undefined {
  const all = [...people.values()];
  const name = nearest(
    speaker,
    all.map((person) => person.name),
  );
  return all.find((person) => person.name === name)?.id;
}

/** Who speaks, and the lines of front matter for those of whom it is not known who they are. */
function* describeSpeakers(
  counts: ReadonlyMap<string, number>,
  episode: LoadedEpisode,
  people: ReadonlyMap<PersonId, Person>,
): Generator<string> {
  if (counts.size === 0) {
    yield 'No speakers are named in it.';
    return;
  }
  const { speakers } = episode.parsed.value.meta;
  const unknown: string[] = [];
  yield 'Speakers, and how often each has the word:';
  for (const [speaker, count] of counts) {
    const person = personOfSpeaker(speaker, speakers, people);
    if (person === undefined) unknown.push(speaker);
    yield `  ${speaker}: ${count}${person === undefined ? '' : ` (${person.name})`}`;
  }
  if (unknown.length === 0) return;
  const mapping = [...speakers.keys()].length > 0 ? 'under "speakers:" in' : 'to';
  yield `Add ${mapping} the front matter of ${episode.files.file.path}, with ids from references/people.yaml:`;
  if (speakers.size === 0) yield 'speakers:';
  for (const speaker of unknown)
    yield `  ${JSON.stringify(speaker)}: ${likelyPerson(speaker, people) ?? 'person-id'}`;
}

/** Throws if the episode has a transcript: a second one would be beside it unread. */
function refuseSecond({ files }: LoadedEpisode): void {
  const [first] = findTranscripts(files.siblings.map((file) => path.posix.basename(file.path)));
  if (first !== undefined)
    throw new Error(
      `episodes/${files.slug} has a transcript already, ${first}; move it away or remove it first`,
    );
}

const run: Run = async (values, [file = '', wanted = '']) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const format = readFormat(textOf(values, 'from'));
  const content = loadContent(await readContent(contentDir));
  const episode = chooseEpisode(wanted, content);
  refuseSecond(episode);

  const { read, messages } = await readTranscriptFile(file, format);
  process.stderr.write(formatAsText(messages));
  if (read === undefined) return 1;
  const { transcript, bytes, name } = read;
  const place = path.join(contentDir, 'episodes', episode.files.slug, name);
  if (!(await writeNew(place, bytes)))
    throw new Error(`${shortPath(place)} is there already; move it away first`);
  process.stdout.write(`${shortPath(place)}\n`);

  const { meta } = episode.parsed.value;
  const { people, show } = content.library;
  const names = [...people.values()].map((person) => person.name);
  const counts = countTurns(transcript, meta.language ?? show.language, names);
  const named = meta.transcript?.file;
  const lines = [
    ...describeSpeakers(counts, episode, people),
    ...(named === undefined || named === name
      ? []
      : [`The front matter names another transcript, ${named}: change it to "transcript: ${name}".`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
};

/** `npm run import -- transcript FILE EPISODE` */
export const transcriptImport = { spec, run };
