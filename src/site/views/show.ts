import { licenceUrl } from '../../export/licences.ts';
import {
  aboutPath,
  episodesPath,
  feedPath,
  glossaryPath,
  peoplePath,
  personPath,
  searchPath,
  sourcesPath,
} from '../../model/address.ts';
import type { LinkView } from '../../model/view/parts.ts';
import type { ShowView } from '../../model/view/show.ts';
import { directionOfLanguage } from '../../text/direction.ts';
import type { SiteContext } from '../context.ts';
import { labelService } from './labels.ts';

/** What every page shows around its own content. */
export function makeShow(context: SiteContext, episodes: number): ShowView {
  const { show, people, terms, sources, addresses } = context;
  const picture = show.image === undefined ? undefined : context.picture(`episodes/${show.image}`);
  const link = (label: string, to: string): LinkView => ({ label, href: addresses.href(to) });
  const licence = licenceUrl(show.licence);
  return {
    title: show.title,
    description: show.description,
    language: show.language,
    direction: directionOfLanguage(show.language),
    base: show.base,
    url: show.url,
    ...(show.colour === undefined ? {} : { colour: show.colour }),
    ...(picture === undefined ? {} : { picture }),
    ...(context.icons.length === 0 ? {} : { icons: context.icons }),
    navigation: [
      link('Episodes', episodesPath),
      ...(terms.size === 0 ? [] : [link('Glossary', glossaryPath)]),
      ...(sources.size === 0 ? [] : [link('Sources', sourcesPath)]),
      ...(people.size === 0 ? [] : [link('People', peoplePath)]),
      link('About', aboutPath),
    ],
    searchHref: addresses.href(searchPath),
    ...(show.feed?.own ? { feed: { href: addresses.absolute(feedPath), title: show.title } } : {}),
    listen: show.listen.map(({ service, url }) => ({ label: labelService(service), href: url })),
    ...(show.licence === undefined || licence === undefined
      ? {}
      : { licence: { label: show.licence.replace(/^https?:\/\//, ''), href: licence } }),
    people: show.people.flatMap((id) => {
      const person = people.get(id);
      return person === undefined ? [] : [link(person.name, personPath(id))];
    }),
    counts: { episodes, terms: terms.size, sources: sources.size, people: people.size },
  };
}
