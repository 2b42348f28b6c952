import path from 'node:path';
import { appendToSummary } from '../../src/edit/sections.ts';
import { shortPath } from '../command-line/command.ts';
import { readEditable } from '../command-line/files.ts';
import type { Desk } from './desk.ts';

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
  await desk.write([{ file: place, body: appendToSummary(source, summary), instead: source }]);
}
