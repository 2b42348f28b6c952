import { describePage } from '../../export/json-ld.ts';
import { sourceMomentsPath, sourcePath } from '../../model/address.ts';
import { titleOf } from '../../model/source.ts';
import type { HeadView, LinkView } from '../../model/view/parts.ts';
import type { MomentGroup, SourceMomentsView, SourceView } from '../../model/view/source.ts';
import type { SiteContext } from '../context.ts';
import { makeHead } from './head.ts';
import { judgementOf } from './judgement.ts';
import type { MadePage } from './lists.ts';
import { shareCard } from './shared-card.ts';
import { makeSourceView, type CitedSource } from './source.ts';
import { divideMoments } from './source-moments.ts';

/** Which page it is, of how many, what stands on it, and the source's own. */
interface FurtherPage {
  readonly groups: readonly MomentGroup[];
  readonly page: number;
  readonly pages: number;
  readonly first: SourceView;
}

/** Links to the pages before and behind one of a source's. */
function around(
  { source }: CitedSource,
  page: number,
  pages: number,
  { addresses }: SiteContext,
): { readonly newer?: LinkView; readonly older?: LinkView } {
  const link = (label: string, to: number): LinkView => ({
    label,
    href: addresses.href(to === 1 ? sourcePath(source.key) : sourceMomentsPath(source.key, to)),
  });
  return {
    ...(page > 1 ? { newer: link('Newer moments', page - 1) } : {}),
    ...(page < pages ? { older: link('Older moments', page + 1) } : {}),
  };
}

/** A page of moments that the source's own page has no room for; `page` is 2 or more. */
function makeFurtherPage(
  cited: CitedSource,
  { groups, page, pages, first }: FurtherPage,
  context: SiteContext,
): MadePage<SourceMomentsView> {
  const { source } = cited;
  const path = sourceMomentsPath(source.key, page);
  const title = `${titleOf(source)}, moments, page ${page} of ${pages}`;
  const { head } = makeHead(context, {
    title,
    description: `Where ${context.show.title} cites ${titleOf(source)}, page ${page} of ${pages}.`,
    path,
    jsonLd: describePage('CollectionPage', title, path, context.jsonLd),
    noindex: true,
    card: { eyebrow: 'Source', title: titleOf(source) },
  });
  // the source's card is its moments' too: none is drawn for each page of them
  const judgement = judgementOf(
    context,
    groups.flatMap(({ moments }) => moments.map(({ relation }) => relation)),
  );
  const { newer, older } = around(cited, page, pages, context);
  const view: SourceMomentsView = {
    kind: 'source-moments',
    head: shareCard(head, first.head.card),
    title: titleOf(source),
    href: context.addresses.href(sourcePath(source.key)),
    page,
    pages,
    momentCount: first.momentCount,
    episodes: groups,
    ...(judgement === undefined ? {} : { judgement }),
    newer: newer as LinkView,
    ...(older === undefined ? {} : { older }),
  };
  return { path, view };
}

/** A source's page, and as many more as its moments need. `showCard`: what a source has that nothing cites. */
export function* makeSourcePages(
  cited: CitedSource,
  showCard: HeadView['card'],
  context: SiteContext,
): Generator<MadePage> {
  const divided = divideMoments(cited.moments);
  const pages = divided.length;
  const { older } = around(cited, 1, pages, context);
  const parts = { groups: divided[0] ?? [], showCard, ...(older === undefined ? {} : { older }) };
  const made = makeSourceView(cited, parts, context);
  yield { path: sourcePath(cited.source.key), ...made };
  for (const [index, groups] of divided.slice(1).entries())
    yield makeFurtherPage(cited, { groups, page: index + 2, pages, first: made.view }, context);
}
