import { relations, type Relation } from '../../model/citation.ts';
import type { SiteContext } from '../context.ts';
import { joinNames } from './labels.ts';

/** What each relation is called in a sentence about what sources do. */
const verbs: Readonly<Record<Relation, string>> = {
  supports: 'supports',
  disputes: 'disputes',
  background: 'is background to',
  mentions: 'mentions',
};

/** "supports or disputes", "supports, disputes or mentions". */
const eitherOf = (words: readonly string[]): string =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);

/**
 * Whose judgement the relations on a page are, as one plain sentence that a page says once: "Whether a source supports
 * or disputes a statement is the judgement of Mara and Ines, who make this companion." It names the relations that
 * stand on the page and no other, in their own order; nothing where none stands there.
 *
 * @param standing the relations that the page shows; those that are not given count for nothing.
 */
export function judgementOf(
  { show, people }: Pick<SiteContext, 'show' | 'people'>,
  standing: Iterable<string | undefined>,
): string | undefined {
  const shown = new Set(standing);
  const named = relations.filter((relation) => shown.has(relation));
  if (named.length === 0) return undefined;
  const names = show.people.flatMap((id) => people.get(id)?.name ?? []);
  const whose =
    names.length === 0
      ? show.title
      : `${joinNames(names)}, who ${names.length === 1 ? 'makes' : 'make'} this companion`;
  const ending = whose.endsWith('.') ? '' : '.';
  return `Whether a source ${eitherOf(named.map((relation) => verbs[relation]))} a statement is the judgement of ${whose}${ending}`;
}
