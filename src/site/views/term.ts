import { describeTerm } from '../../export/json-ld.ts';
import type { AnnotationsByPlace } from '../../model/annotation.ts';
import { termPath } from '../../model/address.ts';
import type { TermId } from '../../model/ids.ts';
import type { Term } from '../../model/term.ts';
import type { LinkView } from '../../model/view/parts.ts';
import type { TermLine, TermView } from '../../model/view/term.ts';
import { plainText } from '../../render/plain-text.ts';
import { renderProse } from '../../render/prose.ts';
import { renderMentionRows } from '../../render/timeline.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest } from '../derivation.ts';
import { folderOfTerm, pictureRequests } from '../images.ts';
import { prepareDocument } from './document.ts';
import { makeHead, type CardRequest } from './head.ts';

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

/** An authority file by its address: "Wikidata Q407541", else the host. */
function labelAuthority(url: string): string {
  const wikidata = /wikidata\.org\/(?:wiki|entity)\/(Q\d+)/.exec(url);
  if (wikidata) return `Wikidata ${wikidata[1]}`;
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : url;
}

function drawMentions(mentions: readonly TermMentions[]): string | undefined {
  const rows = mentions.flatMap(({ episode, mentions: here }) => {
    const ticks = here.flatMap(({ time, view }) =>
      time === undefined ? [] : [{ time, label: view.words, href: view.stamp?.href ?? view.href }],
    );
    if (episode.duration === undefined || ticks.length === 0) return [];
    return [{ label: episode.line.title, href: episode.line.href, duration: episode.duration, ticks }];
  });
  return rows.length === 0 ? undefined : renderMentionRows({ rows });
}

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

/** A term's page: head, definition, every mention, and what is near it. */
export function makeTermView(
  term: Term,
  text: TermText,
  mentions: readonly TermMentions[],
  namedBy: readonly Term[],
  context: SiteContext,
): { view: TermView; card: CardRequest } {
  const definition = definitionOf(term);
  const line = makeTermLine(term, mentions, context);
  const others = line.forms.map(({ form }) => form).join(', ');
  const { head, card } = makeHead(context, {
    title: term.name,
    description: definition || `${term.name} in the glossary of ${context.show.title}`,
    path: termPath(term.id),
    type: 'article',
    jsonLd: describeTerm(term, definition, context.jsonLd),
    card: { eyebrow: 'Glossary', title: term.name, ...(others === '' ? {} : { subtitle: others }) },
  });
  const picture = drawMentions(mentions);
  const view: TermView = {
    kind: 'term',
    head,
    name: term.name,
    termKind: term.kind,
    forms: line.forms,
    ...(term.pronunciation === undefined ? {} : { pronunciation: term.pronunciation }),
    ...text,
    sameAs: term.sameAs.map((url) => ({ label: labelAuthority(url), href: url })),
    ...(picture === undefined ? {} : { picture }),
    mentionCount: line.mentions,
    episodes: mentions.map(({ episode, mentions: here }) => ({
      line: episode.line,
      mentions: here.map(({ view: mention }) => mention),
    })),
    namedBy: namedBy.map((other) => linkTo(other, context)),
    related: term.related.flatMap((id) => context.terms.get(id) ?? []).map((other) => linkTo(other, context)),
  };
  return { view, card };
}
