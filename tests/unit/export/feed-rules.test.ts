import { parseRssFeed } from 'feedsmith';
import sax from 'sax';
import { describe, expect, it } from 'vitest';
import { feedGuid } from '../../../src/export/feed-guid.ts';
import { exportFeed } from '../../../src/export/feed.ts';
import { checkOwnFeed } from '../../../src/site/check/own-feed.ts';
import { makeFacts, makeInput, makeShow, without } from './sample-show.ts';

const page = 'https://host.example/sampler/episodes/full/';

const full = makeFacts(
  'full',
  {
    chapters: [{ start: 0, title: 'Hello' }],
    soundbites: [{ start: 125.5, duration: 30, title: 'Why it <stopped>' }],
    notes: {
      short: '<p>Short &amp; sweet</p>\n',
      full: '<h2>Long</h2>\n<p><itunes:explicit>no</itunes:explicit></p>',
    },
    transcripts: ['vtt', 'srt', 'json', 'html'].map((extension) => ({
      path: `episodes/full/transcript.${extension}`,
      mediaType:
        { vtt: 'text/vtt', srt: 'application/x-subrip', json: 'application/json', html: 'text/html' }[
          extension
        ] ?? '',
    })),
  },
  { licence: 'CC-BY-4.0', explicit: true, number: '3', season: 2 },
);

const xmlOf = (
  input = makeInput({ show: makeShow({ image: 'cover.png' }), episodes: [full, makeFacts('b')] }),
): string => String(exportFeed(input).files[0]?.body);

/** The texts of elements by their path, as another parser has them. */
function textsOf(xml: string): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  const path: string[] = [];
  const parser = sax.parser(true, { xmlns: true });
  parser.onopentag = ({ name }) => {
    path.push(name);
    texts.set(path.join('/'), [...(texts.get(path.join('/')) ?? []), '']);
  };
  parser.ontext = parser.oncdata = (text) => {
    const all = texts.get(path.join('/'));
    if (all) all[all.length - 1] += text;
  };
  parser.onclosetag = () => path.pop();
  parser.onerror = (error) => {
    throw error;
  };
  parser.write(xml).close();
  return texts;
}

describe('feed.xml keeps the rules of directories', () => {
  const texts = textsOf(xmlOf());
  const channel = (name: string): string[] | undefined => texts.get(`rss/channel/${name}`);
  const item = (name: string): string[] | undefined => texts.get(`rss/channel/item/${name}`);

  it('has every tag that Apple requires, one of each', () => {
    for (const name of [
      'title',
      'description',
      'language',
      'link',
      'itunes:image',
      'itunes:category',
      'itunes:explicit',
    ])
      expect(channel(name), name).toHaveLength(1);
    for (const name of [
      'title',
      'guid',
      'pubDate',
      'enclosure',
      'itunes:explicit',
      'itunes:duration',
      'link',
    ])
      expect(item(name), name).toHaveLength(2);
  });

  it('says true and false, as Apple does, and leaves texts alone', () => {
    expect(channel('itunes:explicit')).toEqual(['false']);
    expect(item('itunes:explicit')).toEqual(['true', 'false']);
    expect(parseRssFeed(xmlOf()).items?.[0]?.content?.encoded).toBe(full.notes?.full);
  });

  it('has the notes: short enough as the description, all of them as content', () => {
    expect(item('description')?.[0]?.trim()).toBe('<p>Short &amp; sweet</p>');
    expect(item('content:encoded')?.map((html) => html.trim())).toEqual([full.notes?.full]);
  });

  it('has every form of the transcript, chapters, soundbites, people with their group, and the licence', () => {
    const [podcast] = parseRssFeed(xmlOf()).items?.map((one) => one.podcast) ?? [];
    expect(podcast).toMatchObject({
      transcripts: [
        { url: `${page}transcript.vtt`, type: 'text/vtt', rel: 'captions' },
        { url: `${page}transcript.srt`, type: 'application/x-subrip', rel: 'captions' },
        { url: `${page}transcript.json`, type: 'application/json', rel: 'captions' },
        { url: `${page}transcript.html`, type: 'text/html' },
      ],
      chapters: { url: `${page}chapters.json` },
      soundbites: [{ startTime: 125.5, duration: 30, display: 'Why it <stopped>' }],
      license: { display: 'CC-BY-4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
      season: { number: 2 },
      episode: { number: 3 },
    });
    expect(podcast?.persons?.map(({ role, group }) => [role, group])).toEqual([
      ['host', 'cast'],
      ['guest', 'cast'],
    ]);
  });
});

describe('the identifier of a show', () => {
  it.each([
    ['podnews.net/rss', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
    ['https://podnews.net/rss/', '9b024349-ccf0-5f69-a609-6b82873eab3c'],
    ['http://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
  ])('is that of its address: %s', (address, guid) => {
    expect(feedGuid(address)).toBe(guid);
  });

  it('is in the feed when none was given, and is to be written down', () => {
    const feed = { own: true, explicit: false };
    const show = makeShow({ feed });
    const guid = feedGuid('host.example/sampler/feed.xml');
    expect(xmlOf(makeInput({ show }))).toContain(`<podcast:guid>${guid}</podcast:guid>`);
    const said = checkOwnFeed(show).map(({ message, hint }) => `${message} ${hint ?? ''}`);
    expect(said).toHaveLength(4);
    expect(said.join()).toContain(guid);
    expect(checkOwnFeed(makeShow({ image: 'cover.png' }))).toEqual([]);
    expect(checkOwnFeed(without(show, 'feed'))).toEqual([]);
  });
});

it('names the picture of an episode that has one for directories, and of no other', () => {
  const artwork = `${page}platform.jpg`;
  const xml = xmlOf(
    makeInput({ show: makeShow(), episodes: [makeFacts('full', { artwork }), makeFacts('b')] }),
  );
  expect(parseRssFeed(xml).items?.map(({ itunes }) => itunes?.image)).toEqual([artwork, undefined]);
});
