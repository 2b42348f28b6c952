import type { CslItem, CslName } from '../../model/source.ts';
import { marks } from './citation-js.ts';
import type { StyleFacts } from './style-facts.ts';

/** Characters that mark pieces in citeproc's output and holes of templates; in a record they could only be noise. */
const reserved = /[\uE000-\uE021]/g;

function withoutReserved(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(reserved, '');
  if (Array.isArray(value)) return value.map(withoutReserved);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutReserved(part)]));
}

const names = (value: unknown): readonly CslName[] | undefined =>
  Array.isArray(value) && value.length > 0 ? (value as readonly CslName[]) : undefined;

/** "and others", as BibTeX has it at the end of a list of names: CSL has no word for it, citeproc no rule. */
const isRest = ({ literal, family, given }: CslName): boolean =>
  given === undefined && /^(?:others|et al\.?|u\. ?a\.)$/i.test(literal ?? family ?? '');

const withRest = (people: readonly CslName[]): readonly CslName[] => {
  const last = people.at(-1);
  if (last === undefined || people.length < 2 || !isRest(last)) return people;
  return [...people.slice(0, -1), { literal: `${marks.rest}et al.` }];
};

/** Whether one body is both author and publisher. APA then names it once. */
function isOwnPublisher(item: Readonly<Record<string, unknown>>): boolean {
  const [author, ...others] = names(item['author']) ?? [];
  return author?.literal !== undefined && others.length === 0 && author.literal === item['publisher'];
}

/**
 * A record as citeproc gets it. Of a broadcast with hosts and guests the hosts are its authors, as APA has it, and a
 * style that does not know hosts gets them as authors. Only web addresses are kept.
 */
export function prepareItem(csl: CslItem, facts: StyleFacts): CslItem {
  const item = { ...(withoutReserved(csl) as Record<string, unknown>) };
  delete item['custom'];
  if (typeof item['URL'] === 'string' && !/^https?:\/\//i.test(item['URL'])) delete item['URL'];
  for (const [field, value] of Object.entries(item)) {
    const people = names(value);
    if (people?.every((name) => typeof name === 'object' && ('family' in name || 'literal' in name)))
      item[field] = withRest(people);
  }
  // A hyphen in the number of a report is part of it: citeproc would take "02-2650" for a range.
  if (typeof item['number'] === 'string') item['number'] = item['number'].replace(/(?<!\\)-/g, '\\-');
  if (facts.namesPublisherOnce && isOwnPublisher(item)) delete item['publisher'];
  const [hosts, guests] = [names(item['host']), names(item['guest'])];
  if (hosts) delete item['guest'];
  const people = hosts ?? guests;
  if (people && !facts.knowsHosts && !names(item['author'])) item['author'] = people;
  return item as unknown as CslItem;
}
