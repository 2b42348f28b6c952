import path from 'node:path';
import { noAddress, writeShowFile } from '../../src/edit/show-file.ts';
import { isUrl } from '../command-line/new-command.ts';
import type { Desk } from './desk.ts';

/** The language that this machine speaks: `en` of `en_GB.UTF-8`. */
const ownLanguage = (env: NodeJS.ProcessEnv): string =>
  /^[a-z]{2}(?=[_.-]|$)/i.exec(env['LANG'] ?? '')?.[0].toLowerCase() ?? 'en';

/** Names the show, where nobody has yet. */
export async function nameShow(desk: Desk): Promise<void> {
  const { files } = await desk.open();
  if (files.show !== undefined) {
    const { url } = (await desk.open()).content.library.show;
    if (url === noAddress)
      desk.wait(
        'the site has no address yet, and all links lead to it',
        'write it as "url" into episodes/show.yaml',
      );
    return;
  }
  if (desk.isAttended)
    desk.say(
      'This folder has no show yet (episodes/show.yaml). If yours has a feed, stop here with Ctrl-C:',
      '`npm run import -- feed ADDRESS` makes the show and its episodes of it. Otherwise four answers will do.',
    );
  const title = await desk.ask('Title of the show');
  if (title === '') {
    desk.wait('the show has no name', 'write title, description, language and url into episodes/show.yaml');
    return;
  }
  const description = await desk.ask('What it is about, in a sentence', { offer: title });
  const language = await desk.ask('Its language (en, de …)', { offer: ownLanguage(process.env) });
  let url = '';
  do {
    if (url !== '') desk.say(`"${url}" is no address; it begins with https://`);
    url = await desk.ask('Address where this site will be (https://…; Enter if you do not know yet)');
  } while (url !== '' && !(isUrl(url) && URL.canParse(url)));
  const body = writeShowFile(
    { title, description, language, people: [], unplaced: [] },
    [],
    ...(url === '' ? [] : [url.endsWith('/') ? url : `${url}/`]),
  );
  if (url === '')
    desk.wait(
      'the site has no address yet, and all links lead to it',
      'write it as "url" into episodes/show.yaml',
    );
  await desk.write([{ file: path.join(desk.options.contentDir, 'episodes', 'show.yaml'), body }]);
}
