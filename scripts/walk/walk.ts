import { shortPath } from '../command-line/command.ts';
import { bringAudio } from './audio.ts';
import { askForSlug, beginEpisode, findEpisode } from './begin.ts';
import { bringChapters } from './chapters.ts';
import { checkEpisode } from './check.ts';
import type { Desk } from './desk.ts';
import { endDraft } from './draft.ts';
import { describePicture } from './picture.ts';
import { nameShow } from './show.ts';
import { bringSources } from './sources.ts';
import { nameSpeakers } from './speakers.ts';
import { askForSummary } from './summary.ts';
import { suggestTerms } from './terms.ts';
import { proposeTimes } from './times.ts';
import { bringTranscript } from './transcript.ts';

/** The steps between an episode's beginning and its check. Each finds out for itself whether there is anything to do. */
const steps: readonly {
  readonly title: string;
  readonly take: (desk: Desk, slug: string) => Promise<void>;
}[] = [
  { title: 'Audio', take: bringAudio },
  { title: 'Picture', take: describePicture },
  { title: 'Transcript', take: bringTranscript },
  { title: 'Speakers', take: nameSpeakers },
  { title: 'Summary', take: askForSummary },
  { title: 'Chapters', take: bringChapters },
  { title: 'Times', take: proposeTimes },
  { title: 'Terms', take: suggestTerms },
  { title: 'Sources', take: bringSources },
  { title: 'Draft', take: endDraft },
];

/** How a walk ends: in which folder everything to be published is put, and how. */
export interface Ending {
  readonly output: (slug: string) => string;
  readonly handOver: (slug: string, output: string) => Promise<boolean>;
}

/** The episode to walk through, begun where there is none yet. */
async function findOrBegin(desk: Desk, wanted: string | undefined): Promise<string | undefined> {
  const asked = wanted ?? (await askForSlug(desk));
  const { content } = await desk.open();
  const slugs = content.episodes.map(({ files }) => files.slug);
  const found = asked === undefined ? undefined : findEpisode(asked, slugs);
  if (found !== undefined) {
    desk.say(`Going on with episodes/${found}.`);
    return found;
  }
  desk.enter('A new episode');
  return beginEpisode(desk, asked);
}

/** What waits for a person, with the command for each. */
function sayWaiting(desk: Desk): void {
  if (desk.waiting.length === 0) return;
  desk.enter('This waits for you');
  for (const { what, command } of desk.waiting) desk.say(`- ${what}`, `    ${command}`);
}

/**
 * Walks through the work on an episode, from nothing or from wherever it is, and stops only where somebody must decide.
 * What there is to do is told from the files alone, so it can be left at any question. The exit code is 1 where errors
 * are left, and nothing was handed over.
 */
export async function walkEpisode(desk: Desk, wanted: string | undefined, ending: Ending): Promise<number> {
  desk.enter('The show');
  await nameShow(desk);
  desk.enter('The episode');
  const slug = await findOrBegin(desk, wanted);
  if (slug === undefined) return desk.options.dryRun === true ? 0 : 1;
  desk.slug = slug;
  for (const { title, take } of steps) {
    desk.enter(title);
    await take(desk, slug);
  }
  desk.enter('Check');
  const isSound = await checkEpisode(desk, slug);
  sayWaiting(desk);
  if (!isSound) return 1;
  if (desk.options.dryRun === true) return 0;
  const output = ending.output(slug);
  desk.enter('What to publish');
  desk.say('Making notes, pictures and files …');
  if (!(await ending.handOver(slug, output))) return 1;
  desk.options.print(`${shortPath(output)}\n`);
  desk.say(`Open ${shortPath(output)}/START-HERE.txt: it says what to put where.`);
  return 0;
}
