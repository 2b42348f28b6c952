import path from 'node:path';
import type { YamlValue } from '../../src/edit/yaml/scalar.ts';
import type { FileListing } from '../../src/read/folder.ts';
import { textOf, type Values } from '../command-line/arguments.ts';
import { readAudioFile } from '../command-line/audio-file.ts';
import { describeAudio, isUrl } from '../command-line/new-command.ts';
import { meansNone, readTypedPath } from '../command-line/typed-path.ts';
import type { Desk } from './desk.ts';
import { planFields } from './front-matter.ts';

const audioFile = /\.(?:mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav)$/i;

/** Where files that a listing of the content names lie on the disk. */
export const absolutePaths = (contentDir: string, siblings: readonly FileListing[]): readonly string[] =>
  siblings.map((file) => path.join(contentDir, file.path));

/** Asks for the audio as the options `--audio` and `--audio-url` give it; nothing where there is none yet. */
export async function askForAudio(desk: Desk, there: readonly string[]): Promise<Values> {
  const { values } = desk.options;
  const given = textOf(values, 'audio');
  if (given !== undefined) return values;
  const offer = there.find((file) => audioFile.test(file)) ?? '';
  for (;;) {
    const typed = await desk.ask('Audio: a file, or its address (Enter for none yet)', { offer });
    if (meansNone(typed)) return values;
    if (isUrl(typed)) return { ...values, audio: typed };
    const audio = path.resolve(readTypedPath(typed));
    try {
      await readAudioFile(audio);
    } catch (error) {
      desk.say(error instanceof Error ? error.message : String(error));
      if (!desk.isAttended) return values;
      continue;
    }
    if (there.includes(audio)) return { ...values, audio };
    for (;;) {
      const url = await desk.ask(
        'Address that it will have at your podcast host (https://…; Enter to put the file beside the episode)',
      );
      if (meansNone(url)) return { ...values, audio };
      if (isUrl(url) && URL.canParse(url)) return { ...values, audio, 'audio-url': url };
      desk.say(`"${url}" is no address; it begins with https://`);
    }
  }
}

/** Gives an episode its audio, where it has none. */
export async function bringAudio(desk: Desk, slug: string): Promise<void> {
  const { files, parsed } = await desk.episode(slug);
  const { contentDir } = desk.options;
  if (parsed.value.meta.audio !== undefined) {
    if (!desk.isNew && textOf(desk.options.values, 'audio') !== undefined)
      desk.say(`It has audio already, ${parsed.value.meta.audio.url}: "--audio" is not used.`);
    return;
  }
  const there = absolutePaths(contentDir, files.siblings);
  // who has just begun the episode was asked
  const values = desk.isNew ? {} : await askForAudio(desk, there);
  const audio = textOf(values, 'audio');
  if (audio === undefined) {
    desk.wait('there is no audio', `npm run episode -- ${slug} --audio FILE`);
    return;
  }
  const read = isUrl(audio) ? undefined : await readAudioFile(audio);
  const { draft, beside } = describeAudio(values, audio, read, there);
  const url = draft.audio?.url;
  const value: YamlValue | undefined =
    draft.audio === undefined || Object.keys(draft.audio).length === 1 ? url : { ...draft.audio };
  // a picture in the file is brought along only where the episode has none
  const image = parsed.value.meta.image === undefined ? draft.image?.file : undefined;
  const edited = await planFields(desk, slug, [
    { path: ['audio'], value },
    ...(image === undefined ? [] : [{ path: ['image'], value: image }]),
  ]);
  if (edited === undefined) return;
  const folder = path.dirname(edited.file);
  await desk.write([
    ...beside
      .filter(({ name }) => name === url || name === image)
      .map(({ name, body }) => ({ file: path.join(folder, name), body })),
    edited,
  ]);
}
