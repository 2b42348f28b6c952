import path from 'node:path';
import { editEpisodeFields } from '../../src/edit/episode-fields.ts';
import { formatAsText } from '../command-line/messages.ts';
import { readEditable } from '../command-line/new-episode.ts';
import type { Desk } from './desk.ts';

/** Asks what the episode's picture shows, where nothing says it. */
export async function describePicture(desk: Desk, slug: string): Promise<void> {
  const { files, parsed } = await desk.episode(slug);
  const { image } = parsed.value.meta;
  if (image === undefined || image.alt !== '') return;
  const alt = await desk.ask(
    `What does ${image.file} show? For those who do not see it (Enter to say it later)`,
  );
  if (alt === '') {
    desk.wait(
      `nothing says what ${image.file} shows`,
      `write "image: {file: …, alt: …}" into ${files.file.path}`,
    );
    return;
  }
  const place = path.join(desk.options.contentDir, files.file.path);
  const source = (await readEditable(place)) ?? '';
  const edited = editEpisodeFields(source, [{ path: ['image', 'alt'], value: alt }], files.file.path);
  if (edited.messages.length > 0) desk.say(formatAsText(edited.messages).trimEnd());
  else await desk.write([{ file: place, body: edited.value, instead: source }]);
}
