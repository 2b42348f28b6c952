import type { EpisodeData } from '../model/episode-data.ts';
import type { EpisodePage } from './episode-page.ts';
import { startMarginCards } from './margin-card.ts';
import { Notice } from './notice.ts';
import { startPassageMenu } from './passage-menu.ts';
import { followPassageLinks, rememberHeadings } from './passages.ts';
import { AudioKeeper } from './playback/audio-keeper.ts';
import { Playback } from './playback/playback.ts';
import { startStamps } from './stamps.ts';
import type { SpokenText } from './transcript/words.ts';

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

/**
 * The script of an episode's page. What every reader needs is here; what is needed only once somebody plays, opens or
 * keeps something is imported then, and does not count when the page loads.
 */
function openEpisodePage(): EpisodePage {
  const data = JSON.parse(document.getElementById('episode-data')?.textContent ?? '{}') as EpisodeData;
  const playback = new Playback();
  const audio = document.querySelector<HTMLAudioElement>('audio[data-episode-audio]');
  if (audio) playback.setKeeper(new AudioKeeper(audio));
  return { data, playback, notice: new Notice(), spoken: rememberSpoken(data) };
}

const page = openEpisodePage();
rememberHeadings();
followPassageLinks(page.notice);
startPassageMenu(page.notice);
startMarginCards();
startStamps(page);
