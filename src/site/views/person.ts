import { describePerson } from '../../export/json-ld.ts';
import { personPath, termPath } from '../../model/address.ts';
import type { Person } from '../../model/person.ts';
import type { PersonView } from '../../model/view/list.ts';
import type { EpisodeLine } from '../../model/view/parts.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest, EpisodeRole } from '../derivation.ts';
import { makeHead, type CardRequest } from './head.ts';

/** Headings for what somebody did, in the order they are shown. */
const roleLabels: Readonly<Record<EpisodeRole, string>> = {
  host: 'Hosts',
  guest: 'Guest in',
  subject: 'Guest of the original episode',
  speaker: 'Also heard in',
};

/** Episodes somebody took part in, by what they did; each episode stands once, under the first that applies. */
export function episodesOf(
  person: Person,
  episodes: readonly EpisodeDigest[],
): readonly { readonly role: string; readonly lines: readonly EpisodeLine[] }[] {
  const seen = new Set<EpisodeDigest>();
  return (Object.keys(roleLabels) as EpisodeRole[]).flatMap((role) => {
    const lines = episodes.filter(
      (episode) =>
        !seen.has(episode) && episode.people.some((part) => part.person === person.id && part.role === role),
    );
    for (const episode of lines) seen.add(episode);
    return lines.length === 0 ? [] : [{ role: roleLabels[role], lines: lines.map(({ line }) => line) }];
  });
}

/** A person's page. */
export function makePersonView(
  person: Person,
  episodes: readonly EpisodeDigest[],
  context: SiteContext,
): { view: PersonView; card: CardRequest } {
  const path = personPath(person.id);
  const { head, card } = makeHead(context, {
    title: person.name,
    description: person.bio ?? `${person.name} on ${context.show.title}`,
    path,
    type: 'profile',
    jsonLd: describePerson(person, context.jsonLd),
    card: {
      eyebrow: 'People',
      title: person.name,
      ...(person.role === undefined ? {} : { subtitle: person.role }),
    },
  });
  const picture = person.image === undefined ? undefined : context.picture(`references/${person.image}`);
  const term = [...context.terms.values()].find(({ name }) => name === person.name);
  const site = person.url === undefined ? [] : [{ label: 'Website', href: person.url }];
  const view: PersonView = {
    kind: 'person',
    head,
    name: person.name,
    ...(person.role === undefined ? {} : { role: person.role }),
    ...(person.pronouns === undefined ? {} : { pronouns: person.pronouns }),
    ...(person.bio === undefined ? {} : { bio: person.bio }),
    ...(picture === undefined ? {} : { picture: { ...picture, alt: person.name } }),
    links: [...site, ...person.links.map(({ label, url }) => ({ label, href: url }))],
    episodes: episodesOf(person, episodes),
    ...(term === undefined
      ? {}
      : { term: { label: term.name, href: context.addresses.href(termPath(term.id)) } }),
  };
  return { view, card };
}
