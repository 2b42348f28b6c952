import type { Companion } from '../../annotate/companions.ts';
import { termPath } from '../../model/address.ts';
import type { TermId } from '../../model/ids.ts';
import type { LinkView } from '../../model/view/parts.ts';
import type { ExplainedView } from '../../model/view/term.ts';
import type { SiteContext } from '../context.ts';
import { count } from './labels.ts';
import type { TermMentions } from './term.ts';

/** The sentence that first says what a term is: in the oldest episode that has one. Episodes come newest first. */
export function viewExplained(term: TermId, mentions: readonly TermMentions[]): ExplainedView | undefined {
  for (const { episode } of mentions.toReversed()) {
    const found = episode.explanations.find((explanation) => explanation.term === term);
    if (found === undefined) continue;
    const { title, href } = episode.line;
    return { ...found.view, episode: { label: title, href } };
  }
  return undefined;
}

/** Terms that often stand in the same passage, with in how many; those that the host calls related are said already. */
export function viewCompanions(
  companions: readonly Companion[],
  related: readonly TermId[],
  { terms, addresses }: SiteContext,
): readonly LinkView[] {
  const known = new Set(related);
  return companions.flatMap(({ term: id, together }) => {
    const term = terms.get(id);
    if (term === undefined || known.has(id)) return [];
    return [
      {
        label: term.name,
        href: addresses.href(termPath(id)),
        detail: `(${count(together, 'passage')})`,
      },
    ];
  });
}
