import { describePage } from '../../export/json-ld.ts';
import { termMentionsPath, termPath } from '../../model/address.ts';
import type { LinkView } from '../../model/view/parts.ts';
import type { TermMentionsView, TermView } from '../../model/view/term.ts';
import type { SiteContext } from '../context.ts';
import { divideMentions, viewGroup, type PageGroup } from './concordance.ts';
import { makeHead } from './head.ts';
import type { MadePage } from './lists.ts';
import { shareCard } from './shared-card.ts';
import { makeTermView, type TermInputs } from './term.ts';
import { mostRows } from './term-picture.ts';

/** A page of mentions that the term's own page has no room for; `page` is 2 or more. */
function makeFurtherPage(
  { term, line, mentions }: TermInputs,
  { groups, page, pages, first }: FurtherPage,
  context: SiteContext,
): MadePage<TermMentionsView> {
  const { addresses } = context;
  const path = termMentionsPath(term.id, page);
  const title = `${term.name}, mentions, page ${page} of ${pages}`;
  const { head } = makeHead(context, {
    title,
    description: `Where ${term.name} comes up in ${context.show.title}, page ${page} of ${pages}.`,
    path,
    jsonLd: describePage('CollectionPage', title, path, context.jsonLd),
    noindex: true,
    card: { eyebrow: 'Glossary', title: term.name },
  });
  const href = addresses.href(termPath(term.id));
  const link = (label: string, to: number): LinkView => ({
    label,
    href: to === 1 ? href : addresses.href(termMentionsPath(term.id, to)),
  });
  // the term's card is its mentions' too: none is drawn for each page of them
  const view: TermMentionsView = {
    kind: 'term-mentions',
    head: shareCard(head, first.head.card),
    name: term.name,
    href,
    page,
    pages,
    mentionCount: line.mentions,
    episodes: groups.map((group) => viewGroup(group, mentions.length > mostRows)),
    newer: link('Newer mentions', page - 1),
    ...(page < pages ? { older: link('Older mentions', page + 1) } : {}),
  };
  return { path, view };
}

/** Which page it is, of how many, what stands on it, and the term's own. */
interface FurtherPage {
  readonly groups: readonly PageGroup[];
  readonly page: number;
  readonly pages: number;
  readonly first: TermView;
}

/** A term's page, and as many more as its mentions need. */
export function* makeTermPages(inputs: TermInputs, context: SiteContext): Generator<MadePage> {
  const divided = divideMentions(inputs.mentions);
  const made = makeTermView(inputs, divided, context);
  yield { path: termPath(inputs.term.id), ...made };
  for (const [index, groups] of divided.slice(1).entries()) {
    const place = { groups, page: index + 2, pages: divided.length, first: made.view };
    yield makeFurtherPage(inputs, place, context);
  }
}
