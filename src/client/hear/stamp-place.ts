import { parseMediaFragment } from '../playback/media-fragment.ts';
import type { Stretch } from '../playback/playback.ts';

/** What a stamp plays. */
export interface StampPlace {
  /** Path of the episode's page. */
  readonly page: string;
  /** As its words begin: exactly, where the stamp knows. */
  readonly stretch: Stretch;
}

/** What a stamp plays; `undefined` for one that does not lead to a time on an episode's page of this host. */
export function placeOfStamp({ origin, pathname, hash, dataset }: HTMLAnchorElement): StampPlace | undefined {
  const stretch = parseMediaFragment(hash);
  if (stretch === undefined || origin !== location.origin) return undefined;
  if (!/\/episodes\/[^/]+\/$/.test(pathname)) return undefined;
  const exact = Number(dataset['t']);
  const start = Math.floor(exact) === stretch.start ? exact : stretch.start;
  return { page: pathname, stretch: { ...stretch, start } };
}
