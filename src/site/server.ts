import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { readRange } from '../model/byte-range.ts';
import { allowsOtherSites, isText, mediaTypeOf } from './media-types.ts';
import { chooseEncoding, type Encoding } from './request-headers.ts';

/** A folder with a built site, and the path below the host that it was built for (`/` or `/name/`). */
export interface ServedSite {
  readonly folder: string;
  readonly base: string;
}

interface FoundFile {
  readonly file: string;
  readonly size: number;
  readonly modified: Date;
}

type Located = FoundFile | { readonly redirect: string } | 'bad' | 'missing';

const compressors: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: (body) => promisify(gzip)(body),
};
/** Smaller bodies gain nothing by compression. */
const smallestCompressed = 1024;

/** A path as asked for, decoded; `undefined` if it is no path that could be in a site. */
function decodePath(raw: string): string | undefined {
  try {
    const decoded = decodeURIComponent(raw);
    const strange = !decoded.startsWith('/') || decoded.includes('\0') || decoded.includes('\\');
    return strange || decoded.split('/').some((part) => part === '..' || part === '.') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

async function findFile(file: string): Promise<FoundFile | 'folder' | undefined> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? { file, size: found.size, modified: found.mtime } : undefined;
  } catch {
    return undefined;
  }
}

async function locate({ folder, base }: ServedSite, url: string): Promise<Located> {
  const [raw = '', query] = url.split(/\?(.*)/s, 2);
  const decoded = decodePath(raw);
  if (decoded === undefined) return 'bad';
  const rest = query === undefined ? '' : `?${query}`;
  if (`${decoded}/` === base || (decoded === '/' && base !== '/')) return { redirect: base + rest };
  if (!decoded.startsWith(base)) return 'missing';
  const file = path.join(folder, decoded.slice(base.length));
  if (decoded.endsWith('/')) {
    const index = await findFile(path.join(file, 'index.html'));
    return index === undefined || index === 'folder' ? 'missing' : index;
  }
  const found = await findFile(file);
  if (found !== 'folder') return found ?? 'missing';
  // Never `//host`: a browser would take it for another host.
  return { redirect: `/${raw.replace(/^\/+/, '')}/${rest}` };
}

function sendText(response: ServerResponse, status: number, text: string, isHead: boolean): void {
  response.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(isHead ? undefined : text);
}

/** A font of the build: its name changes with its bytes. */
const namedByContent = /[\\/]assets[\\/][^\\/]+\.[\w-]{8}\.woff2$/;

const isFresh = (request: IncomingMessage, etag: string): boolean =>
  (request.headers['if-none-match'] ?? '')
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');

/** Sends a file: whole, compressed, or the part asked for. `status` is 404 for the page that says so. */
async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { file, size, modified }: FoundFile,
  status: 200 | 404,
): Promise<void> {
  const isHead = request.method === 'HEAD';
  const type = mediaTypeOf(file);
  const encoding =
    isText(type) && size >= smallestCompressed && request.headers.range === undefined
      ? chooseEncoding(request.headers['accept-encoding'])
      : undefined;
  const tag = `${size.toString(36)}-${Math.floor(modified.getTime()).toString(36)}`;
  const etag = `"${tag}${encoding === undefined ? '' : `-${encoding}`}"`;
  response.setHeader('Content-Type', type);
  // a page that preloads fonts which the browser must ask for anew is warned that it did not use them
  const isKept = status === 200 && namedByContent.test(file);
  response.setHeader('Cache-Control', isKept ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Last-Modified', modified.toUTCString());
  response.setHeader('ETag', etag);
  if (isText(type)) response.setHeader('Vary', 'Accept-Encoding');
  if (allowsOtherSites(file)) response.setHeader('Access-Control-Allow-Origin', '*');
  if (status === 200) {
    response.setHeader('Accept-Ranges', 'bytes');
    if (isFresh(request, etag)) return void response.writeHead(304).end();
  }
  if (encoding !== undefined) {
    const body = await compressors[encoding](await readFile(file));
    response.writeHead(status, { 'Content-Encoding': encoding, 'Content-Length': body.length });
    return void response.end(isHead ? undefined : body);
  }
  const validator = request.headers['if-range'];
  const rangeHolds = validator === undefined || validator === etag || validator === modified.toUTCString();
  const range = status === 200 && rangeHolds ? readRange(request.headers.range, size) : undefined;
  if (range === 'unsatisfiable')
    return void response.writeHead(416, { 'Content-Range': `bytes */${size}`, 'Content-Length': 0 }).end();
  const { start, end } = range ?? { start: 0, end: size };
  if (range) response.setHeader('Content-Range', `bytes ${start}-${end - 1}/${size}`);
  response.writeHead(range ? 206 : status, { 'Content-Length': end - start });
  if (isHead || end === start) return void response.end();
  const stream = createReadStream(file, { start, end: end - 1 });
  stream.on('error', () => response.destroy());
  response.on('close', () => stream.destroy());
  stream.pipe(response);
}

async function answer(site: ServedSite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const isHead = request.method === 'HEAD';
  if (request.method === 'OPTIONS') {
    const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Range' };
    return void response.writeHead(204, { Allow: 'GET, HEAD, OPTIONS', ...headers }).end();
  }
  if (request.method !== 'GET' && !isHead) {
    response.setHeader('Allow', 'GET, HEAD, OPTIONS');
    return sendText(response, 405, 'Only GET and HEAD.\n', isHead);
  }
  const found = await locate(site, request.url ?? '/');
  if (found === 'bad') return sendText(response, 400, 'Not a path of this site.\n', isHead);
  if (found === 'missing') {
    const page = await findFile(path.join(site.folder, '404.html'));
    if (page === undefined || page === 'folder') return sendText(response, 404, 'Not found.\n', isHead);
    return sendFile(request, response, page, 404);
  }
  if ('redirect' in found)
    return void response.writeHead(301, { Location: encodeURI(decodeURI(found.redirect)) }).end();
  return sendFile(request, response, found, 200);
}

/** Answers with a file, as {@link createSiteServer} does; `false`, and nothing is sent, if it is not there. */
export async function serveFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
): Promise<boolean> {
  const found = await findFile(file);
  if (found === undefined || found === 'folder') return false;
  await sendFile(request, response, found, 200);
  return true;
}

/**
 * A server for a built site, not listening yet: Range requests, compression, its 404 page, and nothing outside its
 * folder.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 */
export function createSiteServer(site: ServedSite): Server {
  return createServer((request, response) => {
    answer(site, request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'The file could not be read.\n', request.method === 'HEAD');
    });
  });
}

/** Tries one port after another, at most twenty; resolves to the one it listens on. Port 0 takes any. */
export async function listenOnFreePort(server: Server, port: number, host: string): Promise<number> {
  for (let candidate = port; ; candidate++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(candidate, host, () => {
          server.off('error', reject);
          resolve();
        });
      });
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : candidate;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken || candidate >= Math.min(65_535, port + 19)) throw error;
    }
  }
}

/** The base path a built site was made for, as its home page's links to its own files say; `/` if they do not. */
export async function readBase(folder: string): Promise<string> {
  try {
    const home = await readFile(path.join(folder, 'index.html'), 'utf8');
    return /(?:href|src)="(\/(?:[^"/]+\/)*?)assets\//.exec(home)?.[1] ?? '/';
  } catch {
    return '/';
  }
}
