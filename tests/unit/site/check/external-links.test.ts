import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatMessage } from '../../../../src/diagnostics/message.ts';
import { createAskLink, type AskLink } from '../../../../src/read/ask-link.ts';
import { readContent } from '../../../../src/read/content.ts';
import { checkExternalLinks } from '../../../../src/site/check/external-links.ts';
import { loadContent } from '../../../../src/site/library.ts';

/** Asks after the links of an episode; what is said, and for how long was waited in all. */
async function checkLinks(
  body: string,
  ask: AskLink,
  { show = '', bibliography = '' } = {},
): Promise<{ texts: readonly string[]; waited: number }> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'glosscast-links-'));
  try {
    mkdirSync(path.join(folder, 'episodes/one'), { recursive: true });
    writeFileSync(
      path.join(folder, 'episodes/show.yaml'),
      `title: Show\ndescription: A show.\nlanguage: en\nurl: https://show.example/\n${show}`,
    );
    mkdirSync(path.join(folder, 'references'));
    writeFileSync(path.join(folder, 'references/all.bib'), bibliography);
    writeFileSync(
      path.join(folder, 'episodes/one/episode.md'),
      `---\ntitle: One\ndate: 2025-05-15\n---\n\n${body}\n`,
    );
    let waited = 0;
    const wait = (milliseconds: number): Promise<void> => {
      waited += milliseconds;
      return Promise.resolve();
    };
    const messages = await checkExternalLinks(loadContent(await readContent(folder)), { ask, wait });
    return { texts: messages.map(formatMessage), waited };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('links to other sites', () => {
  it('are asked after once each, one at a time per host, and called dead only where the host says so', async () => {
    const asked: string[] = [];
    let [busy, most] = [0, 0];
    const answers: Readonly<Record<string, { status: number; location?: string }>> = {
      '/gone': { status: 410 },
      '/no': { status: 403 },
      '/moved': { status: 301, location: '/well' },
      '/loop': { status: 302, location: '/loop' },
      '/error': { status: 500 },
    };
    const ask: AskLink = async (url, method) => {
      asked.push(`${method} ${url.pathname}`);
      most = Math.max(most, ++busy);
      await Promise.resolve();
      busy--;
      return answers[url.pathname] ?? { status: 200 };
    };
    const at = (name: string): string => `[x](https://a.example/${name})`;
    const { texts, waited } = await checkLinks(
      [at('well'), at('well#part'), at('gone'), at('no'), at('moved'), at('loop'), at('error')].join('\n'),
      ask,
    );
    expect(texts).toEqual([
      'episodes/one/episode.md:8:2: warning: the link "https://a.example/gone" answers 410; an archived copy may be at web.archive.org [dead-external-link]',
      'episodes/one/episode.md:9:2: hint: the link "https://a.example/no" answers 403 [unchecked-link]',
      'episodes/one/episode.md:11:2: hint: the link "https://a.example/loop" leads on more than 3 times [unchecked-link]',
      'episodes/one/episode.md:12:2: hint: the link "https://a.example/error" answers 500 [unchecked-link]',
    ]);
    expect(asked.filter((line) => line === 'HEAD /gone' || line === 'GET /gone')).toHaveLength(2);
    expect(asked.filter((line) => line.endsWith(' /loop'))).toHaveLength(4);
    expect(most).toBe(1);
    // a pause before every question but the first
    expect(waited).toBe((asked.length - 1) * 1000);
  });

  it('are those of the show and of sources, too; of a DOI it is enough that it is registered', async () => {
    const { texts } = await checkLinks(
      'Words.',
      (url) =>
        Promise.resolve(
          url.pathname === '/10.1000/known' ? { status: 302, location: '/elsewhere' } : { status: 404 },
        ),
      {
        show: 'listen: { apple: "https://apple.example/gone" }\n',
        bibliography: ['known', 'slip']
          .map(
            (name) => `@misc{${name}, title = {T}, author = {A, B}, year = 2014, doi = {10.1000/${name}}}\n`,
          )
          .join(''),
      },
    );
    expect(texts.map((text) => text.replace(/;.*/, ''))).toEqual([
      'episodes/show.yaml:1:1: warning: the link "https://apple.example/gone" answers 404',
      'references/all.bib:2:1: warning: the link "https://doi.org/10.1000/slip" answers 404',
    ]);
  });

  it('leave a host alone that asks for patience', async () => {
    let count = 0;
    const { texts } = await checkLinks('[a](https://a.example/1) [b](https://a.example/2)', () => {
      count++;
      return Promise.resolve({ status: 429 });
    });
    expect(count).toBe(1);
    expect(texts.join('\n')).toMatch(/answers 429 .*\n.*was not asked: its host had enough/);
  });

  describe('of a server', () => {
    const requests: {
      method?: string | undefined;
      agent?: string | undefined;
      range?: string | undefined;
    }[] = [];
    let server: Server;
    let origin: string;
    beforeAll(async () => {
      server = createServer((request, response) => {
        const { method, headers } = request;
        requests.push({ method, agent: headers['user-agent'], range: headers.range });
        response.writeHead(method === 'HEAD' ? 405 : 206).end('x');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    });
    afterAll(() => {
      server.close();
    });

    it('that knows no HEAD are asked for one byte, by name', async () => {
      const { texts } = await checkLinks(`[x](${origin}/)`, createAskLink(true));
      expect(texts).toEqual([]);
      expect(requests).toEqual([
        { method: 'HEAD', agent: expect.stringContaining('Glosscast') as string, range: undefined },
        { method: 'GET', agent: expect.stringContaining('Glosscast') as string, range: 'bytes=0-0' },
      ]);
    });

    it('in a private network are not asked', async () => {
      requests.length = 0;
      const { texts } = await checkLinks(`[x](${origin}/) [y](http://localhost:1/)`, createAskLink());
      expect(texts.join('\n').match(/private network/g)).toHaveLength(2);
      expect(requests).toEqual([]);
    });
  });
});
