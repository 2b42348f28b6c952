import type { IconView, ShowView } from '../model/view/show.ts';

/** Names longer than this are cut below an icon. */
const longestName = 12;

/** The first words of a name, as many as fit below an icon; the first that is more than an article is always there. */
export function shortenName(name: string): string {
  if (name.length <= longestName) return name;
  let short = '';
  for (const word of name.split(/(?<=[\s:–—])/u)) {
    const said = short.trim().length;
    if (said > 3 && (short + word).trim().length > longestName) break;
    short += word;
  }
  return short.replace(/[\s:–—,]+$/u, '');
}

/** Glosscast's own, for shows that have no picture. */
const ownIcons = (base: string): readonly IconView[] => [
  { src: `${base}favicon.svg`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  { src: `${base}apple-touch-icon.png`, sizes: '180x180', type: 'image/png', purpose: 'any' },
];

/**
 * The web app manifest of a site. `colour` is that of the page, as `#rrggbb`.
 * @see https://www.w3.org/TR/appmanifest/
 */
export function describeApp(show: ShowView, colour: string): Readonly<Record<string, unknown>> {
  const { base, title, description, language, direction, icons } = show;
  return {
    id: base,
    name: title,
    short_name: shortenName(title),
    description,
    lang: language,
    dir: direction,
    start_url: base,
    scope: base,
    // a text has addresses to share: the way back and the address stay in sight
    display: 'minimal-ui',
    background_color: colour,
    theme_color: colour,
    icons: icons === undefined || icons.length === 0 ? ownIcons(base) : icons,
  };
}
