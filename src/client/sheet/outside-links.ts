import { linkOf } from '../page/pressed-link.ts';
import type { Playback } from '../playback/playback.ts';
import { aimOf, type OpenPlace } from './site-link.ts';

const hint = 'Opens in a new tab, so that the sound goes on';

/**
 * While it plays, links that would end the sound (to other sites, to files) open in a new tab, and say so where they
 * are pointed at or focused.
 */
export function openOutsideInTabs(playback: Playback, place: OpenPlace): void {
  const changed = new Set<HTMLAnchorElement>();
  const prepare = (event: Event): void => {
    const link = playback.playing ? linkOf(event) : undefined;
    if (!link || link.target !== '' || link.hasAttribute('download')) return;
    if (aimOf(new URL(link.href), place) !== 'outside') return;
    link.target = '_blank';
    link.rel = `${link.rel} noopener`.trim();
    if (link.title === '') link.title = hint;
    changed.add(link);
  };
  const restore = (): void => {
    if (playback.playing) return;
    for (const link of changed) {
      link.removeAttribute('target');
      if (link.title === hint) link.removeAttribute('title');
    }
    changed.clear();
  };
  for (const type of ['pointerover', 'focusin', 'click']) window.addEventListener(type, prepare, true);
  playback.on(['pause', 'end', 'error', 'keeper'], restore);
}
