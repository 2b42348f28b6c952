import { episodePath } from '../model/address.ts';
import type { EpisodeSlug } from '../model/ids.ts';
import { soundFile, type EpisodeSound } from '../model/sound.ts';
import type { ExportFile } from './files.ts';

/** `sound.json` beside an episode's page: what other pages need to play a passage of it on the spot. */
export const exportSound = (slug: EpisodeSlug, sound: EpisodeSound): ExportFile => ({
  path: `${episodePath(slug)}${soundFile}`,
  mediaType: 'application/json',
  body: JSON.stringify(sound),
});
