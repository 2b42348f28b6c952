import { describe, type Message } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { episodePath, termPath } from '../../model/address.ts';
import { itemId, proseOfEpisode } from '../../model/episode.ts';
import type { ProseNode } from '../../model/prose.ts';
import type { Show } from '../../model/show.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { Term } from '../../model/term.ts';
import { linksIn, localPath, type PlacedLink } from '../local-links.ts';

/** Parts that every episode's page may have. */
const episodeParts = [
  ...['takeaways', 'deep-dives', 'chapters', 'notes', 'corrections', 'summary', 'contents', 'transcript'],
  ...['references', 'sources', 'player', 'cite', 'downloads', 'main', 'top'],
];
/** Parts that every term's page may have, besides a group for each episode. */
const termParts = ['mentions', 'references', 'cite', 'main', 'top'];

function* headingIds(nodes: readonly ProseNode[]): Generator<string> {
  for (const node of nodes) if (node.type === 'heading') yield node.id;
}

/** Everything on an episode's page that a link can lead to. */
function idsOfEpisode({ episode, passages }: AnnotatedEpisode): ReadonlySet<string> {
  const items = episode.sections.flatMap((section) => {
    if (section.kind === 'takeaways') return section.items.map((_, index) => itemId(section.id, index));
    if (section.kind === 'corrections')
      return section.corrections.map((_, index) => itemId(section.id, index));
    if (section.kind === 'notes') return section.notes.map(({ id }) => id);
    return section.kind === 'deep-dives' ? section.dives.map(({ id }) => id) : [];
  });
  return new Set([
    ...episodeParts,
    ...episode.sections.map(({ id }) => id),
    ...items,
    ...headingIds(proseOfEpisode(episode)),
    ...passages.map(({ id }) => id),
  ]);
}

/** Everything on a term's page that a link can lead to, but the groups of its episodes and its sources. */
const idsOfTerm = ({ body }: Term): ReadonlySet<string> => new Set([...termParts, ...headingIds(body)]);
/** Groups of a term's page: they come and go with what is said. */
const movingPart = /^(?:in|source)-/;

/** Links to parts of pages, gathered while documents are read one after the other. */
export class Anchors {
  private readonly show: Show;
  private readonly ids = new Map<string, ReadonlySet<string>>();
  private readonly links: (PlacedLink & { readonly page: string; readonly id: string })[] = [];

  constructor(show: Show) {
    this.show = show;
  }

  private gather(nodes: readonly ProseNode[], page: string): void {
    for (const link of linksIn(nodes)) {
      const [path = '', id = ''] = link.href.split('#', 2);
      // a moment of the audio is no part of the page
      if (id === '' || /[=&%]/.test(id)) continue;
      const to = path === '' ? page : localPath(path, page, this.show);
      if (to !== undefined) this.links.push({ ...link, page: to.endsWith('/') ? to : `${to}/`, id });
    }
  }

  /** Takes note of the parts of an episode's page, and of what its text links to. */
  sawEpisode(annotated: AnnotatedEpisode): void {
    const page = episodePath(annotated.episode.slug);
    this.ids.set(page, idsOfEpisode(annotated));
    this.gather(proseOfEpisode(annotated.episode), page);
  }

  /** Takes note of the parts of a term's page, and of what its entry links to. */
  sawTerm(term: Term): void {
    const page = termPath(term.id);
    this.ids.set(page, idsOfTerm(term));
    this.gather(term.body, page);
  }

  /** The links that lead to no part of a page that was seen. Of other pages' parts nothing is said. */
  *dead(): Generator<Message> {
    for (const { href, position, page, id } of this.links) {
      const known = this.ids.get(page);
      if (known === undefined || known.has(id) || (page.startsWith('glossary/') && movingPart.test(id)))
        continue;
      yield describe('dead-anchor', position, { href, id }, didYouMean(id, known));
    }
  }
}
