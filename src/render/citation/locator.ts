import type { CitationItem, LocatorLabel } from '../../model/citation.ts';
import { localeXml, nearestLocale } from './citation-js.ts';

type Locator = NonNullable<CitationItem['locator']>;

/** Names that CSL gives another word, because the plain one is a variable's. */
const termNames: Partial<Record<LocatorLabel, string>> = {
  article: 'article-locator',
  title: 'title-locator',
};

/** Ranges with an en dash: citeproc sees to that for pages only. */
export const dashed = (value: string): string => value.replace(/(?<=\w)\s*[-–]\s*(?=\w)/g, '–');

const isPlural = (value: string): boolean => /\w\s*[-–,;&]\s*\w/.test(value);

/** A term of a CSL locale, as plain text; `form` may be empty. */
export function termText(xml: string, name: string, form: string, plural: boolean): string | undefined {
  const attributes = form === '' ? `name="${name}"` : `name="${name}" form="${form}"`;
  const reversed = form === '' ? attributes : `form="${form}" name="${name}"`;
  for (const opening of [`<term ${attributes}>`, `<term ${reversed}>`]) {
    const start = xml.indexOf(opening);
    if (start === -1) continue;
    const body = xml.slice(start + opening.length, xml.indexOf('</term>', start));
    const tag = plural ? 'multiple' : 'single';
    const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(body)?.[1] ?? (body.includes('<') ? '' : body);
    if (text.trim() !== '') return text.trim().replaceAll('&#160;', '\u00A0').replaceAll('&amp;', '&');
  }
  return undefined;
}

/**
 * A locator as it stands by itself, as plain text: "p. 46", "para. 12", "12:34".
 * @see https://docs.citationstyles.org/en/stable/specification.html#locators
 */
export function labelLocator(locator: Locator, locale: string): string {
  const value = dashed(locator.value);
  if (locator.label === 'timestamp') return value;
  const name = termNames[locator.label] ?? locator.label;
  const xml = localeXml(nearestLocale(locale));
  const plural = isPlural(locator.value);
  const label = termText(xml, name, 'short', plural) ?? termText(xml, name, '', plural) ?? locator.label;
  return `${label}\u00A0${value}`;
}
