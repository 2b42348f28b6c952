import { describe, type Message } from '../../diagnostics/message.ts';
import type { CslDate, CslName } from '../../model/source.ts';
import type { YamlNode } from '../yaml/tree.ts';
import { isStatedDate, parseDate } from './dates.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
};

/** Text copied out of web pages brings their entities along; a record holds plain characters. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:(amp|lt|gt|quot|apos|nbsp)|#(\d{1,7})|#x([\da-f]{1,6}));/gi,
    (whole, name, decimal, hex) => {
      if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
      const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
      return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : whole;
    },
  );
}

type MapNode = YamlNode & { readonly kind: 'map' };
type Report = (message: Message) => void;

/** A node as the plain value it stands for; a `broken` one, reported already, is nothing. */
export function plainValue(node: YamlNode): unknown {
  if (node.kind === 'scalar') return typeof node.value === 'string' ? decodeEntities(node.value) : node.value;
  if (node.kind === 'list') return node.items.map(plainValue);
  if (node.kind === 'map')
    return Object.fromEntries(node.entries.map(({ key, value }) => [key, plainValue(value)]));
  return undefined;
}

/** A scalar as text; numbers as they were written (`012` stays `012`). */
export function textOf(node: YamlNode): string | undefined {
  if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') return undefined;
  return decodeEntities(node.text);
}

const nameParts = new Set([
  'family',
  'given',
  'literal',
  'suffix',
  'dropping-particle',
  'non-dropping-particle',
]);
const nameFlags = new Set(['comma-suffix', 'static-ordering', 'parse-names']);

function readName(node: MapNode): CslName | undefined {
  const name: Record<string, unknown> = {};
  for (const { key, value } of node.entries) {
    const part = key === 'name' ? 'literal' : key;
    const text = textOf(value);
    if (nameParts.has(part) && text !== undefined && text.trim() !== '') name[part] = text;
    else if (nameFlags.has(part)) name[part] = plainValue(value);
  }
  return 'family' in name || 'given' in name || 'literal' in name ? name : undefined;
}

/** A list of names; one name alone, or a name as plain text, is understood too and reported. */
export function readNames(field: string, node: YamlNode, report: Report): readonly CslName[] | undefined {
  if (node.kind === 'broken' || (node.kind === 'scalar' && node.value === null)) return undefined;
  const expected = 'a list of names, each with family and given, or literal';
  const names: CslName[] = [];
  for (const item of node.kind === 'list' ? node.items : [node]) {
    const text = textOf(item);
    const name = item.kind === 'map' ? readName(item) : text === undefined ? undefined : { literal: text };
    if (item.kind !== 'map' || name === undefined)
      report(
        describe('wrong-type', item.position, { field, expected }, '{"family": "Doe", "given": "Jane"}'),
      );
    if (name !== undefined) names.push(name);
  }
  return names.length > 0 ? names : undefined;
}

const number = (node: YamlNode | undefined): number | undefined => {
  const text = node && textOf(node)?.trim();
  return text !== undefined && /^-?\d{1,4}$/.test(text) ? Number(text) : undefined;
};

function readDateParts(node: YamlNode): number[][] | undefined {
  if (node.kind !== 'list' || node.items.length === 0) return undefined;
  const nested = node.items.some((item) => item.kind === 'list');
  const lists = nested ? node.items : [node];
  const parts: number[][] = [];
  for (const list of lists) {
    if (list.kind !== 'list') return undefined;
    const numbers = list.items.map(number).filter((part) => part !== undefined);
    if (numbers.length > 0 && numbers.length === list.items.length) parts.push(numbers.slice(0, 3));
  }
  return parts.length > 0 ? parts.slice(0, 2) : undefined;
}

/** `{year: 2014, month: 2, day: 7}`, as Pandoc's YAML may have it. */
function readNamedParts(node: MapNode): number[] | undefined {
  const part = (name: string): number | undefined =>
    number(node.entries.find(({ key }) => key === name)?.value);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  if (year === undefined) return undefined;
  return [year, ...(month === undefined ? [] : [month, ...(day === undefined ? [] : [day])])];
}

function readDateMap(node: MapNode): CslDate | undefined {
  const named = readNamedParts(node);
  if (named) return { 'date-parts': [named] };
  const date: Record<string, unknown> = {};
  for (const { key, value } of node.entries) {
    const text = textOf(value);
    if (key === 'date-parts') {
      const parts = readDateParts(value);
      if (parts) date['date-parts'] = parts;
    } else if (key === 'raw' && text !== undefined) Object.assign(date, parseDate(text));
    else if (key === 'literal' && text !== undefined) date['literal'] = text;
    else if (key === 'season' || key === 'circa') date[key] = plainValue(value);
  }
  return 'date-parts' in date || 'literal' in date ? date : undefined;
}

/** Months and days that can be; CSL has seasons as months 13 to 16, and EDTF as 21 to 24. */
function possibleParts([year = 0, month, day]: readonly number[]): readonly number[] {
  if (month === undefined || !((month >= 1 && month <= 16) || (month >= 21 && month <= 24))) return [year];
  return day === undefined || day < 1 || day > 31 ? [year, month] : [year, month, day];
}

/** A date in any of the ways that CSL data and Pandoc's metadata write one. */
export function readDate(field: string, node: YamlNode, report: Report): CslDate | undefined {
  if (node.kind === 'broken' || (node.kind === 'scalar' && node.value === null)) return undefined;
  const text = textOf(node);
  if (text !== undefined) {
    if (text.trim() === '') return undefined;
    const date = parseDate(text);
    if (!date['date-parts'] && !isStatedDate(text))
      report(describe('bad-date', node.position, { value: text, field }));
    return date;
  }
  const first = node.kind === 'list' ? node.items[0] : undefined;
  const whole =
    node.kind === 'map'
      ? readDateMap(node)
      : first?.kind === 'map'
        ? readDateMap(first)
        : readDateParts(node) && { 'date-parts': readDateParts(node) as number[][] };
  if (!whole && !(node.kind === 'map' && node.entries.length === 0))
    report(
      describe(
        'wrong-type',
        node.position,
        { field, expected: 'a date' },
        '"2014-02-07" or {"date-parts": [[2014, 2, 7]]}',
      ),
    );
  const parts = whole?.['date-parts'];
  const possible = parts?.map(possibleParts);
  if (!parts?.some((part, index) => part.length > (possible?.[index]?.length ?? 0))) return whole;
  report(
    describe('bad-date', node.position, { value: parts.map((part) => part.join('-')).join('/'), field }),
  );
  return { ...whole, 'date-parts': possible ?? [] };
}
