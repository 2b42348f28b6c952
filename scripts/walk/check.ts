import path from 'node:path';
import type { Message } from '../../src/diagnostics/message.ts';
import { checkSite } from '../../src/site/check/check.ts';
import { fixContent } from '../../src/site/check/fix.ts';
import { countMessages, exitCodeOf, formatAsText } from '../command-line/messages.ts';
import type { Desk } from './desk.ts';

/** Mends in the episode what can only have been meant in one way. `true` if something was mended. */
async function mend(desk: Desk, folder: string, messages: readonly Message[]): Promise<boolean> {
  const { contentDir, dryRun } = desk.options;
  if (
    dryRun === true ||
    !messages.some(({ fix, path: file }) => fix !== undefined && file.startsWith(folder))
  )
    return false;
  const { files } = await fixContent(contentDir);
  const own = files.filter(({ path: file }) => file.startsWith(folder));
  if (own.length === 0) return false;
  if (!desk.isAttended && desk.options.takesOffers !== true) {
    desk.wait('some of that can only have been meant in one way', 'npm run check -- --fix');
    return false;
  }
  desk.say('Some of that can only have been meant in one way:');
  return desk.write(
    own.map(({ path: file, before, after }) => ({
      file: path.join(contentDir, file),
      body: after,
      instead: before,
    })),
  );
}

/**
 * Says what is wrong with the episode, and what elsewhere stops a build; looks again for as long as somebody mends it.
 * `false` if errors are left.
 */
export async function checkEpisode(desk: Desk, slug: string): Promise<boolean> {
  const folder = `episodes/${slug}/`;
  for (;;) {
    const messages = await checkSite({ contentDir: desk.options.contentDir });
    const told = messages.filter(
      ({ path: file, severity }) => severity === 'error' || file.startsWith(folder),
    );
    if (told.length > 0) desk.say(formatAsText(told).trimEnd());
    const others = messages.length - told.length;
    const elsewhere = others === 0 ? '' : `; elsewhere ${others} more (npm run check)`;
    desk.say(`${countMessages(told)}${elsewhere}`);
    if (await mend(desk, folder, messages)) continue;
    if (exitCodeOf(messages) === 0) return true;
    const answer = desk.isAttended
      ? await desk.ask('Mend the errors in your editor, then Enter to look again (- to stop here)')
      : '-';
    desk.forget();
    if (answer === '-') {
      desk.wait('no site is built before the errors are mended; then', `npm run episode -- ${slug}`);
      return false;
    }
  }
}
