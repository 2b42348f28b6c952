import { marks } from './citation-js.ts';
import type { Html } from '../../model/view/parts.ts';

/** Tags of citeproc's that stay; `div` is layout of its own and goes, with its contents kept. */
const keptTags = new Set(['i', 'b', 'sup', 'sub', 'span', 'a']);

/** citeproc's inline styles as classes: a strict content security policy blocks `style=`. */
const styleClasses: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/font-variant:\s*small-caps/, 'small-caps'],
  [/text-decoration:\s*underline/, 'underline'],
  [/font-style:\s*normal/, 'upright'],
  [/font-weight:\s*normal/, 'regular'],
];

const entities: Readonly<Record<string, string>> = {
  '&#38;': '&amp;',
  '&#60;': '&lt;',
  '&#62;': '&gt;',
  '&#34;': '&quot;',
};

const nameEntities = (html: string): string =>
  html.replace(/&#(?:38|60|62|34);/g, (entity) => entities[entity] ?? entity);

/** A tag as citeproc writes it; text has its `<` escaped. */
export const tagPattern = /<(\/?)([a-z]+)((?:\s[^<>]*)?)>/gi;

function openTag(name: string, attributes: string): string {
  if (name === 'a') {
    const href = /\shref="(https?:\/\/[^"\s<>]*)"/i.exec(attributes)?.[1];
    return href === undefined ? '' : `<a href="${nameEntities(href)}" rel="noopener">`;
  }
  if (name !== 'span') return `<${name}>`;
  const found = styleClasses.find(([pattern]) => pattern.test(attributes));
  return found ? `<span class="${found[1]}">` : '';
}

/** What a style puts before the people who are not named ("and", "&", a comma), who are no name. */
const rest = new RegExp(`,?\\s+(?:[^\\s<>,]+\\s+)?${marks.rest}`, 'g');

/**
 * Formatted output made safe and plain: only `<i> <b> <sup> <sub> <span class> <a href rel>`, every tag closed,
 * no inline style, no layout, white space collapsed.
 */
export function cleanHtml(given: string): Html {
  const html = given.replace(rest, ' ');
  const open: { readonly name: string; readonly kept: boolean }[] = [];
  let cleaned = '';
  let last = 0;
  const text = (end: number): string =>
    nameEntities(html.slice(last, end)).replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  for (const match of html.matchAll(tagPattern)) {
    cleaned += text(match.index);
    last = match.index + match[0].length;
    const name = (match[2] ?? '').toLowerCase();
    if (match[1] !== '/') {
      const tag = keptTags.has(name) ? openTag(name, match[3] ?? '') : '';
      open.push({ name, kept: tag !== '' });
      cleaned += tag;
    } else if (open.at(-1)?.name === name) {
      if (open.pop()?.kept) cleaned += `</${name}>`;
    }
  }
  cleaned += text(html.length);
  for (const { name, kept } of open.reverse()) if (kept) cleaned += `</${name}>`;
  return cleaned.replace(/[ \t\r\n]+/g, ' ').trim();
}

/** The number that a numeric style prints at the beginning of an entry; the caller numbers the list. */
const printedNumber = new RegExp(
  `^((?:\\s|<[^<>]*>)*)[[(]?${marks.number}[^${marks.numberEnd}]*${marks.numberEnd}[\\])]?[.:]?\\s*`,
);

/** An entry of a bibliography, safe and without its number. */
export function cleanEntry(html: string): Html {
  const bare = html.replace(printedNumber, '$1').replace(rest, ', ');
  return cleanHtml(bare.replaceAll(marks.number, '').replaceAll(marks.numberEnd, ''));
}
