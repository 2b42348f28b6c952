import { attributeOf, findAll, walkElements, type HtmlPage } from './html-site.ts';

/** A link as written in a page. */
export interface SiteLink {
  readonly from: string;
  readonly attribute: string;
  readonly value: string;
}

const addressed = ['href', 'src', 'poster', 'action', 'data', 'cite', 'dataBundle'] as const;

/** Every address that a page names: those of links, pictures (also of each width), scripts, styles, sound, forms. */
export function linksOf({ address, tree }: HtmlPage): readonly SiteLink[] {
  return [...walkElements(tree)].flatMap(({ element }) => {
    const plain = addressed.flatMap((attribute) => {
      const value = attributeOf(element, attribute);
      return value === undefined ? [] : [{ from: address, attribute, value }];
    });
    const set = attributeOf(element, 'srcSet') ?? '';
    const widths = set.split(/,\s+/).filter((candidate) => candidate !== '');
    return [
      ...plain,
      ...widths.map((candidate) => ({
        from: address,
        attribute: 'srcset',
        value: candidate.trim().split(/\s+/)[0] ?? '',
      })),
    ];
  });
}

/** The ids of a page, as often as they stand there. */
export const idsOf = ({ tree }: HtmlPage): readonly string[] =>
  findAll(tree, ({ properties }) => properties['id'] !== undefined).map((element) =>
    String(element.properties['id']),
  );

/** A site as its links see it. */
export interface LinkedSite {
  readonly pages: readonly HtmlPage[];
  readonly files: readonly string[];
  /** Where it will be published, with the base: `https://show.example/base/`. */
  readonly url: string;
}

/** Why a link leads nowhere in its own site, or nothing; links to other sites are not judged. */
function judgeLink(
  { from, value }: SiteLink,
  { files, url }: LinkedSite,
  ids: ReadonlyMap<string, ReadonlySet<string>>,
) {
  if (/^(mailto|tel):/.test(value)) return undefined;
  const target = new URL(value, new URL(from, url));
  const site = new URL(url);
  if (target.origin !== site.origin) return undefined;
  if (!target.pathname.startsWith(site.pathname)) return 'is outside the base';
  const path = decodeURIComponent(target.pathname.slice(site.pathname.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  const isFolder = value.endsWith('/pagefind/');
  if (!isFolder && !files.includes(file)) return 'leads to no file';
  const fragment = decodeURIComponent(target.hash.slice(1));
  if (fragment === '' || /^t=[\d.]+,[\d.]+$/.test(fragment)) return undefined;
  return ids.get(file)?.has(fragment) === true ? undefined : 'leads to no id';
}

/** Every link within the site that leads to no file or no id of it, one line each. */
export function findBrokenLinks(site: LinkedSite): readonly string[] {
  const ids = new Map(site.pages.map((page) => [page.file, new Set(idsOf(page))]));
  return site.pages.flatMap((page) =>
    linksOf(page).flatMap((link) => {
      const fault = judgeLink(link, site, ids);
      return fault === undefined ? [] : [`${page.file}: ${link.attribute}="${link.value}" ${fault}`];
    }),
  );
}
