import type { EpisodeMeta } from '../../model/episode.ts';
import type { CslItem } from '../../model/source.ts';
import type { Seconds } from '../../model/time.ts';

/** The words pages say about facts: dates, lengths, counts. Dates are days, so the time zone is fixed. */

/** "15 May 2025" in the language's own form. A date that is no date stays as it is written. */
export function labelDate(iso: string, language: string): { readonly iso: string; readonly label: string } {
  const day = iso.slice(0, 10);
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return { iso: day, label: iso };
  // English without a region reads day before month, as the sample does
  const locale = language === 'en' ? 'en-GB' : language;
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return { iso: day, label: format.format(date) };
}

/** "8 min", or "8 min digest" where the audio is the companion's own and the episode somebody else's. */
export function labelLength(duration: Seconds | undefined, meta: EpisodeMeta): string | undefined {
  if (duration === undefined) return undefined;
  const minutes = Math.max(1, Math.round(duration / 60));
  const hours = Math.floor(minutes / 60);
  const length = hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
  return meta.about === undefined ? length : `${length} digest`;
}

/** "Nº 1154" */
export const labelNumber = (number: string | undefined): string | undefined =>
  number === undefined ? undefined : `Nº ${number}`;

/** "a", "a and b", "a, b and c" */
export const joinNames = (names: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);

/** "1 mention", "6 mentions" */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

const typeLabels: Readonly<Record<string, string>> = {
  'article-journal': 'journal article',
  'article-magazine': 'magazine article',
  'article-newspaper': 'newspaper article',
  broadcast: 'broadcast',
  motion_picture: 'film',
  'paper-conference': 'conference paper',
  personal_communication: 'personal communication',
  'post-weblog': 'blog post',
  webpage: 'web page',
};

/** "report", "journal article": the type of a source in plain words. */
export const labelSourceType = ({ type }: Pick<CslItem, 'type'>): string =>
  typeLabels[type] ?? type.replaceAll(/[-_]/g, ' ');

/** "report, 2014": what kind of thing a source is, in a few plain words. */
export function labelSource(csl: CslItem): string {
  const kind = (csl.genre ?? labelSourceType(csl)).toString();
  const year = csl.issued?.['date-parts']?.[0]?.[0];
  return year === undefined ? kind : `${kind}, ${year}`;
}

const servicePlaces: Readonly<Record<string, string>> = {
  apple: 'Apple Podcasts',
  spotify: 'Spotify',
  youtube: 'YouTube',
  overcast: 'Overcast',
  pocketcasts: 'Pocket Casts',
  amazon: 'Amazon Music',
  deezer: 'Deezer',
  rss: 'RSS',
};

/** The name under which people know a service; an unknown one is shown as written, with a capital. */
export const labelService = (service: string): string =>
  servicePlaces[service.toLowerCase()] ?? service.charAt(0).toUpperCase() + service.slice(1);
