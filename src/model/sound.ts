import type { EpisodeData } from './episode-data.ts';
import type { Seconds } from './time.ts';

/**
 * What is needed to hear a passage of an episode on any other page: `sound.json` beside the episode's own. Where an
 * episode has no audio there is no such file.
 */
export interface EpisodeSound extends Pick<EpisodeData, 'slug' | 'base' | 'title' | 'show' | 'artwork'> {
  /** Path of the episode's page, with the base. */
  readonly address: string;
  /** Address of the audio: absolute, or a path with the base. */
  readonly src: string;
  /** Media type of the audio, as declared. */
  readonly type?: string;
  /** How long the transcribed recording is, as far as it is known. */
  readonly duration?: Seconds;
}

/** The name of the file, beside an episode's page. */
export const soundFile = 'sound.json';

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Reads such a file; `undefined` for anything else. */
export function parseSound(value: unknown): EpisodeSound | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { slug, base, title, show, artwork, address, src } = value as Partial<
    Record<keyof EpisodeSound, unknown>
  >;
  const whole = [slug, base, title, show, address, src].every(isText) && Array.isArray(artwork);
  return whole ? (value as EpisodeSound) : undefined;
}
