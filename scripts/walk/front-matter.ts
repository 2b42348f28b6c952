import path from 'node:path';
import { editEpisodeFields, type FieldChange } from '../../src/edit/episode-fields.ts';
import { readEditable, type PlannedFile } from '../command-line/files.ts';
import { formatAsText } from '../command-line/messages.ts';
import type { Desk } from './desk.ts';

/** Plans to change fields of the episode's front matter. `undefined`, and said, where they cannot be changed by themselves. */
export async function planFields(
  desk: Desk,
  slug: string,
  changes: readonly FieldChange[],
): Promise<PlannedFile | undefined> {
  const { files } = await desk.episode(slug);
  const file = path.join(desk.options.contentDir, files.file.path);
  const instead = (await readEditable(file)) ?? '';
  const { value: body, messages } = editEpisodeFields(instead, changes, files.file.path);
  if (messages.length === 0) return { file, body, instead };
  desk.say(formatAsText(messages).trimEnd());
  return undefined;
}

/** Changes fields of the episode's front matter, once the host has seen how. */
export async function changeFields(desk: Desk, slug: string, changes: readonly FieldChange[]): Promise<void> {
  const planned = await planFields(desk, slug, changes);
  if (planned !== undefined) await desk.write([planned]);
}
