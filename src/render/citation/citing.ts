import type { CitationItem } from '../../model/citation.ts';
import { holes, type StyleTemplate } from '../../model/citing.ts';
import type { CslItem, Source } from '../../model/source.ts';
import type { NamedStyle } from './style.ts';

/** Nobody has this address; styles print it where the link belongs. */
const anyLink = 'https://moment.invalid/9876543210';
const position = { path: '', line: 1, column: 1 };

/** A time that no record holds. It looks like one, for styles may ask whether a locator is a number. */
function unusedTime(csl: CslItem): string {
  const text = JSON.stringify(csl);
  let hours = 97;
  while (text.includes(`${hours}:59:58`)) hours++;
  return `${hours}:59:58`;
}

const linkHole = (html: string): string => html.replaceAll(anyLink, holes.link);

function templateOf(csl: CslItem, { name, style }: NamedStyle, timed: boolean): StyleTemplate {
  const key = 'cited' as Source['key'];
  const linked = { ...csl, id: key, URL: anyLink };
  const source: Source = { key, csl: linked, position, light: false };
  const time = unusedTime(csl);
  const cite = (locator?: CitationItem['locator']): { readonly entry: string; readonly inText: string } => {
    const item = { key, position, suppressAuthor: false, ...(locator === undefined ? {} : { locator }) };
    const made = style.formatDocument([source], [{ narrative: false, items: [item] }]);
    return {
      entry: linkHole(made.references[0]?.html ?? ''),
      inText: linkHole(made.inText[0]?.html ?? '').replaceAll(time, holes.time),
    };
  };
  // the entry comes with what cites it: formatted by itself it would cost as much again
  const { entry, inText } = cite();
  return {
    name,
    entry,
    // a number means something only beside its list
    ...(style.numbered
      ? {}
      : {
          inText,
          // without its label a locator would be a page
          ...(timed ? { inTextAt: cite({ label: 'timestamp', value: time }).inText } : {}),
        }),
  };
}

/**
 * How to cite one thing, such as an episode (a CSL `broadcast`), in each of the styles, as templates in which only the
 * link and the time are left to be filled in. Without `timed` nothing in it has a time.
 */
export function templateStyles(
  csl: CslItem,
  styles: readonly NamedStyle[],
  timed: boolean,
): readonly StyleTemplate[] {
  return styles.map((style) => templateOf(csl, style, timed));
}
