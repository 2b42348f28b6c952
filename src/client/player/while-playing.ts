import type { EpisodePage } from '../episode-page.ts';
import { startMediaSession } from './media-session.ts';
import { keepOneTabPlaying } from './one-tab.ts';
import type { PlayerBar } from './player-bar.ts';
import { sayLine } from './player-line.ts';
import { rememberPosition } from './remember-position.ts';

/** What a player does once it plays: remembers the place, speaks with the system's own player, stops for other tabs. */
export function startWhilePlaying(page: EpisodePage, bar: PlayerBar): void {
  rememberPosition(page);
  startMediaSession(page, bar);
  keepOneTabPlaying(page.playback, page.data.base, sayLine);
}
