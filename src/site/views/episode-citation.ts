import { episodePath } from '../../model/address.ts';
import type { Episode } from '../../model/episode.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Person } from '../../model/person.ts';
import type { CslDate, CslItem, CslName } from '../../model/source.ts';
import type { SiteContext } from '../context.ts';

/** "Williams, Sean" → family and given; a name that does not sort by its family is a literal. */
function nameOf({ name, sort }: Person): CslName {
  const [family, given] = sort.split(/,\s*/, 2);
  return given === undefined || family === undefined ? { literal: name } : { family, given };
}

const dateOf = (iso: string): CslDate => ({
  'date-parts': [iso.slice(0, 10).split('-').map(Number)],
});

/**
 * An episode as a bibliographic record: a CSL `broadcast` in its show, with its hosts. Guests are left out, for APA
 * would name them before the hosts.
 */
export function describeForCiting(episode: Episode, context: SiteContext): CslItem {
  const { meta, slug } = episode;
  const people = (ids: readonly PersonId[]): CslName[] =>
    ids.flatMap((id) => context.people.get(id) ?? []).map(nameOf);
  const host = people(meta.hosts);
  return {
    id: slug,
    type: 'broadcast',
    title: meta.title,
    'container-title': context.show.title,
    medium: 'Audio podcast episode',
    ...(meta.number === undefined ? {} : { number: meta.number }),
    ...(host.length === 0 ? {} : { host }),
    issued: dateOf(meta.date),
    URL: context.addresses.absolute(episodePath(slug)),
    language: meta.language ?? context.show.language,
  };
}
