import type { EpisodeData } from '../../model/episode-data.ts';

/** Under what it is kept how an episode's clock stood when it was last in use. */
export const clockKey = ({ slug }: Pick<EpisodeData, 'slug'>): string => `clock:${slug}`;
