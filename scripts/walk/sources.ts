import path from 'node:path';
import { formatAsText } from '../command-line/messages.ts';
import { meansNone, readTypedPath } from '../command-line/typed-path.ts';
import { planReferences } from '../imports/references.ts';
import type { Desk } from './desk.ts';

/** Brings in bibliographies for as long as the episode cites what is in none. */
export async function bringSources(desk: Desk, slug: string): Promise<void> {
  const { contentDir } = desk.options;
  for (;;) {
    const { messages } = await desk.read(slug);
    const unknown = messages.filter(({ rule }) => rule === 'unknown-source');
    if (unknown.length === 0) return;
    desk.say('Sources that it cites and that no file in references/ has:');
    desk.say(formatAsText(unknown).trimEnd());
    const typed = await desk.ask('A bibliography that has them (BibTeX, RIS, CSL; Enter to go on without)');
    if (meansNone(typed)) {
      desk.wait('sources are cited that no bibliography has', 'npm run import -- references FILE');
      return;
    }
    try {
      const plan = await planReferences(contentDir, path.resolve(readTypedPath(typed)));
      if (plan.messages.length > 0) desk.say(formatAsText(plan.messages).trimEnd());
      desk.say(...plan.notes);
      if (plan.planned === undefined) desk.say('There is nothing new in it.');
      else await desk.write([plan.planned]);
    } catch (error) {
      desk.say(error instanceof Error ? error.message : String(error));
    }
  }
}
