import path from 'node:path';
import type { Message } from '../../../src/diagnostics/message.ts';
import { editYaml } from '../../../src/edit/yaml/edit.ts';
import { exists, readEditable, type PlannedFile } from '../../command-line/files.ts';
import type { FeedPlanInput } from './plan.ts';
import type { PictureFetcher } from './pictures.ts';

/** What is done about a show's cover. */
export interface Cover {
  /** The file beside `show.yaml`. */
  readonly image?: string;
  readonly files: readonly PlannedFile[];
  readonly messages: readonly Message[];
  /** Address of a cover that the show lacks, and that was not fetched. */
  readonly missing?: string;
}

/** The show's cover, where it has none: its file, and the line of a `show.yaml` that is there already. */
export async function fetchCover(input: FeedPlanInput, pictures: PictureFetcher | undefined): Promise<Cover> {
  const { show, content, contentDir, hasShow } = input;
  const none = { files: [], messages: [] };
  if (show.image === undefined || (hasShow && content.library.show.image !== undefined)) return none;
  const picture = await pictures?.take(show.image, 'cover');
  if (picture === undefined) return { ...none, missing: show.image };
  const place = path.join(contentDir, 'episodes', picture.name);
  if (await exists(place)) return { ...none, missing: show.image };
  const files: PlannedFile[] = [{ file: place, body: picture.body }];
  if (!hasShow) return { ...none, image: picture.name, files };
  const file = path.join(contentDir, 'episodes', 'show.yaml');
  const instead = (await readEditable(file)) ?? '';
  const edit = {
    do: 'set',
    path: ['image'],
    value: picture.name,
    after: ['title', 'description', 'language', 'url', 'people'],
  } as const;
  const { value: body, messages } = editYaml(instead, [edit], { path: 'episodes/show.yaml', firstLine: 1 });
  return { ...none, image: picture.name, files: [...files, { file, body, instead }], messages };
}
