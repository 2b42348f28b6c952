import { describePage, describeSeries } from '../../export/json-ld.ts';
import {
  aboutPath,
  episodesPath,
  keptPath,
  peoplePath,
  personPath,
  searchPath,
  yearPath,
} from '../../model/address.ts';
import type { EpisodesView, HomeView, PeopleView, PlainView, YearView } from '../../model/view/list.ts';
import type { PageView } from '../../model/view/page.ts';
import type { LinkView } from '../../model/view/parts.ts';
import type { TermLine } from '../../model/view/term.ts';
import { escapeMarkup } from '../../text/escape.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { makeHead, type CardRequest, type PageFacts } from './head.ts';
import { count } from './labels.ts';
import { episodesOf } from './person.ts';

/** A page, where it goes, and the card to draw for it, unless it shows another page's. */
export interface MadePage<View extends PageView = PageView> {
  readonly path: string;
  readonly view: View;
  readonly card?: CardRequest;
}

/** A page with its head, and the card that goes with it. */
export function makePage<View extends PageView>(
  context: SiteContext,
  facts: PageFacts,
  view: Omit<View, 'head'>,
): MadePage<View> {
  const { head, card } = makeHead(context, facts);
  return { path: facts.path, view: { ...view, head } as unknown as View, card };
}

/** How many of the most heard terms the home page names. */
const termsOnHome = 24;

/** The home page: the newest episode, the list, the most heard terms. */
export function makeHome(
  context: SiteContext,
  episodes: readonly EpisodeDigest[],
  terms: readonly TermLine[],
): MadePage<HomeView> {
  const { show } = context;
  const newest = episodes[0];
  const heard = terms
    .filter(({ mentions }) => mentions > 0)
    .sort((a, b) => b.mentions - a.mentions || (a.name < b.name ? -1 : 1))
    .slice(0, termsOnHome);
  return makePage<HomeView>(
    context,
    {
      description: show.description,
      path: '',
      jsonLd: describeSeries(context.jsonLd),
      card: { eyebrow: 'Podcast companion', title: show.title, subtitle: show.description },
    },
    {
      kind: 'home',
      ...(newest === undefined
        ? {}
        : {
            newest: {
              ...newest.line,
              summary: `<p>${escapeMarkup(newest.facts.summary[0] ?? '')}</p>`,
              ...(newest.picture === undefined ? {} : { picture: newest.picture }),
            },
          }),
      episodes: episodes.map(({ line }) => line),
      terms: heard.map(({ name, href, mentions }) => ({ label: name, href, detail: String(mentions) })),
    },
  );
}

const yearOf = (episode: EpisodeDigest): string => episode.facts.meta.date.slice(0, 4);

/** The list of all episodes, by year. */
export function makeEpisodes(
  context: SiteContext,
  episodes: readonly EpisodeDigest[],
): MadePage<EpisodesView> {
  const years = Map.groupBy(episodes, yearOf);
  return makePage<EpisodesView>(
    context,
    {
      title: 'Episodes',
      description: `All ${count(episodes.length, 'episode')} of ${context.show.title}.`,
      path: episodesPath,
      jsonLd: describePage('CollectionPage', 'Episodes', episodesPath, context.jsonLd),
      card: { eyebrow: count(episodes.length, 'episode'), title: 'Episodes' },
    },
    {
      kind: 'episodes',
      years: [...years].map(([year, list]) => ({
        year,
        href: context.addresses.href(yearPath(year)),
        lines: list.map(({ line }) => line),
      })),
    },
  );
}

/** A page per year that has episodes, newest first. */
export function makeYears(
  context: SiteContext,
  episodes: readonly EpisodeDigest[],
): readonly MadePage<YearView>[] {
  const years = [...Map.groupBy(episodes, yearOf)];
  const link = (entry: (typeof years)[number] | undefined): LinkView | undefined =>
    entry && { label: entry[0], href: context.addresses.href(yearPath(entry[0])) };
  return years.map(([year, list], i) => {
    const [next, previous] = [link(years[i - 1]), link(years[i + 1])];
    return makePage<YearView>(
      context,
      {
        title: `Episodes of ${year}`,
        description: `${count(list.length, 'episode')} of ${context.show.title} from ${year}.`,
        path: yearPath(year),
        jsonLd: describePage('CollectionPage', `Episodes of ${year}`, yearPath(year), context.jsonLd),
        card: { eyebrow: count(list.length, 'episode'), title: `Episodes of ${year}` },
      },
      {
        kind: 'year',
        year,
        lines: list.map(({ line }) => line),
        ...(previous === undefined ? {} : { previous }),
        ...(next === undefined ? {} : { next }),
      },
    );
  });
}

/** Everybody who speaks, hosts or is written about. */
export function makePeople(context: SiteContext, episodes: readonly EpisodeDigest[]): MadePage<PeopleView> {
  const collator = new Intl.Collator(context.show.language);
  const people = [...context.people.values()].sort((a, b) => collator.compare(a.sort, b.sort));
  return makePage<PeopleView>(
    context,
    {
      title: 'People',
      description: `Everybody heard or named as a guest on ${context.show.title}.`,
      path: peoplePath,
      jsonLd: describePage('CollectionPage', 'People', peoplePath, context.jsonLd),
      card: { eyebrow: count(people.length, 'person', 'people'), title: 'People' },
    },
    {
      kind: 'people',
      people: people.map((person) => ({
        link: { label: person.name, href: context.addresses.href(personPath(person.id)) },
        ...(person.role === undefined ? {} : { role: person.role }),
        episodes: episodesOf(person, episodes).reduce((sum, { lines }) => sum + lines.length, 0),
      })),
    },
  );
}

/** Search, about, what is kept, and the page for addresses that lead nowhere. */
export function makePlainPages(context: SiteContext): readonly MadePage<PlainView>[] {
  const { show } = context;
  const page = (
    kind: PlainView['kind'],
    title: string,
    description: string,
    path: string,
    type: Parameters<typeof describePage>[0],
  ): MadePage<PlainView> =>
    makePage<PlainView>(
      context,
      {
        title,
        description,
        path,
        noindex: kind !== 'about',
        jsonLd: describePage(type, title, path, context.jsonLd),
        card: { eyebrow: show.title, title },
      },
      { kind },
    );
  return [
    page(
      'search',
      'Search',
      `Search everything said and written on ${show.title}.`,
      searchPath,
      'SearchResultsPage',
    ),
    page(
      'about',
      'About',
      `What ${show.title} is, how its companion is made, and how to cite it.`,
      aboutPath,
      'AboutPage',
    ),
    page(
      'kept',
      'Kept episodes',
      `Episodes of ${show.title} that this browser keeps, to be read and heard offline.`,
      keptPath,
      'CollectionPage',
    ),
    page(
      'not-found',
      'Page not found',
      `There is no page at this address of ${show.title}.`,
      '404.html',
      'WebPage',
    ),
  ];
}
