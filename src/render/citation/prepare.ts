import type { CslItem, CslName } from '../../model/source.ts';
import type { StyleFacts } from './style-facts.ts';

/** Characters that mark pieces in citeproc's output and holes of templates; in a record they could only be noise. */
const reserved = /[\uE000-\uE01F]/g;

function withoutReserved(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(reserved, '');
  if (Array.isArray(value)) return value.map(withoutReserved);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutReserved(part)]));
}

const names = (value: unknown): readonly CslName[] | undefined =>
  Array.isArray(value) && value.length > 0 ? (value as readonly CslName[]) : undefined;

/**
 * A record as citeproc gets it. Of a broadcast with hosts and guests the hosts are its authors, as APA has it, and a
 * style that does not know hosts gets them as authors. Only web addresses are kept.
 */
export function prepareItem(csl: CslItem, facts: StyleFacts): CslItem {
  const item = { ...(withoutReserved(csl) as Record<string, unknown>) };
  delete item['custom'];
  if (typeof item['URL'] === 'string' && !/^https?:\/\//i.test(item['URL'])) delete item['URL'];
  const [hosts, guests] = [names(item['host']), names(item['guest'])];
  if (hosts) delete item['guest'];
  const people = hosts ?? guests;
  if (people && !facts.knowsHosts && !names(item['author'])) item['author'] = people;
  return item as unknown as CslItem;
}
