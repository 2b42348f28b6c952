import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as send, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteServer, listenOnFreePort, readBase } from '../../../src/site/server.ts';

const host = '127.0.0.1';
const audio = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
const page = `<!doctype html><link rel="stylesheet" href="/show/assets/a.css"><p>${'words '.repeat(400)}</p>`;
let folder: string;
let server: Server;
let port: number;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a path as it is: nothing normalises it on the way. */
function ask(wanted: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    send({ host, port, path: wanted, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}

beforeAll(async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'glosscast-server-'));
  folder = path.join(root, 'dist');
  await writeFile(path.join(root, 'secret.txt'), 'secret');
  const files: Readonly<Record<string, string | Buffer>> = {
    'index.html': page,
    '404.html': `<h1>Not here</h1>${' '.repeat(2000)}`,
    'episodes/x/index.html': page,
    'episodes/x/transcript.vtt': 'WEBVTT\n',
    'episodes/x/chapters.json': '{}',
    'episodes/x/a.mp3': audio,
    'episodes/x/empty.mp3': '',
    'glossary/飞钱/index.html': 'flying money',
    'assets/serif.BpEBLj1O.woff2': audio,
    'pagefind/index/en_1.pf_index': audio,
  };
  for (const [name, body] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), body);
  }
  server = createSiteServer({ folder, base: '/show/' });
  port = await listenOnFreePort(server, 0, host);
});
afterAll(async () => {
  server.close();
  await rm(path.dirname(folder), { recursive: true });
});

it('lets browsers keep a font whose name changes with its bytes, and nothing else', async () => {
  const kept = async (wanted: string): Promise<string | undefined> =>
    (await ask(wanted)).headers['cache-control'];
  expect(await kept('/show/assets/serif.BpEBLj1O.woff2')).toBe('public, max-age=31536000, immutable');
  expect(await kept('/show/assets/serif.AAAAAAAA.woff2')).toBe('no-cache');
  expect(await kept('/show/episodes/x/')).toBe('no-cache');
});

describe('audio', () => {
  it('is sent in the part asked for, so that a player can seek', async () => {
    const { status, headers, body } = await ask('/show/episodes/x/a.mp3', { Range: 'bytes=1000-1999' });
    expect(status).toBe(206);
    expect(headers).toMatchObject({
      'content-range': 'bytes 1000-1999/5000',
      'content-length': '1000',
      'content-type': 'audio/mpeg',
    });
    expect(body.equals(audio.subarray(1000, 2000))).toBe(true);
  });

  it('is sent from its end', async () => {
    const { status, body } = await ask('/show/episodes/x/a.mp3', { Range: 'bytes=-10' });
    expect([status, body.equals(audio.subarray(4990))]).toEqual([206, true]);
  });

  it('is refused behind its end, also where it is empty', async () => {
    const { status, headers } = await ask('/show/episodes/x/a.mp3', { Range: 'bytes=5000-' });
    expect([status, headers['content-range']]).toEqual([416, 'bytes */5000']);
    expect((await ask('/show/episodes/x/empty.mp3', { Range: 'bytes=0-' })).status).toBe(416);
    expect((await ask('/show/episodes/x/empty.mp3')).status).toBe(200);
  });

  it('is sent whole when it has changed since', async () => {
    const { headers } = await ask('/show/episodes/x/a.mp3', {}, 'HEAD');
    const etag = headers.etag ?? '';
    const range = { Range: 'bytes=0-9' };
    expect((await ask('/show/episodes/x/a.mp3', { ...range, 'If-Range': etag })).status).toBe(206);
    expect((await ask('/show/episodes/x/a.mp3', { ...range, 'If-Range': '"old"' })).status).toBe(200);
    expect((await ask('/show/episodes/x/a.mp3', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('is never compressed, and answers HEAD with its length alone', async () => {
    const { headers, body } = await ask('/show/episodes/x/a.mp3', { 'Accept-Encoding': 'br' }, 'HEAD');
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers).toMatchObject({ 'content-length': '5000', 'accept-ranges': 'bytes' });
    expect(body).toHaveLength(0);
  });
});

describe('pages', () => {
  it('are compressed as the browser likes', async () => {
    const brotli = await ask('/show/', { 'Accept-Encoding': 'gzip, br' });
    expect(brotli.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(brotli.body).toString()).toBe(page);
    const gzip = await ask('/show/', { 'Accept-Encoding': 'gzip' });
    expect(gunzipSync(gzip.body).toString()).toBe(page);
    expect((await ask('/show/')).body.toString()).toBe(page);
    expect(brotli.headers.etag).not.toBe(gzip.headers.etag);
  });

  it('have one address: with a slash, below the base', async () => {
    const noSlash = await ask('/show/episodes/x?t=1');
    expect([noSlash.status, noSlash.headers.location]).toEqual([301, '/show/episodes/x/?t=1']);
    expect((await ask('/show')).headers.location).toBe('/show/');
    expect((await ask('/')).headers.location).toBe('/show/');
    expect((await ask('/episodes/x/')).status).toBe(404);
  });

  it('are found in other scripts', async () => {
    const address = encodeURI('/show/glossary/飞钱/');
    expect((await ask(address)).body.toString()).toBe('flying money');
    expect((await ask(address.slice(0, -1))).headers.location).toBe(address);
  });

  it('that are not there answer with the page that says so', async () => {
    const { status, body, headers } = await ask('/show/nothing/', {
      'Accept-Encoding': 'gzip',
      Range: 'bytes=0-1',
    });
    expect(status).toBe(404);
    expect(headers['content-type']).toContain('text/html');
    expect(body.toString()).toContain('Not here');
  });
});

describe('other files', () => {
  it.each([
    ['episodes/x/transcript.vtt', 'text/vtt; charset=utf-8', '*'],
    ['episodes/x/chapters.json', 'application/json+chapters; charset=utf-8', '*'],
    ['pagefind/index/en_1.pf_index', 'application/octet-stream', undefined],
  ])('%s is %s', async (file, type, origin) => {
    const { headers } = await ask(`/show/${file}`);
    expect(headers['content-type']).toBe(type);
    expect(headers['access-control-allow-origin']).toBe(origin);
    expect(headers['content-encoding']).toBeUndefined();
  });
});

describe('what is not for it', () => {
  it.each([
    '/show/../../secret.txt',
    '/show/%2e%2e/secret.txt',
    '/show/..%2fsecret.txt',
    '/show/..%5csecret.txt',
    '/show/%00',
    '/show/%E0%A4%A',
    '/show/episodes/./x/',
    'http://elsewhere/show/',
  ])('is refused: %s', async (wanted) => {
    const { status, body } = await ask(wanted);
    expect(status).toBe(400);
    expect(body.toString()).not.toContain('secret');
  });

  it('never leads to another host', async () => {
    for (const wanted of ['//evil.example/..', '//show/episodes/x', '/show//evil.example'])
      expect((await ask(wanted)).headers.location ?? '/').not.toMatch(/^\/\/|^https?:/);
  });

  it('is refused: other methods', async () => {
    const { status, headers } = await ask('/show/', {}, 'POST');
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('does not stop it: a reader who leaves in the middle', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, host, () => {
        socket.write('GET /show/episodes/x/a.mp3 HTTP/1.1\r\nHost: x\r\n\r\n', () => {
          socket.destroy();
          resolve();
        });
      });
    });
    expect((await ask('/show/')).status).toBe(200);
  });
});

it('a port that is taken makes it take the next that is free', async () => {
  const second = createSiteServer({ folder, base: '/' });
  expect(await listenOnFreePort(second, port, host)).toBeGreaterThan(port);
  second.close();
});

it('the base a site was built for is read from its home page', async () => {
  expect(await readBase(folder)).toBe('/show/');
  expect(await readBase(path.join(folder, 'none'))).toBe('/');
});
