import { describeTerm } from '../../export/json-ld.ts';
import { findCompanions, type Companion } from '../../annotate/companions.ts';
import type { AnnotationsByPlace } from '../../model/annotation.ts';
import { termMentionsPath, termPath } from '../../model/address.ts';
import type { TermId } from '../../model/ids.ts';
import type { Term } from '../../model/term.ts';
import type { HeadView, LinkView } from '../../model/view/parts.ts';
import type { TermLine, TermView } from '../../model/view/term.ts';
import { plainText } from '../../render/plain-text.ts';
import { renderProse } from '../../render/prose.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { folderOfTerm, pictureRequests } from '../images.ts';
import { viewAuthorities } from './authorities.ts';
import { makeFacets, viewGroup, type PageGroup } from './concordance.ts';
import { prepareDocument } from './document.ts';
import { citeTerm } from './episode-citation.ts';
import { makeHead, type CardRequest } from './head.ts';
import { shareCard } from './shared-card.ts';
import { viewCompanions, viewExplained } from './term-company.ts';
import { drawTerm, mostRows } from './term-picture.ts';

/** A term's mentions in one episode. */
export interface TermMentions {
  readonly episode: EpisodeDigest;
  readonly mentions: EpisodeDigest['mentions'];
}

/** Mentions of all terms, by term, episodes newest first as given. */
export function groupMentions(
  episodes: readonly EpisodeDigest[],
): ReadonlyMap<TermId, readonly TermMentions[]> {
  const byTerm = new Map<TermId, TermMentions[]>();
  for (const episode of episodes) {
    const here = Map.groupBy(episode.mentions, ({ term }) => term);
    for (const [term, mentions] of here) {
      const list = byTerm.get(term) ?? [];
      list.push({ episode, mentions });
      byTerm.set(term, list);
    }
  }
  return byTerm;
}

const formsOf = (term: Term): TermLine['forms'] =>
  term.forms
    .filter(({ form }) => form !== term.name)
    .map(({ form, language, script }) => ({
      form,
      ...(language === undefined ? {} : { language }),
      ...(script === undefined ? {} : { script }),
    }));

/** The short definition: the first paragraph as plain text. */
const definitionOf = (term: Term): string => plainText(term.body.slice(0, 1));

/** A term as a line of the glossary. */
export function makeTermLine(term: Term, mentions: readonly TermMentions[], context: SiteContext): TermLine {
  return {
    href: context.addresses.href(termPath(term.id)),
    name: term.name,
    kind: term.kind,
    forms: formsOf(term),
    definition: definitionOf(term),
    mentions: mentions.reduce((sum, { mentions: here }) => sum + here.length, 0),
    episodes: mentions.length,
  };
}

const linkTo = (term: Term, context: SiteContext): LinkView => ({
  label: term.name,
  href: context.addresses.href(termPath(term.id)),
});

/** The rendered text of a glossary entry: what costs time, and follows from the library alone. */
export type TermText = Pick<TermView, 'definition' | 'body' | 'references'>;

/** Renders an entry: its short definition, the rest, and its references. */
export function renderTermText(term: Term, annotations: AnnotationsByPlace, context: SiteContext): TermText {
  const folder = folderOfTerm(term);
  const pictures = new Map(
    pictureRequests(term.body, folder).flatMap(({ file }) => {
      const made = context.picture(file);
      return made === undefined ? [] : [[file.slice(folder.length + 1), made] as const];
    }),
  );
  const document = prepareDocument(context, { prose: term.body, annotations, pictures });
  return {
    definition: renderProse(term.body.slice(0, 1), document.render),
    body: renderProse(term.body.slice(1), document.render),
    references: document.references,
  };
}

/** All that is heard of the glossary's terms, in their order; made once for all pages. */
export interface HeardTerms {
  readonly mentions: ReadonlyMap<TermId, readonly TermMentions[]>;
  readonly lines: readonly TermLine[];
  /** Which terms often stand in the same passage as each. */
  readonly companions: ReadonlyMap<TermId, readonly Companion[]>;
}

/** Gathers the mentions of all terms. Episodes come newest first. */
export function gatherTerms(episodes: readonly EpisodeDigest[], context: SiteContext): HeardTerms {
  const mentions = groupMentions(episodes);
  const lines = [...context.terms.values()].map((term) =>
    makeTermLine(term, mentions.get(term.id) ?? [], context),
  );
  return { mentions, lines, companions: findCompanions(episodes) };
}

/** What a term's page is made from. */
export interface TermInputs {
  readonly term: Term;
  readonly text: TermText;
  readonly line: TermLine;
  /** Newest episode first. */
  readonly mentions: readonly TermMentions[];
  readonly namedBy: readonly Term[];
  readonly companions: readonly Companion[];
  /** All episodes of the show, newest first. */
  readonly episodes: readonly EpisodeDigest[];
  /** What a term has that nobody mentions: none is drawn for it. */
  readonly showCard: HeadView['card'];
}

/** A term's page: head, definition, the mentions that fit, and what is near it. */
export function makeTermView(
  { term, text, line, mentions, namedBy, companions, episodes, showCard }: TermInputs,
  pages: readonly (readonly PageGroup[])[],
  context: SiteContext,
): { readonly view: TermView; readonly card?: CardRequest } {
  const { href } = context.addresses;
  const citing = citeTerm(term, context);
  const others = line.forms.map(({ form }) => form).join(', ');
  const { head, card } = makeHead(context, {
    title: term.name,
    description: line.definition || `${term.name} in the glossary of ${context.show.title}`,
    path: termPath(term.id),
    type: 'article',
    jsonLd: describeTerm(term, line.definition, context.jsonLd),
    record: citing.recordPath,
    card: { eyebrow: 'Glossary', title: term.name, ...(others === '' ? {} : { subtitle: others }) },
  });
  const isHeard = line.mentions > 0;
  const explained = viewExplained(term, mentions, episodes, context);
  const picture = drawTerm(term, { mentions, episodes, pages }, context);
  const file = (ending: string): string => href(`${termPath(term.id)}mentions.${ending}`);
  const view: TermView = {
    kind: 'term',
    head: isHeard ? head : shareCard(head, showCard),
    name: term.name,
    termKind: term.kind,
    forms: line.forms,
    ...(term.pronunciation === undefined ? {} : { pronunciation: term.pronunciation }),
    ...text,
    sameAs: viewAuthorities(term.sameAs),
    ...(picture === '' ? {} : { picture }),
    mentionCount: line.mentions,
    episodeCount: line.episodes,
    episodes: (pages[0] ?? []).map((group) => viewGroup(group, mentions.length > mostRows)),
    ...(pages.length < 2
      ? {}
      : {
          rest: {
            older: { label: 'Older mentions', href: href(termMentionsPath(term.id, 2)) },
            mentionsHref: file('json'),
          },
        }),
    facets: makeFacets(term, mentions, context),
    allForms: term.forms.map(({ form }) => form),
    mentionFiles: !isHeard
      ? []
      : [
          { label: 'CSV', href: file('csv') },
          { label: 'JSON', href: file('json') },
        ],
    ...(explained === undefined ? {} : { explained }),
    together: viewCompanions(companions, term.related, context),
    namedBy: namedBy.map((other) => linkTo(other, context)),
    related: term.related.flatMap((id) => context.terms.get(id) ?? []).map((other) => linkTo(other, context)),
    cite: citing.view,
  };
  return isHeard ? { view, card } : { view };
}
