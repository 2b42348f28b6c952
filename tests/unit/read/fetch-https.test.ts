import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fetchLimits, fetchPublic, openHttps, type Network } from '../../../src/read/fetch-public.ts';
import { certify } from '../../support/certificate.ts';

const own = certify('feeds.example');
const asked: string[] = [];
let server: Server;
let port = 0;

const pages: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>> = {
  '/feed': (response) => response.end('<rss/>'),
  '/chunked': (response) => {
    for (const part of ['<r', 'ss', '/>']) response.write(part);
    response.end();
  },
  '/packed': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('<rss/>')),
  '/bomb': (response) =>
    response
      .writeHead(200, { 'content-encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(fetchLimits.bytes * 4))),
  '/endless': (response) => {
    const part = Buffer.alloc(1024 * 1024);
    const more = (): void => {
      while (!response.destroyed && response.write(part));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/unpacked': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('<rss/>'),
  '/torn': (response) => {
    response.writeHead(200, { 'content-length': '100' }).write('<rss', () => response.destroy());
  },
  '/torn-packed': (response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('<rss/>').subarray(0, 12));
  },
  '/silent': () => undefined,
  '/drip': (response) => void response.write('<rss'),
  '/twice': (response) => response.writeHead(302, { location: '/once' }).end(),
  '/once': (response) => response.writeHead(301, { location: '/feed' }).end(),
  '/round': (response) => response.writeHead(308, { location: '/round' }).end(),
  '/inside': (response, { socket }) =>
    response
      .writeHead(302, { location: `https://${socket.localAddress ?? ''}:${socket.localPort ?? 0}/feed` })
      .end(),
};

beforeAll(async () => {
  server = createServer(own, (request, response) => {
    asked.push(`${request.headers.host?.replace(/:\d+$/, '') ?? ''}${request.url ?? ''}`);
    (pages[request.url ?? ''] ?? (() => response.writeHead(404).end()))(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** The names of this test are at an address of the Internet; whoever asks there is answered by the server here. */
const network = (ca: string | undefined = own.cert): Network => ({
  resolve: (host) => Promise.resolve(host.endsWith('.example') ? ['93.184.216.34'] : []),
  open: (url, _address, signal) => openHttps(ca)(url, '127.0.0.1', signal),
});

const get = async (page: string, options: { host?: string; ca?: string; signal?: AbortSignal } = {}) => {
  const { host = 'feeds.example', ca = own.cert, signal = new AbortController().signal } = options;
  const { bytes } = await fetchPublic(`https://${host}:${port}${page}`, { signal, network: network(ca) });
  return Buffer.from(bytes).toString();
};

test('a server is asked by its name, however it sends its answer', async () => {
  for (const page of ['/feed', '/chunked', '/packed', '/twice']) expect(await get(page), page).toBe('<rss/>');
  expect(asked[0]).toBe('feeds.example/feed');
});

test('what is larger than it may be is given up while it comes, packed or not', async () => {
  for (const page of ['/bomb', '/endless'])
    await expect(get(page), page).rejects.toThrow(/larger than 20 MB/);
});

test('what breaks off, or is not what it says, is no answer', async () => {
  await expect(get('/torn')).rejects.toThrow(/torn breaks off before its end/);
  await expect(get('/torn-packed')).rejects.toThrow(/breaks off before its end/);
  await expect(get('/unpacked')).rejects.toThrow(/not packed as it says/);
  await expect(get('/missing')).rejects.toThrow(/answers with 404/);
});

test('a certificate of nobody, or of another name, is not trusted, and nothing is asked', async () => {
  const before = asked.length;
  const stranger = certify('feeds.example').cert;
  await expect(get('/feed', { ca: stranger })).rejects.toThrow(/certificate that is not to be trusted/);
  await expect(get('/feed', { host: 'other.example' })).rejects.toThrow(
    /certificate that is not to be trusted/,
  );
  expect(asked).toHaveLength(before);
});

test('three redirects are followed, and none to this machine', async () => {
  await expect(get('/round')).rejects.toThrow(/more than 3 times/);
  expect(asked.filter((page) => page.endsWith('/round'))).toHaveLength(4);
  const before = asked.length;
  await expect(get('/inside')).rejects.toThrow(/127\.0\.0\.1, which is no address of the Internet/);
  expect(asked).toHaveLength(before + 1);
});

test('an answer that does not come, or not to its end, is given up in time', async () => {
  for (const page of ['/silent', '/drip']) {
    const patience = new AbortController();
    const waiting = get(page, { signal: patience.signal });
    waiting.catch(() => undefined);
    await expect.poll(() => asked.at(-1)).toBe(`feeds.example${page}`);
    patience.abort();
    await expect(waiting).rejects.toThrow(/too long/);
  }
});
