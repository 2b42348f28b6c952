import type { CslItem, CslName } from '../../model/source.ts';
import { escapeTex, keyOf, texNames, texTitle } from '../references-biblatex.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(', ');

/**
 * A record as `@misc` of the old BibTeX, whose styles know neither audio nor whole dates: what it is stands in
 * `howpublished`. The month is one of BibTeX's own words, without braces.
 * @see https://ctan.org/pkg/bibtex
 */
export function toPlainBibtex(csl: CslItem): string {
  const [year, month, day] = csl.issued?.['date-parts']?.[0] ?? [];
  const text = (field: string): string | undefined => {
    const value: unknown = (csl as Record<string, unknown>)[field];
    return typeof value === 'string' && value !== '' ? escapeTex(value) : undefined;
  };
  const container = text('container-title');
  const number = text('number');
  const howpublished = joined([
    text('medium'),
    container === undefined ? undefined : `\\emph{${container}}`,
    number === undefined ? undefined : `no.~${number}`,
  ]);
  const people = (csl.author ?? csl['host'] ?? csl['guest']) as readonly CslName[] | undefined;
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['author', people === undefined ? undefined : texNames(people)],
    ['title', csl.title === undefined ? undefined : texTitle(csl.title)],
    ['howpublished', howpublished],
    ['year', year === undefined ? undefined : String(year)],
    ['month', month === undefined ? undefined : (months[month - 1] ?? '')],
    ['day', day === undefined ? undefined : String(day)],
    ['note', text('note')],
    ['url', typeof csl.URL === 'string' ? csl.URL : undefined],
  ];
  const lines = fields.flatMap(([name, value]) => {
    if (value === undefined || value === '') return [];
    const line = value.replace(/\s+/g, ' ').trim();
    return [`  ${name} = ${name === 'month' ? line : `{${line}}`},\n`];
  });
  return `@misc{${keyOf(csl.id)},\n${lines.join('')}}\n`;
}
