import { episodePath, termPath } from '../../model/address.ts';
import type { Episode } from '../../model/episode.ts';
import type { PersonId } from '../../model/ids.ts';
import type { Person } from '../../model/person.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { CslDate, CslItem, CslName } from '../../model/source.ts';
import type { Term } from '../../model/term.ts';
import type { SiteContext } from '../context.ts';
import { makeCiting, type Citing } from './citing.ts';
import type { TranscriptVersion } from './transcript-version.ts';

/** "Williams, Sean" → family and given; a name that does not sort by its family is a literal. */
function nameOf({ name, sort }: Person): CslName {
  const [family, given] = sort.split(/,\s*/, 2);
  return given === undefined || family === undefined ? { literal: name } : { family, given };
}

const namesOf = (ids: readonly PersonId[], { people }: SiteContext): CslName[] =>
  ids.flatMap((id) => people.get(id) ?? []).map(nameOf);

const dateOf = (iso: string): CslDate => ({
  'date-parts': [iso.slice(0, 10).split('-').map(Number)],
});

/** Without the characters that templates are made with. */
const plain = (text: string): string => text.replace(/[\uE000-\uE01F]/g, '');

/**
 * An episode as a bibliographic record: a CSL `broadcast` in its show, with its hosts. Guests are left out, for APA
 * would name them before the hosts.
 */
export function describeForCiting(episode: Episode, context: SiteContext): CslItem {
  const { meta, slug } = episode;
  const host = namesOf(meta.hosts, context);
  return {
    id: slug,
    type: 'broadcast',
    title: plain(meta.title),
    'container-title': plain(context.show.title),
    medium: 'Audio podcast episode',
    ...(meta.number === undefined ? {} : { number: meta.number }),
    ...(host.length === 0 ? {} : { host }),
    issued: dateOf(meta.date),
    URL: context.addresses.absolute(episodePath(slug)),
    language: meta.language ?? context.show.language,
  };
}

/** How an episode is cited: its record with which version of its transcript is meant. */
export function citeEpisode(
  annotated: AnnotatedEpisode,
  version: TranscriptVersion | undefined,
  context: SiteContext,
): Citing {
  const { episode } = annotated;
  const csl = describeForCiting(episode, context);
  const { hash, revised, note } = version ?? {};
  const custom = {
    page: csl.URL,
    ...(hash === undefined
      ? {}
      : { transcript: { sha256: hash, ...(revised === undefined ? {} : { revised }) } }),
  };
  const guests = namesOf(episode.meta.guests, context);
  return makeCiting(
    { csl: { ...csl, custom }, guests, ...(note === undefined ? {} : { note }), timed: true },
    episodePath(episode.slug),
    context,
  );
}

/** How an entry of the glossary is cited: as one of a dictionary without a date, for none is known. */
export function citeTerm(term: Term, context: SiteContext): Citing {
  const path = termPath(term.id);
  const csl: CslItem = {
    id: term.id,
    type: 'entry-dictionary',
    title: plain(term.name),
    'container-title': plain(`Glossary of ${context.show.title}`),
    URL: context.addresses.absolute(path),
    language: context.show.language,
  };
  return makeCiting({ csl, timed: false }, path, context);
}
