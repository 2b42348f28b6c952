import { formatTimecode } from '../../src/model/time.ts';
import {
  isBetter,
  isFound,
  locateEpisode,
  proposedTimes,
  type LocatedEpisode,
  type Proposal,
} from '../../src/site/locate-episode.ts';
import { openEpisodeToLocate, type OpenEpisode } from '../../src/site/episode-to-locate.ts';
import { textOf, UsageError, type OptionSpec, type Values } from '../command-line/arguments.ts';
import { readContentDir, shortPath } from '../command-line/command.ts';
import { readEpisode } from '../command-line/episode-argument.ts';
import { exitCodeOf, formatAsText } from '../command-line/messages.ts';
import { wrap } from './columns.ts';
import { itemText } from './item-text.ts';
import { writeTimes } from './episode-times.ts';
import { formatProposals } from './json.ts';
import { findEpisodePlayer, review } from './review-session.ts';
import { formatTable } from './table.ts';

/** The options of `npm run locate -- EPISODE`. */
export const locateOptions: Readonly<Record<string, OptionSpec>> = {
  write: { about: 'Write the times into episode.md as approximate ones, such as [~12:04].' },
  review: {
    about: 'Go through them and confirm each. At a terminal this comes by itself; else lines are read.',
  },
  min: { value: 'N', about: 'Leave out what is less sure than this, 0 to 1 (default: 0).' },
  again: { about: 'Look for approximate times anew, too: better ones take their place.' },
  format: {
    value: 'text|json',
    choices: ['text', 'json'],
    about: 'How proposals are printed (default: text).',
  },
  content: { value: 'DIR', about: 'Folder with episodes/ and references/ (default: this one).' },
};

/** Says something to who reads along, in lines that a terminal does not break. */
const say = (...texts: readonly string[]): void => {
  const width = Math.min(100, Math.max(60, process.stderr.columns || 80));
  for (const text of texts) process.stderr.write(`${(text === '' ? [''] : wrap(text, width)).join('\n')}\n`);
};

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** A share from 0 to 1. Throws {@link UsageError}. */
function readShare(text: string | undefined): number {
  const share = text === undefined ? 0 : /^\d*\.?\d+$/.test(text) ? Number(text) : NaN;
  if (!(share >= 0 && share <= 1))
    throw new UsageError(`"--min" cannot be "${text ?? ''}": it is a number from 0 to 1, such as 0.6`);
  return share;
}

/** What is done, as asked for. */
interface Wishes {
  readonly write: boolean;
  readonly review: boolean;
  readonly json: boolean;
  readonly again: boolean;
  readonly min: number;
}

function readWishes(values: Values): Wishes {
  const json = textOf(values, 'format') === 'json';
  const write = values['write'] === true;
  if (json && values['review'] === true)
    throw new UsageError('"--review" asks a person, and "--format json" is for programs');
  const { stdin, stdout, stderr } = process;
  const isAtTerminal = stdin.isTTY === true && stdout.isTTY === true && stderr.isTTY === true;
  return {
    json,
    write,
    review: values['review'] === true || (isAtTerminal && !write && !json),
    again: values['again'] === true,
    min: readShare(textOf(values, 'min')),
  };
}

/** Throws, with what to do about it, where nothing can be located. */
function demandLines(
  { episode, transcript, transcriptMessages }: OpenEpisode,
  located: LocatedEpisode,
): void {
  const { slug, meta } = episode;
  if (transcript === undefined) {
    const named = meta.transcript === undefined ? 'has no transcript' : `has no ${meta.transcript.file}`;
    throw new Error(
      `${slug} ${named}, and times are found in it; put one beside it: npm run import -- transcript FILE ${slug}`,
    );
  }
  if (located.lines.length > 0) return;
  process.stderr.write(formatAsText(transcriptMessages.filter(({ severity }) => severity === 'error')));
  throw new Error(
    exitCodeOf(transcriptMessages) === 1
      ? `${transcript} of ${slug} cannot be read`
      : `${transcript} of ${slug} states no times, so none can be found; take a form of it that has them, such as VTT, SRT or JSON`,
  );
}

/** Which transcript and whose times: what could be misunderstood is said. */
function* describeGround(open: OpenEpisode, { lines }: LocatedEpisode): Generator<string> {
  const { episode, passages, unused } = open;
  const transcript = open.transcript ?? '';
  const { meta } = episode;
  const end = lines.reduce((latest, line) => Math.max(latest, line.end), 0);
  yield `${shortPath(open.file)}: by ${transcript} (${formatTimecode(end)}, ${open.language}); all times are those of its recording`;
  if (unused.length > 0)
    yield `Not used: ${unused.join(', ')}; to choose another, write "transcript: ${unused[0] ?? ''}" in the front matter.`;
  const silent = passages.filter(({ untimed }) => untimed === true).length;
  if (silent > 0) yield `${count(silent, 'passage')} of it without times cannot be proposed.`;
  const duration = meta.duration ?? meta.audio?.duration;
  // a recording that goes on after the last word is no other recording
  if (duration !== undefined && end > duration + 2)
    yield `The transcript is longer than the audio, which lasts ${formatTimecode(duration)}: it is of another cut.`;
  if (meta.about !== undefined && meta.audio !== undefined)
    yield `The times are those of "${meta.title}", which plays on its page, not of "${meta.about.title}".`;
}

/** What stays as it is, and why. */
function* describeRest({ lists }: LocatedEpisode, wishes: Wishes): Generator<string> {
  const all = <T>(of: (list: LocatedEpisode['lists'][number]) => readonly T[]): readonly T[] =>
    lists.flatMap(of);
  const confirmed = all((list) => list.confirmed).length;
  const approximate = all(({ proposals }) => proposals.filter(({ item }) => item.stamp !== undefined));
  const unsure = all(({ proposals }) =>
    proposals.filter((proposal) => proposal.item.stamp === undefined && proposal.confidence < wishes.min),
  ).length;
  if (confirmed > 0) yield `${count(confirmed, 'confirmed time stays', 'confirmed times stay')} as written.`;
  if (unsure > 0) yield `${count(unsure, 'item')} less sure than ${wishes.min} left out.`;
  if (approximate.length > 0 && !wishes.review) {
    const kept = wishes.again ? approximate.filter((one) => !isBetter(one)) : approximate;
    if (kept.length > 0)
      yield `${count(kept.length, 'approximate time stays', 'approximate times stay')}; --review confirms them${wishes.again ? '' : ', --again looks anew'}.`;
  }
  for (const item of all((list) => list.unreadable))
    yield `Left alone, because its time cannot be read (see npm run check): ${itemText(item)}`;
}

/** What the table, the JSON and --write are about. */
const isShownWith =
  ({ min, again }: Wishes) =>
  (proposal: Proposal): boolean =>
    proposal.item.stamp === undefined ? proposal.confidence >= min : again && isBetter(proposal);

async function write(open: OpenEpisode, located: LocatedEpisode, wishes: Wishes): Promise<OpenEpisode> {
  const times = proposedTimes(located, wishes);
  if (times.length === 0) {
    say('Nothing to write.');
    return open;
  }
  const result = await writeTimes(open, times);
  for (const { item, reason } of result.unwritten) say(`Not written: ${itemText(item)}: ${reason}`);
  const done = count(result.written, 'approximate time');
  process.stdout.write(`${shortPath(open.file)}: ${done} written\n`);
  return result.open;
}

/** Said where the file that plays is not the recording that the front matter tells of. */
async function* describeSound({ audio, episode: { meta } }: OpenEpisode): AsyncGenerator<string> {
  const declared = meta.duration ?? meta.audio?.duration;
  if (audio === undefined || /^https?:/i.test(audio) || declared === undefined) return;
  const { readAudioFile } = await import('../command-line/audio-file.ts');
  const duration = await readAudioFile(audio).then(
    (file) => file.duration,
    () => undefined,
  );
  if (duration !== undefined && Math.abs(duration - declared) > 2)
    yield `${shortPath(audio)} lasts ${formatTimecode(duration)}, and the front matter says ${formatTimecode(declared)}: what plays may be another cut.`;
}

async function goThrough(open: OpenEpisode, located: LocatedEpisode, wishes: Wishes): Promise<void> {
  const proposals = located.lists
    .flatMap((list) => list.proposals)
    .filter(({ item, confidence }) => item.stamp !== undefined || confidence >= wishes.min);
  if (proposals.length === 0) return;
  const { stdin: input, stderr: output } = process;
  const player = await findEpisodePlayer(open);
  if (player !== undefined) for await (const doubt of describeSound(open)) say(doubt);
  say('');
  const { confirmed, skipped, left } = await review({ open, located, proposals, input, output, player });
  const rest = [
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ...(left > 0 ? [`${left} left for another time`] : []),
  ];
  process.stdout.write(
    `${shortPath(open.file)}: ${count(confirmed, 'time')} confirmed${rest.map((part) => `, ${part}`).join('')}\n`,
  );
}

/** `npm run locate -- EPISODE`: proposes times, writes them as approximate ones, or goes through them with a host. */
export async function locateOneEpisode(values: Values, wanted: string): Promise<number> {
  const wishes = readWishes(values);
  const contentDir = await readContentDir(textOf(values, 'content'));
  const open = await openEpisodeToLocate(contentDir, (slugs) => readEpisode(wanted, slugs));
  const located = locateEpisode(open);
  demandLines(open, located);
  const isShown = isShownWith(wishes);
  if (wishes.json) process.stdout.write(formatProposals(open, located, isShown));
  else {
    say(...describeGround(open, located));
    const width = Math.min(120, Math.max(60, process.stdout.columns || 80));
    const table = formatTable(located, { width, nameOf: open.nameOf, isShown });
    process.stdout.write(table);
    say(...(table === '' ? ['No takeaway, deep dive or chapter lacks a time.'] : ['']));
    say(...describeRest(located, wishes));
  }
  const written = wishes.write ? await write(open, located, wishes) : open;
  if (wishes.review) {
    await goThrough(written, wishes.write ? locateEpisode(written) : located, wishes);
    return 0;
  }
  const lacks = located.lists.some(({ proposals }) => proposals.some((one) => isShown(one) && isFound(one)));
  if (!wishes.write && !wishes.json && lacks)
    say('Nothing was written: --write takes them as approximate times, --review goes through them.');
  return 0;
}
