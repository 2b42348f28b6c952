import { unaligned, type Alignment } from '../../model/alignment.ts';
import type { EpisodeData } from '../../model/episode-data.ts';
import type { Seconds } from '../../model/time.ts';
import type { Playback } from '../playback/playback.ts';
import {
  isSameDuration,
  longestHistory,
  readAlignment,
  writeAlignment,
  type KeptAlignment,
  type Kind,
} from './kept-alignment.ts';

/** What the functions that change an alignment need of a page. */
export interface Alignable {
  readonly data: EpisodeData;
  readonly playback: Playback;
}

const kindOf = ({ playback }: Alignable): Kind => playback.keeper?.kind ?? 'audio';

/** What is kept for what keeps time now. */
export const keptFor = (page: Alignable): KeptAlignment => readAlignment(page.data, kindOf(page));

/** From now on times run so; it is kept, and what was before can be had back. */
export function changeAlignment(page: Alignable, anchors: Alignment): void {
  const { history, asked } = keptFor(page);
  write(page, anchors, [...history, page.playback.alignment].slice(-longestHistory), asked);
}

/** Times run as they did before the last change; `before` is what to go back to where nothing could be kept. */
export function undoAlignment(page: Alignable, before: Alignment = unaligned): void {
  const { history, asked } = keptFor(page);
  write(page, history.at(-1) ?? before, history.slice(0, -1), asked);
}

/** Remembers that the listener was asked about a duration. */
export function rememberAsked(page: Alignable, duration: Seconds): void {
  const kept = readAlignment(page.data, 'audio');
  if (wasAsked(kept, duration)) return;
  writeAlignment(page.data, 'audio', { ...kept, asked: [...kept.asked, duration].slice(-longestHistory) });
}

/** Whether the listener was asked about a duration, or one as good as it. */
export const wasAsked = ({ asked }: KeptAlignment, duration: Seconds): boolean =>
  asked.some((each) => isSameDuration(each, duration));

function write(
  page: Alignable,
  anchors: Alignment,
  history: KeptAlignment['history'],
  asked: KeptAlignment['asked'],
): void {
  const duration = page.playback.keeper?.duration;
  writeAlignment(page.data, kindOf(page), {
    anchors,
    history,
    ...(duration === undefined ? {} : { duration }),
    asked,
  });
  page.playback.setAlignment(anchors);
}
