import { readdir, readFile } from 'node:fs/promises';
import type { Element } from 'hast';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import {
  attributeOf,
  findAll,
  findById,
  findOne,
  findTags,
  hasClass,
  pageAt,
  readPages,
  textOf,
  walkElements,
  type HtmlPage,
} from '../support/html-site.ts';

const slug = '1154-north-korea-china-drug-cartel-connection';
const listing = 'https://share.snipd.com/episode/fac67dd9-828c-4b61-88e8-fa990c8492cf';
const sections = ['summary', 'takeaways', 'deep-dives', 'notes', 'transcript'];

let pages: readonly HtmlPage[];
let episode: HtmlPage;
/** The file that the host wrote. */
let written: string;

beforeAll(async () => {
  const sample = await openSample();
  pages = await readPages(sample.folder);
  episode = pageAt(pages, `episodes/${slug}/`);
  written = await readFile(`${sample.workspace}/episodes/${slug}/episode.md`, 'utf8');
});

/** Text as a reader compares it: letters and digits. */
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');
/** What is laid over the text: notes beside it, citations in it, times before it. */
const isAdded = (element: Element): boolean =>
  ['marginalia', 'citation', 'stamp', 'rests-on'].some((name) => hasClass(element, name));
const secondsOf = (stamp: string): number =>
  stamp.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
/** The part of the body under a `##` heading. */
const partOf = (heading: string): string =>
  new RegExp(`^## ${heading}$([\\s\\S]*?)(?=^## |(?![\\s\\S]))`, 'm').exec(written)?.[1] ?? '';
const plain = (markdown: string): string =>
  markdown.replace(/ ?\[[^\]]*@[^\]]*\]/g, '').replace(/\[\[|\]\]|\*/g, '');
const sectionOf = (page: HtmlPage, id: string): Element =>
  id === 'summary'
    ? findById(page.tree, id)
    : findOne(
        page.tree,
        (element) => attributeOf(element, 'ariaLabelledBy') === id && hasClass(element, 'section'),
      );
const only = <T>(found: readonly T[]): T => {
  if (found.length !== 1) throw new Error(`${found.length} found, not one`);
  return found[0] as T;
};

describe('the head of the page', () => {
  it('has the number, title, date and guest of the episode it is about', () => {
    const head = only(findTags(episode.tree, 'header', 'page-head'));
    expect(textOf(only(findTags(head, 'h1')))).toBe('The North Korea-China-Drug Cartel Connection');
    expect(textOf(only(findTags(head, 'p', 'kicker')))).toBe('Nº 1154 · 15 May 2025 · 8 min digest');
    expect(textOf(head)).toContain('with Sean Williams');
    expect(findTags(head, 'time').map((time) => attributeOf(time, 'dateTime'))).toContain('2025-05-15');
    expect(findTags(head, 'a').map((link) => attributeOf(link, 'href'))).toContain(listing);
  });

  it('says that what plays is a digest, and that it is not the broadcast', () => {
    const head = textOf(only(findTags(episode.tree, 'header', 'page-head')));
    expect(head).toContain('What plays on this page is Digest: The North Korea–China–drug cartel connection');
    const summary = textOf(findById(episode.tree, 'summary'));
    expect(summary).toContain('What plays on this page is not that broadcast.');
    expect(summary).toContain("No word in it is the guest's");
    const made = textOf(episode.tree);
    for (const said of [
      'This is the transcript of our synthesised digest, not of the broadcast.',
      'Written for this page from a machine-made listing of episode 1154',
      'Every time refers to the digest on this page. None refers to the broadcast.',
    ])
      expect(made).toContain(said);
  });

  it('cites and describes the digest, based on the original', () => {
    const data = JSON.parse(
      textOf(
        only(
          findTags(episode.tree, 'script').filter(
            ({ properties }) => properties['type'] === 'application/ld+json',
          ),
        ),
      ),
    ) as Record<string, unknown>;
    expect(data).toMatchObject({
      '@type': 'PodcastEpisode',
      name: 'Digest: The North Korea–China–drug cartel connection',
      datePublished: '2026-11-22',
      duration: 'PT7M48S',
      isBasedOn: {
        name: 'The North Korea-China-Drug Cartel Connection',
        '@id': listing,
        episodeNumber: '1154',
        url: listing,
        datePublished: '2025-05-15',
      },
      about: { '@id': listing },
    });
    expect(JSON.stringify(data['actor'])).not.toContain('Williams');
    const cite = findTags(episode.tree, 'div', 'cite-this').map((part) => textOf(part));
    expect(cite.join()).toContain('Mara & Theo (Hosts). (2026, November 22). Digest:');
    expect(cite.join()).not.toContain('Williams');
  });
});

describe('what the host wrote', () => {
  it('stands on the page as nine takeaways, each with its time', () => {
    const items = [...partOf('Takeaways').matchAll(/^- \[([\d:]+)\] (.*)$/gm)];
    expect(items).toHaveLength(9);
    const shown = findTags(sectionOf(episode, 'takeaways'), 'li').filter(({ properties }) =>
      String(properties['id']).startsWith('takeaways-'),
    );
    expect(
      shown.map((item) => {
        const stamp = only(findTags(item, 'a', 'stamp'));
        return [textOf(stamp), attributeOf(stamp, 'href'), lettersOf(textOf(item, isAdded))];
      }),
    ).toEqual(
      items.map(([, stamp = '', text = '']) => [stamp, `#t=${secondsOf(stamp)}`, lettersOf(plain(text))]),
    );
  });

  it('stands on the page as seven deep dives, each with its time and all its words', () => {
    const dives = partOf('Deep dives')
      .split(/^### /m)
      .slice(1)
      .map((dive) => /^\[([\d:]+)–[\d:]+\] (.*)\n([\s\S]*)$/.exec(dive) ?? []);
    expect(dives).toHaveLength(7);
    const shown = findTags(sectionOf(episode, 'deep-dives'), 'section', 'dive');
    expect(
      shown.map((dive) => {
        const stamp = only(findTags(dive, 'a', 'stamp').filter((link) => hasClass(link, 'hanging')));
        return [textOf(stamp), attributeOf(stamp, 'href'), textOf(only(findTags(dive, 'h3')))];
      }),
    ).toEqual(dives.map(([, stamp = '', heading]) => [stamp, `#t=${secondsOf(stamp)}`, heading]));
    for (const [index, dive] of shown.entries()) {
      const paragraphs = (dives[index]?.[3] ?? '')
        .trim()
        .split(/\n\n+/)
        .filter((block) => /^[\p{L}[]/u.test(block));
      const text = lettersOf(textOf(only(findTags(dive, 'div', 'prose')), isAdded));
      expect(paragraphs.length).toBeGreaterThan(1);
      for (const paragraph of paragraphs)
        expect(text).toContain(lettersOf(plain(paragraph).replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')));
    }
  });

  it('quotes nobody but the two voices of the digest', () => {
    const quotations = pages.flatMap(({ tree }) => findTags(tree, 'blockquote'));
    expect(quotations.length).toBeGreaterThan(3);
    for (const quotation of quotations)
      expect(textOf(only(findTags(quotation, 'footer')))).toMatch(/^(Mara|Theo) · \d:\d\d$/);
    expect(pages.flatMap(({ tree }) => findTags(tree, 'q'))).toEqual([]);
    for (const page of pages.filter(({ address }) => /^episodes\/./.test(address)))
      for (const speaker of findTags(page.tree, 'p', 'speaker'))
        expect(['Mara', 'Theo']).toContain(textOf(speaker));
  });
});

describe('a term', () => {
  /** Lines of a term's concordance: where each leads, and its words. */
  const linesOf = (page: HtmlPage) =>
    findTags(page.tree, 'a', 'line').map((line) => ({
      href: attributeOf(line, 'href') ?? '',
      words: textOf(line),
    }));
  const termPages = (): readonly HtmlPage[] => pages.filter(({ address }) => /^glossary\/./.test(address));

  it('has a page for each that was written, with its definition and every mention counted', async () => {
    const files = (await readdir('references/glossary')).filter((file) => file.endsWith('.md'));
    expect(files.length).toBeGreaterThan(11);
    const addresses = termPages().map(({ address }) => address);
    for (const file of files) expect(addresses).toContain(`glossary/${file.replace(/\.md$/, '')}/`);
    for (const page of termPages()) {
      const [, one, count] = /(?:(One) mention|(\d+) mentions)/.exec(textOf(page.tree)) ?? [];
      expect(linesOf(page), page.address).toHaveLength(one === 'One' ? 1 : Number(count));
      expect(textOf(only(findTags(page.tree, 'div', 'lead'))).length, page.address).toBeGreaterThan(20);
    }
  });

  it('lists mentions whose words stand where the link leads', () => {
    let checked = 0;
    for (const page of termPages())
      for (const { href, words } of linesOf(page)) {
        const [address = '', id = ''] = href.split('#');
        const target = pageAt(pages, address.slice(1));
        const place = findById(target.tree, decodeURIComponent(id));
        // a heading stands for the section that it names
        const whole =
          findAll(target.tree, (element) => attributeOf(element, 'ariaLabelledBy') === id)[0] ?? place;
        expect(lettersOf(textOf(whole, isAdded)), `${page.address} ${href}`).toContain(lettersOf(words));
        checked++;
      }
    expect(checked).toBeGreaterThan(100);
  });

  it('lists every time its name is written or said', () => {
    const name = /Juche|주체|主體|Chuch['’]e/g;
    for (const address of [`episodes/${slug}/`, 'episodes/a-tour-of-the-companion/']) {
      const text = sections
        .filter((id) => id !== 'deep-dives' || textOf(pageAt(pages, address).tree).includes('Deep dives'))
        .map((id) =>
          textOf(
            sectionOf(pageAt(pages, address), id),
            (element) =>
              isAdded(element) || /^h[1-6]$/.test(element.tagName) || hasClass(element, 'provenance'),
          ),
        )
        .join(' ');
      const listed = linesOf(pageAt(pages, 'glossary/juche/')).filter(({ href }) =>
        href.startsWith(`/${address}#`),
      );
      expect(listed, address).toHaveLength([...text.matchAll(name)].length);
    }
  });

  it('is a link where a section first mentions it, once, and never in a heading, a link or code', () => {
    // the list of the map names every term, too, but not in a section's words
    const linked = [...walkElements(episode.tree)].filter(
      ({ element, around }) =>
        hasClass(element, 'term') && !around.some((outer) => hasClass(outer, 'episode-map')),
    );
    expect(linked.length).toBeGreaterThan(40);
    for (const { element, around } of linked) {
      expect(attributeOf(element, 'href')).toBe(`/glossary/${attributeOf(element, 'dataTerm')}/`);
      expect(around.filter(({ tagName }) => /^(h[1-6]|a|code|pre)$/.test(tagName))).toEqual([]);
    }
    for (const dive of findTags(episode.tree, 'section', 'dive')) {
      const id = attributeOf(dive, 'ariaLabelledBy') ?? '';
      const terms = findTags(dive, 'a', 'term').map((link) => attributeOf(link, 'dataTerm'));
      expect(new Set(terms).size, id).toBe(terms.length);
      const mentioned = termPages().filter((page) =>
        linesOf(page).some(({ href }) => href.endsWith(`#${id}`)),
      );
      expect(
        mentioned.map(({ address }) => address.split('/')[1]),
        id,
      ).toEqual([...terms].sort());
    }
    // the name in the heading of the second part is not a link, its first mention below is
    expect(findTags(findById(episode.tree, 'juche-and-devotion-to-the-kim-family'), 'a')).toEqual([]);
  });

  it('with other scripts leads from each of them to one page', () => {
    const names = findTags(episode.tree, 'a', 'term')
      .filter((link) => attributeOf(link, 'dataTerm') === 'flying-money')
      .map((link) => textOf(link));
    expect(new Set(names).size).toBeGreaterThan(1);
    expect(textOf(pageAt(pages, 'glossary/flying-money/').tree)).toContain('飞钱');
  });
});

describe('a source', () => {
  /** How often each key is cited in a text. */
  const countKeys = (text: string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const [, key = ''] of text.matchAll(/(?<=[[ ;-])@(\w+)/g))
      counts.set(key, (counts.get(key) ?? 0) + 1);
    return counts;
  };

  it('lists as many moments as there are citations of it, each with its relation', () => {
    const cited = countKeys(written.replace(/^---[\s\S]*?^---$/m, ''));
    expect(cited.size).toBeGreaterThan(14);
    for (const [key, count] of cited) {
      const page = pageAt(pages, `sources/${key.toLowerCase()}/`);
      const moments = findTags(page.tree, 'ol', 'moments').flatMap((list) => findTags(list, 'li'));
      // a plain link to the source's address is a moment too, without a relation
      const here = moments.filter(
        (moment) =>
          findTags(moment, 'span', 'relation').length > 0 &&
          findTags(moment, 'a').some((link) => attributeOf(link, 'href')?.startsWith(`/episodes/${slug}/#`)),
      );
      expect(here, key).toHaveLength(count);
      for (const moment of here)
        expect(textOf(only(findTags(moment, 'span', 'relation')))).toMatch(
          /^(supports|disputes|background|mention(s|ed))$/,
        );
    }
  });

  it('lists statements that stand where the link leads', () => {
    let checked = 0;
    for (const page of pages.filter(({ address }) => /^sources\/./.test(address)))
      for (const statement of findTags(page.tree, 'p', 'statement')) {
        const [address = '', id = ''] = (attributeOf(only(findTags(statement, 'a')), 'href') ?? '').split(
          '#',
        );
        const target = pageAt(pages, address.slice(1));
        // a glossary entry is a page of its own
        const place = findById(target.tree, id === '' ? 'main' : decodeURIComponent(id));
        const whole =
          findAll(target.tree, (element) => attributeOf(element, 'ariaLabelledBy') === id)[0] ?? place;
        const words = lettersOf(textOf(statement).replace(/…$/, ''));
        expect(lettersOf(textOf(whole, isAdded)), `${page.address} ${id}`).toContain(words);
        checked++;
      }
    expect(checked).toBeGreaterThan(30);
  });

  it('says that sources disagree, and which came after the episode', () => {
    expect(textOf(pageAt(pages, 'sources/myers2015/').tree)).toContain('disputes');
    expect(textOf(episode.tree)).toContain(
      'The advisory is dated 28 August 2025, fifteen weeks after the episode.',
    );
  });

  it('is cited and listed with links both ways', () => {
    for (const page of pages) {
      const references = findTags(page.tree, 'ol', 'references').flatMap((list) =>
        findTags(list, 'li').filter(({ properties }) => String(properties['id']).startsWith('ref-')),
      );
      const there = findTags(page.tree, 'span', 'citation').flatMap((citation) =>
        findTags(citation, 'a', 'cite').map(
          (link) => `#${attributeOf(citation, 'id')} ${attributeOf(link, 'href')}`,
        ),
      );
      const back = references.flatMap((reference) =>
        findTags(reference, 'a')
          .map((link) => attributeOf(link, 'href') ?? '')
          .filter((href) => href.startsWith('#cite-'))
          .map((href) => `${href} #${attributeOf(reference, 'id')}`),
      );
      expect([...new Set(there)].sort(), page.address).toEqual([...back].sort());
      if (page === episode) expect(there.length).toBeGreaterThan(35);
    }
  });

  it('leads back to plain links as well', () => {
    for (const page of [episode, pageAt(pages, 'glossary/flying-money/')]) {
      const entry = findById(page.tree, 'ref-chinaknowledge.de-history-terms-feiqian.html-0b5tvyv');
      const back = findTags(entry, 'a')
        .map((link) => attributeOf(link, 'href') ?? '')
        .filter((href) => href.startsWith('#'));
      expect(back, page.address).toHaveLength(1);
      const link = findById(page.tree, (back[0] ?? '').slice(1));
      expect(attributeOf(link, 'href')).toBe('http://www.chinaknowledge.de/History/Terms/feiqian.html');
    }
  });
});
