import type { CslItem, CslName } from '../../model/source.ts';
import type { Html } from '../../model/view/parts.ts';
import { escapeMarkup } from '../../text/escape.ts';
import { localeXml, marks } from './citation-js.ts';
import { plainTitle } from '../../model/source.ts';
import { termText } from './locator.ts';

const roles = ['author', 'host', 'editor', 'translator', 'director', 'guest'];

const shortName = (name: CslName): string =>
  name.literal ?? [name['non-dropping-particle'], name.family ?? name.given].filter(Boolean).join(' ');

/**
 * How a sentence names the author of a source: "Greitens", "Breuker and van Gardingen", "El Qorchi et al."; without
 * any name, the title. For styles in which a citation has no author. `locale` is one that ships.
 */
export function shortAuthor(item: CslItem, locale: string): Html {
  const xml = localeXml(locale);
  for (const role of roles) {
    const names = item[role];
    if (!Array.isArray(names) || names.length === 0) continue;
    const [first = '', second] = (names as readonly CslName[]).map(shortName);
    if (second === undefined) return escapeMarkup(first);
    const rest =
      names.length > 2 || second.startsWith(marks.rest)
        ? (termText(xml, 'et-al', '', false) ?? 'et al.')
        : `${termText(xml, 'and', '', false) ?? '&'} ${second}`;
    return escapeMarkup(`${first} ${rest}`);
  }
  return `<i>${escapeMarkup(plainTitle(item.title ?? item.id))}</i>`;
}
