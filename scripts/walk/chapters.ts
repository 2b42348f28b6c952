import path from 'node:path';
import { meansNone, readTypedPath } from '../command-line/typed-path.ts';
import { planChapters } from '../imports/chapters.ts';
import type { Desk } from './desk.ts';

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
