import path from 'node:path';
import { startOfBody } from '../../src/edit/front-matter.ts';
import { lineEndOf } from '../../src/edit/splice.ts';
import { shortPath } from '../command-line/command.ts';
import { readEditable } from '../command-line/files.ts';
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
