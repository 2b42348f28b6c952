import { proseOfEpisode, type Episode } from '../model/episode.ts';
import { addressKey, mintSourceKey, type SourceKey } from '../model/ids.ts';
import { positionAt } from '../model/position.ts';
import { blocksOf, type Block } from '../model/prose.ts';
import type { Source } from '../model/source.ts';

/**
 * What an address is compared by: `doi:…` for a DOI, else host, path and query without scheme, `www.`, fragment and
 * trailing slash. `undefined` for what is no absolute web address.
 */
export function sourceAddress(url: string): string | undefined {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  const { host, pathname, search } = new URL(url);
  const bare = host.replace(/^www\./, '');
  if (/^(?:dx\.)?doi\.org$/.test(bare) && pathname.startsWith('/10.')) return doiAddress(pathname.slice(1));
  return `${bare}${pathname.replace(/\/+$/, '')}${search}`;
}

function doiAddress(doi: string): string {
  const plain = doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  return `doi:${decode(plain).toLowerCase()}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The sources by the addresses they have: URL and DOI. Of several with the same address the first counts. */
export function sourcesByAddress(sources: Iterable<Source>): ReadonlyMap<string, SourceKey> {
  const byAddress = new Map<string, SourceKey>();
  for (const { key, csl } of sources) {
    const url = typeof csl.URL === 'string' ? sourceAddress(csl.URL) : undefined;
    const doi = typeof csl.DOI === 'string' && csl.DOI !== '' ? doiAddress(csl.DOI) : undefined;
    for (const address of [url, doi])
      if (address !== undefined && !byAddress.has(address)) byAddress.set(address, key);
  }
  return byAddress;
}

/**
 * The light sources of the episodes: plain external links in their text for which no source exists. Key, title and
 * place come from the oldest episode that has the link, so that newer ones change nothing.
 *
 * @param site the show's own address: links below it are no sources.
 */
export function lightSources(
  episodes: Iterable<Episode>,
  existing: Iterable<Source>,
  site?: string,
): readonly Source[] {
  const sources = [...existing];
  const known = sourcesByAddress(sources);
  const home = site === undefined ? undefined : sourceAddress(site);
  const taken = new Set(sources.map(({ key }) => addressKey(key)));
  const found = new Map<string, Source>();
  for (const episode of [...episodes].sort(byAge)) {
    for (const { block, start, end, href } of linksOf(episode)) {
      const address = sourceAddress(href);
      if (address === undefined || known.has(address) || found.has(address)) continue;
      if (home !== undefined && (address === home || address.startsWith(`${home}/`))) continue;
      const key = lightKey(address, taken);
      taken.add(key);
      const title = block.text.slice(start, end).replace(/\s+/gu, ' ').trim() || address;
      found.set(address, {
        key: mintSourceKey(key),
        csl: { id: key, type: 'webpage', title, URL: href },
        position: positionAt(block.positions, start),
        light: true,
      });
    }
  }
  return [...found.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

function byAge(a: Episode, b: Episode): number {
  const [one, other] = [`${a.meta.date} ${a.slug}`, `${b.meta.date} ${b.slug}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

function* linksOf(
  episode: Episode,
): Generator<{ readonly block: Block; readonly start: number; readonly end: number; readonly href: string }> {
  for (const { block } of blocksOf(proseOfEpisode(episode)))
    for (const mark of block.marks) if (mark.kind === 'link') yield { block, ...mark };
}

/**
 * Host and path as an address, at most 80 characters. Where that loses something (a query, capitals, length), or
 * somebody has the key already, a hash of the whole address follows.
 */
function lightKey(address: string, taken: ReadonlySet<string>): string {
  const plain =
    addressKey(decode(address))
      .slice(0, 80)
      .replace(/[-.]+$/, '') || 'link';
  const faithful = plain.length < 80 && !/[^a-z0-9\-._~/]/.test(address);
  if (faithful && !taken.has(plain)) return plain;
  let key = `${plain}-${hash(address)}`;
  while (taken.has(key)) key += '-x';
  return key;
}

/** FNV-1a, 32 bits, as seven digits of base 36: it need not withstand anybody, only tell two links apart. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value.toString(36).padStart(7, '0');
}
