import { rehype } from 'rehype';
import { describe, expect, it } from 'vitest';
import { embedCodes, exportOembed, type EmbeddedEpisode } from '../../../src/export/oembed.ts';
import { attributeOf, findTags } from '../../support/html-site.ts';

const episode: EmbeddedEpisode = {
  title: 'Flying "money" & <more>',
  show: { title: 'Shadow Ledgers', url: 'https://show.example/base/' },
  author: 'Mara and Theo',
  path: 'episodes/one/',
  embedUrl: 'https://show.example/base/episodes/one/embed/',
  cardUrl: 'https://show.example/base/episodes/one/card.png',
  hasTranscript: true,
};

/** The attributes of the one `<iframe>` that HTML consists of. */
function frameOf(html: string): Record<string, string | undefined> {
  const tree = rehype().data('settings', { fragment: true }).parse(html);
  const frames = findTags(tree, 'iframe');
  expect(tree.children).toEqual([...frames]);
  expect(frames).toHaveLength(1);
  const [frame] = frames;
  return Object.fromEntries(
    Object.keys(frame?.properties ?? {}).map((name) => [name, frame && attributeOf(frame, name)]),
  );
}

describe('oembed.json', () => {
  it('says all that oEmbed 1.0 asks of a rich answer, beside the page', () => {
    const { path, mediaType, body } = exportOembed(episode);
    expect([path, mediaType]).toEqual(['episodes/one/oembed.json', 'application/json']);
    const { html, ...answer } = JSON.parse(String(body)) as Record<string, unknown>;
    expect(answer).toEqual({
      version: '1.0',
      type: 'rich',
      title: 'Flying "money" & <more>',
      author_name: 'Mara and Theo',
      provider_name: 'Shadow Ledgers',
      provider_url: 'https://show.example/base/',
      width: 640,
      height: 420,
      thumbnail_url: 'https://show.example/base/episodes/one/card.png',
      thumbnail_width: 1200,
      thumbnail_height: 630,
      cache_age: 86_400,
    });
    expect(frameOf(String(html))).toMatchObject({ src: episode.embedUrl, width: '100%', height: '420' });
  });

  it('is lower where there is nothing to read', () => {
    const { body } = exportOembed({ ...episode, hasTranscript: false });
    const { height, html } = JSON.parse(String(body)) as { readonly height: number; readonly html: string };
    expect(frameOf(html)['height']).toBe(String(height));
    expect(height).toBeLessThan(200);
  });
});

describe('the code to copy', () => {
  it('is a frame with a title, loaded late, with one permission and nothing of a third party', () => {
    const [whole, player] = embedCodes(episode);
    expect([whole?.label, player?.label]).toEqual(['Player and transcript', 'Player']);
    expect(frameOf(whole?.code ?? '')).toEqual({
      src: episode.embedUrl,
      title: 'Player: Flying "money" & <more>',
      width: '100%',
      height: '420',
      style: 'border:0',
      loading: 'lazy',
      allow: 'screen-wake-lock',
    });
  });

  it('is one where there is no transcript', () => {
    expect(embedCodes({ ...episode, hasTranscript: false }).map(({ label }) => label)).toEqual(['Player']);
  });
});
