import path from 'node:path';
import { startOfBody } from '../../src/edit/front-matter.ts';
import { lineEndOf } from '../../src/edit/splice.ts';
import { shortPath } from '../command-line/command.ts';
import { readEditable } from '../command-line/new-episode.ts';
import { meansNone, readTypedPath } from '../command-line/typed-path.ts';
import { planChapters } from '../imports/chapters.ts';
import type { Desk } from './desk.ts';

/** Puts a paragraph below the front matter. */
function writeSummary(source: string, summary: string): string {
  const start = startOfBody(source);
  const eol = lineEndOf(source);
  const rest = source.slice(start).replace(/^(?:[ \t]*(?:\r\n?|\n))+/, '');
  return `${source.slice(0, start)}${eol}${summary}${eol}${rest === '' ? '' : eol + rest}`;
}

/** Asks what the episode is about, where nothing says it. */
export async function askForSummary(desk: Desk, slug: string): Promise<void> {
  const { files, parsed } = await desk.episode(slug);
  const place = path.join(desk.options.contentDir, files.file.path);
  if (parsed.value.summary.length > 0) return;
  const summary = await desk.ask('What is it about? A sentence or two (Enter to write it later)');
  if (summary === '') {
    desk.wait('there is no summary', `write it into ${shortPath(place)}, below the front matter`);
    return;
  }
  const source = (await readEditable(place)) ?? '';
  await desk.write([{ file: place, body: writeSummary(source, summary), instead: source }]);
}

/** Asks for chapters, where there are neither any nor deep dives that stand for them. */
export async function bringChapters(desk: Desk, slug: string): Promise<void> {
  const { contentDir } = desk.options;
  for (;;) {
    const loaded = await desk.episode(slug);
    const { library } = (await desk.open()).content;
    const { sections } = loaded.parsed.value;
    if (sections.some(({ kind }) => kind === 'chapters' || kind === 'deep-dives')) return;
    const typed = await desk.ask('Chapters: a file of any kind, even the audio (Enter for none)');
    if (meansNone(typed)) return;
    try {
      const plan = await planChapters(contentDir, loaded, library.show, path.resolve(readTypedPath(typed)));
      desk.say(...plan.doubts);
      if (plan.planned !== undefined) await desk.write([plan.planned]);
      return;
    } catch (error) {
      desk.say(error instanceof Error ? error.message : String(error));
    }
  }
}
