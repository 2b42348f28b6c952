import { episodePath, personPath } from '../model/address.ts';
import { confirmedChapters } from '../model/chapters.ts';
import type { PersonId } from '../model/ids.ts';
import type { EpisodeNotes, Run, Runs } from '../model/notes.ts';
import type { ProseNode } from '../model/prose.ts';
import type { Listen } from '../model/show.ts';
import type { AnnotatedEpisode } from '../model/site.ts';
import type { Html } from '../model/view/parts.ts';
import type { RenderContext } from '../render/context.ts';
import { renderInline } from '../render/prose.ts';
import { droppedCitation, runsOfHtml } from '../render/runs.ts';
import type { SiteContext } from './context.ts';
import { referenceId, type PreparedDocument } from './views/document.ts';
import { lengthOf } from './views/episode-facts.ts';
import { labelService } from './views/labels.ts';

/** Where a link of the page leads for those who read elsewhere: other sites, and files and pages of this one. */
const linkFrom =
  (page: string) =>
  (href: string): string | undefined => {
    if (href.startsWith('#') || !URL.canParse(href, page)) return undefined;
    const url = new URL(href, page);
    return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined;
  };

/** Terms are explained on the page, citations stand in its list: notes have the words alone. */
function plainRender({ render }: PreparedDocument): RenderContext {
  const { marginalia, ...rest } = render;
  return {
    ...rest,
    termHref: () => '#',
    citation: (citation) => {
      const view = render.citation(citation);
      return view && (citation.cluster.narrative ? view : { ...view, html: droppedCitation });
    },
  };
}

/** Paragraphs, and the items of lists, as runs. Tables, code and footnotes are for the page. */
function* runsOfProse(
  nodes: readonly ProseNode[],
  runsOf: (html: Html) => Runs,
  render: RenderContext,
): Generator<Runs> {
  for (const node of nodes) {
    if (node.type === 'paragraph') yield runsOf(renderInline(node.block, render));
    if (node.type === 'quote') yield* runsOfProse(node.children, runsOf, render);
    if (node.type === 'list')
      for (const item of node.items) yield* runsOfProse(item.children, runsOf, render);
  }
}

const joinRuns = (parts: readonly Runs[]): Runs =>
  parts.flatMap((runs, index) => (index === 0 ? runs : [{ text: ' ' }, ...runs]));

/** "Inês Duarte, historian"; the name leads to the person's own page, else to theirs on this site. */
function describePeople(ids: readonly PersonId[], { people, addresses }: SiteContext): readonly Runs[] {
  return ids.flatMap((id): Runs[] => {
    const person = people.get(id);
    if (person === undefined) return [];
    const name: Run = { text: person.name, href: person.url ?? addresses.absolute(personPath(id)) };
    return [person.role === undefined ? [name] : [name, { text: `, ${person.role}` }]];
  });
}

const whole = (address: string): string => (URL.canParse(address) ? new URL(address).href : address);

/** What the notes rest on. A plain link that stands in them is not listed a second time. */
function describeSources(
  { cited, references }: PreparedDocument,
  shown: readonly Runs[],
  runsOf: (html: Html) => Runs,
): readonly Runs[] {
  const linked = new Set(shown.flatMap((runs) => runs.flatMap(({ href }) => (href ? [whole(href)] : []))));
  const again = cited.filter(({ light, csl }) => light && linked.has(whole(csl.URL ?? '')));
  const left = new Set(again.map(({ key }) => referenceId(key)));
  return references.filter(({ id }) => !left.has(id)).map(({ html }) => runsOf(html));
}

/** Where else it can be heard: an episode's own page of a service stands for the show's. */
function describeListen(own: readonly Listen[], ofShow: readonly Listen[]): EpisodeNotes['listen'] {
  const services = new Set(own.map(({ service }) => service));
  return [...own, ...ofShow.filter(({ service }) => !services.has(service))].map(({ service, url }) => ({
    label: labelService(service),
    href: url,
  }));
}

/** What pages say of it, in one line; nothing where nothing is stated. */
function describeMaking({ meta }: AnnotatedEpisode['episode']): string | undefined {
  const made = (['transcript', 'summaries', 'times'] as const).flatMap((what) => {
    const by = meta.provenance[what]?.by;
    return by === undefined ? [] : [`${what.charAt(0).toUpperCase()}${what.slice(1)}: ${by}.`];
  });
  return made.length === 0 ? undefined : made.join(' ');
}

/** Everything that show notes of an episode can say, for {@link import('../export/notes/index.ts').writeNotes}. */
export function describeForNotes(
  annotated: AnnotatedEpisode,
  document: PreparedDocument,
  context: SiteContext,
): EpisodeNotes {
  const { episode } = annotated;
  const { meta, sections } = episode;
  const page = context.addresses.absolute(episodePath(episode.slug));
  const render = plainRender(document);
  const linkTo = linkFrom(page);
  const runsOf = (html: Html): Runs => runsOfHtml(html, linkTo);
  const duration = lengthOf(annotated);
  const made = describeMaking(episode);
  const section = (kind: 'takeaways' | 'chapters') => sections.find((one) => one.kind === kind);
  const takeaways = sections.flatMap((one) => (one.kind === 'takeaways' ? one.items : []));
  const [takeawaysHeading, chaptersHeading] = [section('takeaways')?.heading, section('chapters')?.heading];
  const summary = [...runsOfProse(episode.summary, runsOf, render)].filter((runs) => runs.length > 0);
  const described = takeaways.map(({ stamp, children }) => ({
    ...(stamp === undefined || stamp.approximate ? {} : { start: stamp.start }),
    runs: joinRuns([...runsOfProse(children.slice(0, 1), runsOf, render)]),
  }));
  return {
    title: meta.title,
    show: context.show.title,
    language: meta.language ?? context.show.language,
    page,
    ...(duration === undefined ? {} : { duration }),
    summary,
    chapters: confirmedChapters(episode),
    takeaways: described,
    headings: {
      ...(takeawaysHeading === undefined ? {} : { takeaways: takeawaysHeading }),
      ...(chaptersHeading === undefined ? {} : { chapters: chaptersHeading }),
    },
    people: describePeople([...new Set([...meta.guests, ...meta.hosts])], context),
    sources: describeSources(document, [...summary, ...described.map(({ runs }) => runs)], runsOf),
    listen: describeListen(meta.listen, context.show.listen),
    ...(made === undefined ? {} : { made }),
  };
}
