import type { EpisodeData } from '../model/episode-data.ts';
import { Notice } from './page/notice.ts';
import { AudioKeeper } from './playback/audio-keeper.ts';
import { Playback } from './playback/playback.ts';
import type { SpokenText } from './transcript/words.ts';

/** What everything on an episode's page (or its embed) works with. */
export interface EpisodePage {
  readonly data: EpisodeData;
  readonly playback: Playback;
  readonly notice: Notice;
  /** The words with their times, fetched when first asked for; `undefined` where there are none to be had. */
  readonly spoken: () => Promise<SpokenText | undefined>;
}

/** The words with their times, fetched when first asked for; what could not be fetched is tried again. */
function rememberSpoken({ timing }: EpisodeData): EpisodePage['spoken'] {
  let spoken: Promise<SpokenText | undefined> | undefined;
  const load = async (address: string): Promise<SpokenText | undefined> => {
    const { loadSpokenText } = await import('./transcript/load.ts');
    const loaded = await loadSpokenText(address);
    if (loaded?.unit === 'passage') spoken = undefined;
    return loaded;
  };
  return () => (timing === undefined ? Promise.resolve(undefined) : (spoken ??= load(timing)));
}

/** Opens the page that the script runs on: its data, its audio, and nothing that shows. */
export function openEpisodePage(): EpisodePage {
  const data = JSON.parse(document.getElementById('episode-data')?.textContent ?? '{}') as EpisodeData;
  const playback = new Playback();
  const audio = document.querySelector<HTMLAudioElement>('audio[data-episode-audio]');
  if (audio) playback.setKeeper(new AudioKeeper(audio));
  return { data, playback, notice: new Notice(), spoken: rememberSpoken(data) };
}
