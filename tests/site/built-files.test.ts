import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { parseRssFeed } from 'feedsmith';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import {
  attributeOf,
  findAll,
  findTags,
  listFiles,
  readPages,
  textOf,
  type HtmlPage,
} from '../support/html-site.ts';
import type { SampleBuild } from '../support/sample-setup.ts';
import { findBrokenLinks, idsOf, linksOf } from '../support/site-links.ts';

const url = 'https://glosscast.example/';

let sample: SampleBuild;
let pages: readonly HtmlPage[];
let files: readonly string[];

beforeAll(async () => {
  sample = await openSample();
  pages = await readPages(sample.folder);
  files = await listFiles(sample.folder);
});

const metaOf = ({ tree }: HtmlPage, name: string): readonly (string | undefined)[] =>
  findTags(tree, 'meta')
    .filter((meta) => [attributeOf(meta, 'name'), attributeOf(meta, 'property')].includes(name))
    .map((meta) => attributeOf(meta, 'content'));

const linksWith = ({ tree }: HtmlPage, rel: string): readonly (string | undefined)[] =>
  findTags(tree, 'link')
    .filter((link) => attributeOf(link, 'rel') === rel)
    .map((link) => attributeOf(link, 'href'));

/** What every page that fails a test says, by its address. */
const faults = (judge: (page: HtmlPage) => readonly string[]): readonly string[] =>
  pages.flatMap((page) => judge(page).map((fault) => `/${page.address}: ${fault}`));

/** What other sites show inside their own pages: it has none of what stands around a page. */
const isEmbed = ({ address }: HtmlPage): boolean => address.endsWith('/embed/');

const isIndexed = (page: HtmlPage): boolean =>
  !metaOf(page, 'robots').some((content) => content?.includes('noindex'));

/** The same of pages that stand by themselves. */
const faultsAround = (judge: (page: HtmlPage) => readonly string[]): readonly string[] =>
  faults((page) => (isEmbed(page) ? [] : judge(page)));

describe('a build', () => {
  it('says on plain lines what it did, and ends with the folder', () => {
    expect(sample.stdout).toBe('dist\n');
    expect(sample.stderr).toMatch(/^Built \d+ pages, \d+ files and \d+ search records in [\d.]+ s; .+\.$/m);
    expect(sample.stderr).not.toMatch(/\p{Cc}(?<!\n)|error:/u);
  });

  it('tells nothing of the machine it ran on', async () => {
    const told: string[] = [];
    for (const file of files.filter((name) =>
      /\.(html|xml|css|js|json|jsonld|txt|vtt|bib|ris|ttl|csv)$/.test(name),
    )) {
      const text = await readFile(path.join(sample.folder, file), 'utf8');
      if (text.includes(sample.workspace) || text.includes('node_modules')) told.push(file);
    }
    expect(told).toEqual([]);
  });
});

describe('links', () => {
  it('within the site all lead to a file, and to an id of it', () => {
    expect(findBrokenLinks({ pages, files, url })).toEqual([]);
  });

  it('name every page: none can only be found by its address', () => {
    const reached = new Set(
      pages.flatMap((page) =>
        linksOf(page).map(({ value }) =>
          new URL(value, new URL(page.address, url)).href.replace(/[#?].*$/, ''),
        ),
      ),
    );
    const lost = pages.filter(
      ({ address }) => address !== '404.html' && !reached.has(new URL(address, url).href),
    );
    expect(lost.map(({ address }) => address)).toEqual([]);
  });
});

describe('every page', () => {
  it('is there: 50 and more of all kinds', () => {
    expect(pages.length).toBeGreaterThan(50);
    const addresses = pages.map(({ address }) => address);
    for (const address of [
      '',
      'episodes/',
      'glossary/',
      'sources/',
      'people/',
      'search/',
      'about/',
      '404.html',
    ])
      expect(addresses).toContain(address);
  });

  it('is valid HTML: a parser that minds finds nothing', () => {
    expect(faults(({ complaints }) => complaints)).toEqual([]);
  });

  it('has each id once', () => {
    expect(
      faults((page) => {
        const ids = idsOf(page);
        return ids.filter((id, index) => ids.indexOf(id) !== index);
      }),
    ).toEqual([]);
  });

  it('has one h1 with words, no empty heading, and leaves no level of headings out', () => {
    expect(
      faults(({ tree }) => {
        const headings = findAll(tree, ({ tagName }) => /^h[1-6]$/.test(tagName));
        const levels = headings.map(({ tagName }) => Number(tagName.slice(1)));
        return [
          ...(levels.filter((level) => level === 1).length === 1 ? [] : ['not one h1']),
          ...headings.filter((heading) => textOf(heading) === '').map(({ tagName }) => `empty ${tagName}`),
          ...levels
            .filter((level, index) => level > (levels[index - 1] ?? 0) + 1)
            .map((level) => `an h${level} below nothing`),
        ];
      }),
    ).toEqual([]);
  });

  it('says its language, title, description and address', () => {
    const titles = pages.map(({ tree }) => textOf(findTags(tree, 'title')[0] ?? tree));
    expect(new Set(titles).size).toBe(pages.length);
    expect(
      faults((page) => {
        const html = findTags(page.tree, 'html')[0];
        const canonical = linksWith(page, 'canonical');
        const own = isEmbed(page) ? page.address.replace(/embed\/$/, '') : page.address;
        const description = metaOf(page, 'description');
        return [
          ...(html?.properties['lang'] === 'en' && html.properties['dir'] === 'ltr'
            ? []
            : ['no lang or dir']),
          ...(findTags(findTags(page.tree, 'head')[0] ?? page.tree, 'title').length === 1
            ? []
            : ['not one title']),
          ...(description.length === 1 && (description[0]?.length ?? 0) > 20
            ? []
            : [`description ${description}`]),
          ...(canonical.length === 1 && canonical[0] === new URL(own, url).href
            ? []
            : [`canonical ${canonical}`]),
        ];
      }),
    ).toEqual([]);
  });

  it('has its words for social media, and a card', () => {
    const needed = [
      'og:title',
      'og:description',
      'og:url',
      'og:type',
      'og:site_name',
      'og:image',
      'og:image:alt',
    ];
    expect(
      faultsAround((page) => [
        ...[...needed, 'twitter:card', 'twitter:title', 'twitter:image']
          .filter((name) => metaOf(page, name).length !== 1 || !metaOf(page, name)[0])
          .map((name) => `not one ${name}`),
        ...(metaOf(page, 'twitter:card')[0] === 'summary_large_image' ? [] : ['small card']),
      ]),
    ).toEqual([]);
  });

  it('says what it is in JSON-LD', () => {
    expect(
      faultsAround(({ tree }) => {
        const scripts = findTags(tree, 'script').filter(
          (script) => attributeOf(script, 'type') === 'application/ld+json',
        );
        return scripts.length === 0
          ? ['none']
          : scripts.flatMap((script) => {
              const data = JSON.parse(textOf(script)) as Record<string, unknown>;
              const known = data['@context'] === 'https://schema.org' && typeof data['@type'] === 'string';
              return known ? [] : [textOf(script).slice(0, 80)];
            });
      }),
    ).toEqual([]);
  });

  it('has landmarks and a skip link that comes first', () => {
    expect(
      faultsAround(({ tree }) => {
        const [first] = findTags(tree, 'a');
        const main = findTags(tree, 'main');
        return [
          ...(main.length === 1 ? [] : ['not one main']),
          ...(findTags(tree, 'nav').length > 0 ? [] : ['no nav']),
          ...(first && attributeOf(first, 'href') === `#${main[0]?.properties['id']}`
            ? []
            : ['no skip link']),
        ];
      }),
    ).toEqual([]);
  });

  it('gives its pictures words, width and height', () => {
    expect(
      faults(({ tree }) =>
        findTags(tree, 'img')
          .filter(
            (img) =>
              attributeOf(img, 'alt') === undefined ||
              !/^\d+$/.test(attributeOf(img, 'width') ?? '') ||
              !/^\d+$/.test(attributeOf(img, 'height') ?? ''),
          )
          .map((img) => attributeOf(img, 'src') ?? 'img'),
      ),
    ).toEqual([]);
  });

  it('has no script or style of its own for a strict policy to block', () => {
    expect(
      faults(({ tree }) =>
        findAll(
          tree,
          ({ tagName, properties }) =>
            Object.keys(properties).some((name) => /^on[A-Z]/.test(name) || name === 'style') ||
            tagName === 'style' ||
            String(properties['href'] ?? '').startsWith('javascript:') ||
            (tagName === 'script' &&
              properties['src'] === undefined &&
              !/^application\/(?:ld\+)?json$/.test(String(properties['type']))),
        ).map(({ tagName }) => tagName),
      ),
    ).toEqual([]);
  });

  it('asks no other server for anything', () => {
    const fetched = [
      'stylesheet',
      'preload',
      'modulepreload',
      'icon',
      'apple-touch-icon',
      'manifest',
      'preconnect',
    ];
    expect(
      faults(({ tree }) =>
        findAll(tree, ({ tagName }) => tagName !== 'a')
          .flatMap((element) => [
            attributeOf(element, 'src'),
            attributeOf(element, 'srcSet'),
            attributeOf(element, 'poster'),
            element.tagName === 'link' && fetched.includes(attributeOf(element, 'rel') ?? '')
              ? attributeOf(element, 'href')
              : undefined,
          ])
          .filter((value) => value !== undefined && /(^|\s)([a-z]+:)?\/\//i.test(value))
          .map(String),
      ),
    ).toEqual([]);
  });
});

describe('files beside the pages', () => {
  it('hold a card of 1200 × 630 for every page', async () => {
    const cards = new Set(
      pages.filter((page) => !isEmbed(page)).map((page) => metaOf(page, 'og:image')[0] ?? ''),
    );
    expect(cards.size).toBeGreaterThan(50);
    const wrong: string[] = [];
    for (const card of cards) {
      const { width, height, format } = await sharp(
        path.join(sample.folder, card.slice(url.length)),
      ).metadata();
      if (width !== 1200 || height !== 630 || format !== 'png') wrong.push(`${card}: ${width} × ${height}`);
    }
    expect(wrong).toEqual([]);
  });

  it('hold pictures as wide as their srcset says', async () => {
    const widths = new Map(
      pages.flatMap(({ tree }) =>
        findAll(tree, ({ properties }) => properties['srcSet'] !== undefined).flatMap((element) =>
          (attributeOf(element, 'srcSet') ?? '').split(/,\s+/).map((part) => {
            const [src = '', width = ''] = part.trim().split(' ');
            return [src, Number(width.replace('w', ''))] as const;
          }),
        ),
      ),
    );
    expect(widths.size).toBeGreaterThan(5);
    for (const [src, width] of widths)
      expect((await sharp(path.join(sample.folder, src)).metadata()).width, src).toBe(width);
  });

  it('hold a feed of the digests, with sound that is there', async () => {
    const feed = parseRssFeed(await readFile(path.join(sample.folder, 'feed.xml'), 'utf8'));
    expect(feed).toMatchObject({ title: 'The Glosscast Sampler', link: url, language: 'en' });
    const items = feed.items ?? [];
    expect(items.map(({ title }) => title)).toEqual([
      'Digest: The North Korea–China–drug cartel connection',
      'A tour of the companion',
    ]);
    for (const { link, enclosures, guid, pubDate, podcast } of items) {
      expect(files).toContain(`${(link ?? '').slice(url.length)}index.html`);
      const [sound] = enclosures ?? [];
      const bytes = await readFile(path.join(sample.folder, (sound?.url ?? '').slice(url.length)));
      expect(sound).toMatchObject({ length: bytes.length, type: 'audio/mpeg' });
      expect(guid?.value).toMatch(/^urn:uuid:/);
      expect(String(pubDate)).toContain('2026');
      expect(files).toContain((podcast?.transcripts?.[0]?.url ?? '').slice(url.length));
    }
  });

  it('hold a sitemap of every page that may be listed, and of nothing else', async () => {
    const sitemap = await readFile(path.join(sample.folder, 'sitemap.xml'), 'utf8');
    const listed = [...sitemap.matchAll(/<loc>([^<]*)<\/loc>/g)].map((match) => match[1] ?? '');
    const expected = pages.filter(isIndexed).map(({ address }) => new URL(address, url).href);
    expect([...listed].sort()).toEqual(expected.sort());
    expect(pages.filter(isEmbed).filter(isIndexed)).toEqual([]);
    const unlisted = pages.filter((page) => !isIndexed(page) && !isEmbed(page));
    const isNotes = ({ address }: HtmlPage): boolean => /^episodes\/[^/]+\/notes\/$/.test(address);
    expect(unlisted.filter(isNotes)).toHaveLength(2);
    const rest = unlisted.filter((page) => !isNotes(page));
    expect(rest.map(({ address }) => address)).toEqual(['404.html', 'kept/', 'search/']);
    expect(await readFile(path.join(sample.folder, 'robots.txt'), 'utf8')).toContain(`${url}sitemap.xml`);
  });
});
