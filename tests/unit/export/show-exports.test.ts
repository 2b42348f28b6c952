import { parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { exportFeed } from '../../../src/export/feed.ts';
import type { Exported } from '../../../src/export/files.ts';
import { showExports } from '../../../src/export/index.ts';
import { exportRedirects } from '../../../src/export/redirects.ts';
import { form, makeTerm } from './glossary/sample-glossary.ts';
import { exportSitemap } from '../../../src/export/sitemap.ts';
import { hostile, makeFacts, makeInput, makeShow, without } from './sample-show.ts';

const bodyOf = ({ files }: Exported, path: string): string => {
  const body = files.find((file) => file.path === path)?.body;
  if (typeof body !== 'string') throw new Error(`no ${path} among ${files.map((file) => file.path).join()}`);
  return body;
};

/** What every reader of XML refuses: control characters, and ampersands that begin no entity. */
const refusedByXml = /(?![\t\n\r])[\p{Cc}\uFFFE\uFFFF]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/iu;

describe('feed', () => {
  const read = (input = makeInput()) => parseRssFeed(bodyOf(exportFeed(input), 'feed.xml'));

  test('a reader finds the show and each episode with its audio in it', () => {
    const feed = read();
    expect(feed).toMatchObject({
      title: 'The Glosscast Sampler',
      link: 'https://host.example/sampler/',
      description: 'Two short recordings.',
      language: 'en',
      atom: { links: [{ href: 'https://host.example/sampler/feed.xml', rel: 'self' }] },
      itunes: {
        author: 'Mara, Theo',
        explicit: false,
        categories: [{ text: 'News' }],
        owner: { email: 'a@host.example' },
      },
      podcast: { guid: '78ff22a0-be9f-55dc-a015-26853c2b87fe', medium: 'podcast' },
    });
    expect(feed.items).toHaveLength(1);
    expect(feed.items?.[0]).toMatchObject({
      title: 'Flying money',
      link: 'https://host.example/sampler/episodes/flying-money/',
      guid: { value: 'https://host.example/sampler/episodes/flying-money/', isPermaLink: true },
      enclosures: [
        {
          url: 'https://host.example/sampler/episodes/flying-money/digest.mp3',
          length: 2_806_101,
          type: 'audio/mpeg',
        },
      ],
      itunes: { duration: 468, explicit: false, episodeType: 'full' },
      podcast: {
        transcripts: [
          {
            url: 'https://host.example/sampler/episodes/flying-money/transcript.vtt',
            type: 'text/vtt',
            language: 'en',
          },
        ],
        persons: [
          { display: 'Mara', role: 'host', href: 'https://host.example/sampler/people/mara/' },
          { display: 'Sean Williams', role: 'guest' },
        ],
      },
    });
    expect(new Date(feed.items?.[0]?.pubDate ?? '').toISOString()).toBe('2026-11-22T12:00:00.000Z');
  });

  test('it is written only for a show whose feed it is', () => {
    const elsewhere = without(makeShow(), 'feed');
    expect(exportFeed(makeInput({ show: elsewhere })).files).toEqual([]);
    expect(
      exportFeed(makeInput({ show: makeShow({ feed: { own: false, explicit: false } }) })).files,
    ).toEqual([]);
  });

  test('an identifier of the host stays as it is, whatever the address', () => {
    const guid = 'urn:uuid:d268a2c2-12d9-5799-be9a-7263499268be';
    const feed = read(makeInput({ episodes: [makeFacts('renamed', {}, { guid })] }));
    expect(feed.items?.[0]?.guid).toMatchObject({ value: guid, isPermaLink: false });
  });

  test('numbers, seasons and types are said where they are known, and only whole numbers are numbers', () => {
    const numbered = makeFacts('a', {}, { number: '1154', season: 3, type: 'bonus', explicit: true });
    const [first, second] =
      read(makeInput({ episodes: [numbered, makeFacts('b', {}, { number: '12b' })] })).items ?? [];
    expect(first?.itunes).toMatchObject({ episode: 1154, season: 3, episodeType: 'bonus', explicit: true });
    expect(first?.podcast).toMatchObject({ episode: { number: 1154 }, season: { number: 3 } });
    expect(second?.itunes?.episode).toBeUndefined();
  });

  test('chapters are named in the two ways that players know', () => {
    const chapters = [
      { start: 0, title: 'Hello' },
      { start: 125.5, title: 'Why <it> stopped' },
    ];
    const [first, second] =
      read(makeInput({ episodes: [makeFacts('a', { chapters }), makeFacts('b')] })).items ?? [];
    const page = 'https://host.example/sampler/episodes/a/';
    expect(first?.podcast?.chapters).toEqual({
      url: `${page}chapters.json`,
      type: 'application/json+chapters',
    });
    expect(first?.psc?.chapters).toEqual([
      { start: '00:00:00.000', title: 'Hello', href: `${page}#t=0` },
      { start: '00:02:05.500', title: 'Why <it> stopped', href: `${page}#t=125` },
    ]);
    expect([second?.podcast?.chapters, second?.psc]).toEqual([undefined, undefined]);
  });

  test('no white space is put around titles and guids, and chapters say their version', () => {
    const facts = makeFacts(
      'a',
      { chapters: [{ start: 0, title: 'Hello' }] },
      { title: 'A & B', guid: 'x&y' },
    );
    const body = bodyOf(exportFeed(makeInput({ episodes: [facts] })), 'feed.xml');
    expect(body).toContain('<title><![CDATA[A & B]]></title>');
    expect(body).toContain('<guid isPermaLink="false"><![CDATA[x&y]]></guid>');
    expect(body).toContain('<psc:chapters version="1.2">');
  });

  test('what a machine made is declared, and nothing is declared where nothing is stated', () => {
    const declared = makeFacts('a', {}, { provenance: { transcript: { by: 'Whisper' } } });
    const [first, second] = read(makeInput({ episodes: [declared, makeFacts('b')] })).items ?? [];
    expect(first?.podcast?.txts).toEqual([{ purpose: 'ai-content', display: 'true' }]);
    expect(second?.podcast?.txts).toBeUndefined();
  });

  test('an episode without audio is not in it, for no player could play it', () => {
    const silent = without(makeFacts('silent'), 'audioUrl');
    expect(read(makeInput({ episodes: [silent, makeFacts('loud')] })).items?.map(({ link }) => link)).toEqual(
      ['https://host.example/sampler/episodes/loud/'],
    );
  });

  test('whatever texts hold, it is well-formed and says what they say', () => {
    const show = makeShow({ title: hostile, description: hostile, licence: hostile });
    const input = makeInput({ show, episodes: [makeFacts('a', { summary: [hostile] }, { title: hostile })] });
    const body = bodyOf(exportFeed(input), 'feed.xml');
    expect(body.replaceAll(/<!\[CDATA\[.*?\]\]>/gsu, '')).not.toMatch(refusedByXml);
    for (const character of '\u0000\u0008\uFFFE') expect(body).not.toContain(character);
    expect(body.isWellFormed()).toBe(true);
    const feed = parseRssFeed(body);
    const readable = `</script><script>alert("1")</script> & <b> ]]> 'x'`;
    expect(feed.title).toContain(readable);
    expect(feed.title).toContain('飞钱 👍');
    expect(feed.items?.[0]?.title).toContain(readable);
    expect(feed.items?.[0]?.description).toContain('&lt;script&gt;');
    expect(feed.items?.[0]?.description).not.toContain('<script>');
  });
});

describe('sitemap', () => {
  const pages = [
    { path: '' },
    { path: 'episodes/flying-money/', date: '2026-11-22' },
    { path: 'glossary/飞钱/' },
    { path: 'sources/a&b/' },
  ];
  const exported = exportSitemap(makeInput({ pages }));

  test('it lists every page by its whole address, with the date of what it shows', () => {
    const entries = [
      ...bodyOf(exported, 'sitemap.xml').matchAll(
        /<url><loc>(.*?)<\/loc>(?:<lastmod>(.*?)<\/lastmod>)?<\/url>/g,
      ),
    ];
    expect(entries.map(([, loc, date]) => [loc, date])).toEqual([
      ['https://host.example/sampler/', undefined],
      ['https://host.example/sampler/episodes/flying-money/', '2026-11-22'],
      ['https://host.example/sampler/glossary/%E9%A3%9E%E9%92%B1/', undefined],
      ['https://host.example/sampler/sources/a&amp;b/', undefined],
    ]);
  });

  test('robots are told where it is, and GitHub Pages leaves no folder out', () => {
    expect(bodyOf(exported, 'robots.txt')).toContain('\nSitemap: https://host.example/sampler/sitemap.xml\n');
    expect(bodyOf(exported, '.nojekyll')).toBe('');
  });
});

describe('redirects', () => {
  const redirect = (from: string, to: string) =>
    exportRedirects(makeInput({ show: makeShow({ redirects: [{ from, to }] }) })).files[0];

  test.each([
    ['episodes/old', 'episodes/old/index.html'],
    ['episodes/old/', 'episodes/old/index.html'],
    ['sources/doi-10.1000', 'sources/doi-10.1000/index.html'],
    ['show-notes.html', 'show-notes.html'],
  ])('the old address "%s" is the file "%s"', (from, file) => {
    expect(redirect(from, 'episodes/new')?.path).toBe(file);
  });

  test.each([
    ['episodes/new', '/sampler/episodes/new/'],
    ['episodes/new/', '/sampler/episodes/new/'],
    ['sources/doi-10.1000', '/sampler/sources/doi-10.1000/'],
    ['references.bib', '/sampler/references.bib'],
    ['', '/sampler/'],
  ])('the new address "%s" is linked as "%s"', (to, href) => {
    const body = String(redirect('old', to)?.body);
    expect(body).toContain(`content="0; url=${href}"`);
    expect(body).toContain(`<a href="${href}">`);
    expect(body).toContain(`<link rel="canonical" href="https://host.example${href}">`);
    expect(body).toContain('<meta name="robots" content="noindex">');
  });

  test('other names of terms lead to them, unless a term or another name has that address', () => {
    const terms = [
      makeTerm('Flying money', {
        forms: [form("Fei ch'ien"), form('飞钱'), form('Hawala'), form('Transfer'), form('…')],
      }),
      makeTerm('Hawala', { forms: [form('transfer'), form('Old')] }),
    ];
    const show = makeShow({ redirects: [{ from: 'glossary/old', to: 'glossary/flying-money' }] });
    const { files } = exportRedirects(makeInput({ show, terms }));
    expect(files.map((file) => `${file.path} ${/0; url=([^"]+)/.exec(String(file.body))?.[1]}`)).toEqual([
      'glossary/old/index.html /sampler/glossary/flying-money/',
      'glossary/fei-ch-ien/index.html /sampler/glossary/flying-money/',
      'glossary/飞钱/index.html /sampler/glossary/flying-money/',
    ]);
  });

  test('no address or title can add markup', () => {
    const show = makeShow({
      title: hostile,
      redirects: [{ from: 'old', to: `"><script>alert(1)</script>` }],
    });
    expect(String(exportRedirects(makeInput({ show })).files[0]?.body)).not.toContain('<script');
  });
});

test('no two exports write the same file, and the same input gives the same files', () => {
  const make = () => showExports.flatMap((write) => write(makeInput()).files);
  const paths = make().map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(make()).toEqual(make());
});
