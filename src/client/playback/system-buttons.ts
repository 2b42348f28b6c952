import type { EpisodeData } from '../../model/episode-data.ts';

/** Whether the system (lock screen, headphones, keyboards) shows what plays, and has buttons for it. */
export const hasSystemButtons = (): boolean => 'mediaSession' in navigator && 'MediaMetadata' in window;

/** The pictures with whole addresses, as the system asks for them. */
export const artworkOf = ({ artwork }: Pick<EpisodeData, 'artwork'>): MediaImage[] =>
  artwork.map((picture) => ({ ...picture, src: new URL(picture.src, location.href).href }));

/** What the system's buttons do; `null` takes it back. */
export type SystemActions = Readonly<Partial<Record<MediaSessionAction, MediaSessionActionHandler | null>>>;

/**
 * Sets what the system's buttons do. Those that this browser does not know are left out.
 * @see https://www.w3.org/TR/mediasession/#dom-mediasession-setactionhandler
 */
export function setSystemActions(actions: SystemActions): void {
  for (const [action, handler] of Object.entries(actions)) {
    try {
      navigator.mediaSession.setActionHandler(action as MediaSessionAction, handler);
    } catch {
      // an action that this browser does not know
    }
  }
}
