import { episodePath } from '../../model/address.ts';
import { itemId, type Episode, type EpisodeMeta, type EpisodeSection } from '../../model/episode.ts';
import type { PersonId } from '../../model/ids.ts';
import type { ListItem, ProseNode } from '../../model/prose.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import { personPath } from '../../model/address.ts';
import { fillSuggestion, mailSuggestion, type Suggestion } from '../../model/suggestion.ts';
import type { Stamp } from '../../model/time.ts';
import type {
  ContentsEntry,
  EpisodeSectionView,
  SuggestView,
  TimedItemView,
} from '../../model/view/episode.ts';
import type { Html, LinkView } from '../../model/view/parts.ts';
import type { RenderContext } from '../../render/context.ts';
import { plainText } from '../../render/plain-text.ts';
import { renderInline, renderProse } from '../../render/prose.ts';
import { viewStamp } from '../../render/stamp.ts';
import type { TranscriptHeading } from '../../render/transcript.ts';
import { escapeMarkup } from '../../text/escape.ts';
import type { SiteContext } from '../context.ts';
import { joinNames, labelDate, labelNumber } from './labels.ts';

const withStamp = (stamp: Stamp | undefined, view: RenderContext['stamp']): Pick<TimedItemView, 'stamp'> =>
  stamp === undefined ? {} : { stamp: view(stamp) };

/** Links to people's pages; somebody unknown (reported elsewhere) is left out. */
export function linkPeople(ids: readonly PersonId[], context: SiteContext): readonly LinkView[] {
  return ids.flatMap((id) => {
    const person = context.people.get(id);
    return person === undefined ? [] : [{ label: person.name, href: context.addresses.href(personPath(id)) }];
  });
}

/** "with Sean Williams" */
export function labelGuests(ids: readonly PersonId[], context: SiteContext): string | undefined {
  const names = ids.flatMap((id) => context.people.get(id)?.name ?? []);
  return names.length === 0 ? undefined : `with ${joinNames(names)}`;
}

/**
 * What heads the page: of a companion to somebody else's episode, that episode's number, title, date and guests;
 * else the episode's own.
 */
export function headline(meta: Omit<EpisodeMeta, 'speakers'>): {
  readonly number?: string;
  readonly title: string;
  readonly date: string;
  readonly guests: readonly PersonId[];
} {
  const { about } = meta;
  const number = labelNumber(about?.number ?? meta.number);
  return {
    ...(number === undefined ? {} : { number }),
    title: about?.title ?? meta.title,
    date: about?.date ?? meta.date,
    guests: about?.guests ?? meta.guests,
  };
}

/** "What plays here is …; it accompanies …": said plainly under the title of a companion to another's episode. */
export function describeAbout(meta: EpisodeMeta, language: string): { readonly html: Html } | undefined {
  const { about } = meta;
  if (about === undefined) return undefined;
  const number = about.number === undefined ? 'the episode' : `episode ${escapeMarkup(about.number)}`;
  const show = about.show === undefined ? '' : ` of <cite>${escapeMarkup(about.show)}</cite>`;
  const date = about.date === undefined ? '' : `, ${escapeMarkup(labelDate(about.date, language).label)}`;
  const named =
    about.url === undefined ? number : `<a href="${escapeMarkup(about.url)}" rel="noopener">${number}</a>`;
  const own = `<cite>${escapeMarkup(meta.title)}</cite> (${escapeMarkup(labelDate(meta.date, language).label)})`;
  return { html: `A companion to ${named}${show}${date}. What plays on this page is ${own}.` };
}

/** Where readers suggest fixes; nothing, if the show names no place. `path` is the transcript's file. */
export function suggestOf(episode: Episode, path: string, context: SiteContext): SuggestView | undefined {
  const { edit, mail } = context.show.suggest ?? {};
  if (edit === undefined && mail === undefined) return undefined;
  const whole: Suggestion = { path, slug: episode.slug, id: '', time: '', text: '' };
  const page = context.addresses.absolute(episodePath(episode.slug));
  const links: LinkView[] = [];
  if (edit !== undefined) links.push({ label: 'Suggest a fix', href: fillSuggestion(edit, whole) });
  if (mail !== undefined) {
    const label = edit === undefined ? 'Suggest a fix by mail' : 'by mail';
    links.push({ label, href: mailSuggestion(mail, whole, episode.meta.title, page) });
  }
  return {
    ...(edit === undefined ? {} : { edit }),
    ...(mail === undefined ? {} : { mail }),
    path,
    links,
  };
}

const headingTime = ({ start, approximate }: Stamp): Pick<TranscriptHeading, 'time' | 'approximate'> => ({
  time: start,
  ...(approximate ? { approximate } : {}),
});

/** Deep dives with times as headings inside the transcript; without any, the chapters. */
export function headingsOf({ sections }: Episode): readonly TranscriptHeading[] {
  const dives = sections.flatMap((section) => (section.kind === 'deep-dives' ? section.dives : []));
  const headings = dives.flatMap(({ id, heading, stamp }) =>
    stamp === undefined ? [] : [{ id, label: heading.block.text, ...headingTime(stamp), href: `#${id}` }],
  );
  if (headings.length > 0) return headings;
  const chapters = sections.flatMap((section) => (section.kind === 'chapters' ? section.chapters : []));
  return chapters.flatMap(({ title, stamp }, index) =>
    stamp === undefined ? [] : [{ id: `chapter-${index + 1}`, label: title, ...headingTime(stamp) }],
  );
}

/** What the margin says of an editorial note: the note itself. */
export function marginNotes({ sections }: Episode): ReadonlyMap<string, Html> {
  const notes = sections.flatMap((section) => (section.kind === 'notes' ? section.notes : []));
  return new Map(
    notes.map(({ id, item }) => [
      id,
      `<a href="#${id}">Note</a> ${escapeMarkup(plainText(item.children, 220))}`,
    ]),
  );
}

/** What the margin says of a correction: "Correction, 1 June 2025 (speaker): …". */
export function marginCorrections({ sections }: Episode, language: string): ReadonlyMap<string, Html> {
  const entries = new Map<string, Html>();
  for (const section of sections) {
    if (section.kind !== 'corrections') continue;
    for (const [index, { item, date, kind }] of section.corrections.entries()) {
      const id = itemId(section.id, index);
      const when = date === undefined ? '' : `, ${escapeMarkup(labelDate(date, language).label)}`;
      const whose = kind === undefined ? '' : ` (${kind})`;
      const text = escapeMarkup(plainText(item.children, 220));
      entries.set(id, `<a href="#${id}">Correction</a>${when}${whose}: ${text}`);
    }
  }
  return entries;
}

function viewItem(
  id: string,
  item: ListItem,
  render: RenderContext,
  rests?: TimedItemView['rests'],
): TimedItemView {
  return {
    id,
    ...withStamp(item.stamp, render.stamp),
    html: renderProse(item.children, render),
    ...(rests === undefined ? {} : { rests }),
  };
}

/** What stands before and after a section's list. */
const around = (
  {
    intro = [],
    outro = [],
  }: { readonly intro?: readonly ProseNode[]; readonly outro?: readonly ProseNode[] },
  render: RenderContext,
): { readonly intro: Html; readonly outro: Html } => ({
  intro: renderProse(intro, render),
  outro: renderProse(outro, render),
});

/**
 * A section of the body as the page lays it out; dates in the language given (BCP 47), `leads` the first words that
 * takeaways rest on, by their HTML id.
 */
export function viewSection(
  section: EpisodeSection,
  render: RenderContext,
  language: string,
  leads?: ReadonlyMap<string, NonNullable<TimedItemView['rests']>>,
): EpisodeSectionView {
  const { id, heading } = section;
  switch (section.kind) {
    case 'takeaways':
      return {
        kind: section.kind,
        id,
        heading,
        ...around(section, render),
        items: section.items.map((item, i) =>
          viewItem(itemId(id, i), item, render, leads?.get(itemId(id, i))),
        ),
      };
    case 'notes':
      return {
        kind: section.kind,
        id,
        heading,
        ...around(section, render),
        items: section.notes.map((note) => viewItem(note.id, note.item, render)),
      };
    case 'corrections':
      return {
        kind: section.kind,
        id,
        heading,
        ...around(section, render),
        items: section.corrections.map(({ item, date, kind }, i) => {
          const view = viewItem(itemId(id, i), item, render);
          const when = date === undefined ? undefined : labelDate(date, language).label;
          const what = [when, kind].filter((part) => part !== undefined).map(escapeMarkup);
          return what.length === 0
            ? view
            : { ...view, html: `<p class="correction-of">${what.join(' · ')}</p>${view.html}` };
        }),
      };
    case 'deep-dives':
      return {
        kind: section.kind,
        id,
        heading,
        intro: renderProse(section.intro, render),
        dives: section.dives.map((dive) => ({
          id: dive.id,
          heading: renderInline(dive.heading.block, render),
          ...withStamp(dive.stamp, render.stamp),
          html: renderProse(dive.body, render),
        })),
      };
    case 'chapters':
      return {
        kind: section.kind,
        id,
        heading,
        ...around(section, render),
        chapters: section.chapters.map(({ title, stamp }) => ({ title, ...withStamp(stamp, render.stamp) })),
      };
    case 'other':
      return { kind: section.kind, id, heading, html: renderProse(section.body, render) };
  }
}

/** The page's table of contents, with times where the text has them. */
export function contentsOf(
  { episode, passages }: AnnotatedEpisode,
  has: { readonly references: boolean; readonly grounds: boolean },
): readonly ContentsEntry[] {
  const entry = (id: string, label: string, children: readonly ContentsEntry[] = []): ContentsEntry => ({
    id,
    label,
    children,
  });
  const sections = episode.sections.map((section) =>
    entry(
      section.id,
      section.heading,
      section.kind !== 'deep-dives'
        ? []
        : section.dives.map((dive) => ({
            ...entry(dive.id, dive.heading.block.text),
            ...withStamp(dive.stamp, viewStamp),
          })),
    ),
  );
  return [
    ...(episode.summary.length === 0 ? [] : [entry('summary', 'Summary')]),
    ...sections,
    ...(passages.length === 0 ? [] : [entry('transcript', 'Transcript')]),
    ...(has.references ? [entry('references', 'Sources')] : []),
    ...(has.grounds ? [entry('rests', 'What this rests on')] : []),
  ];
}

/** Address of an episode's page. */
export const hrefOf = (episode: Episode, context: SiteContext): string =>
  context.addresses.href(episodePath(episode.slug));
