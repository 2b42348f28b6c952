import type { ShowDraft } from '../model/draft.ts';
import type { YamlValue } from './yaml/scalar.ts';
import { ordinaryLayout, writeFields } from './yaml/value.ts';

/** A reserved name that will never be a site: the host puts the address of the companion there. */
export const noAddress = 'https://podcast.example/';

/** The fields of a `show.yaml` that an import knows, in their documented order. */
function showFieldsOf(
  show: ShowDraft,
  people: readonly string[],
  url = noAddress,
): Readonly<Record<string, YamlValue | undefined>> {
  const { title, description, language, link, licence, guid, explicit, category, email, author } = show;
  const feed = { guid, explicit, category, email, author };
  const listen = { website: link, rss: show.feedAddress };
  return {
    title,
    description: description ?? title,
    language: language ?? 'en',
    url,
    people: people.length === 0 ? undefined : people,
    image: show.cover,
    licence,
    listen: Object.values(listen).some((value) => value !== undefined) ? listen : undefined,
    feed: Object.values(feed).some((value) => value !== undefined) ? feed : undefined,
  };
}

/** A new `show.yaml`. `url` is the address of the site, if it is known. */
export function writeShowFile(show: ShowDraft, people: readonly string[], url?: string): string {
  const fields = Object.entries(showFieldsOf(show, people, url)).filter(
    (entry): entry is [string, YamlValue] => entry[1] !== undefined,
  );
  const lines = writeFields(fields, 0, ordinaryLayout);
  const comment = '# Put the address of your companion here: where this site will be.';
  return `${lines.flatMap((line) => (url === undefined && line.startsWith('url:') ? [comment, line] : [line])).join('\n')}\n`;
}
