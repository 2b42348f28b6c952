import type { EpisodeData } from '../model/episode-data.ts';
import type { Notice } from './notice.ts';
import type { Playback } from './playback/playback.ts';
import type { SpokenText } from './transcript/words.ts';

/** What everything on an episode's page (or its embed) works with. */
export interface EpisodePage {
  readonly data: EpisodeData;
  readonly playback: Playback;
  readonly notice: Notice;
  /** The words with their times, fetched when first asked for; `undefined` where there are none to be had. */
  readonly spoken: () => Promise<SpokenText | undefined>;
}
