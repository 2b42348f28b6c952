import { lookup } from 'node:dns/promises';
import { request } from 'node:https';
import { isIP } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Readable } from 'node:stream';
import { isPublicAddress } from './public-address.ts';

/** An answer of a server before its body was read. */
export interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly type?: string;
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends the connection. */
  readonly close: () => void;
}

/** How names are looked up and servers asked; tests have others. */
export interface Network {
  /** All addresses of a name. */
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** Asks the server at this very address, by the name that the address of the page has. */
  readonly open: (url: URL, address: string, signal: AbortSignal) => Promise<Answer>;
}

/** What was fetched. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** Where it was, after redirects. */
  readonly url: string;
  /** Media type, as the server says. */
  readonly type?: string;
}

/** Most bytes that are read of one answer, and most redirects that are followed. */
export const fetchLimits = { bytes: 20 * 1024 * 1024, redirects: 3 } as const;

const decoders: Readonly<Record<string, () => NodeJS.ReadWriteStream>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** Asks servers by https. `ca`: whose certificates are trusted, where that is not who this machine trusts. */
export const openHttps =
  (ca?: string): Network['open'] =>
  (url, address, signal) =>
    new Promise((resolve, reject) => {
      const family = isIP(address) === 6 ? 6 : 4;
      const headers = {
        'user-agent': 'Glosscast (feed import)',
        accept: 'application/rss+xml, application/xml, text/xml, */*;q=0.5',
        'accept-encoding': 'identity',
      };
      const asked = request(
        url,
        {
          headers,
          signal,
          ...(ca === undefined ? {} : { ca }),
          // a connection of its own, to the address that was looked at, whatever the name says by now
          agent: false,
          lookup: (_host, options, done) => {
            if (options.all === true) done(null, [{ address, family }]);
            else done(null, address, family);
          },
        },
        (response) => {
          const { statusCode = 0, headers: got } = response;
          const decode = decoders[(got['content-encoding'] ?? '').toLowerCase()];
          const body: Readable =
            decode === undefined ? response : (response.pipe(decode()) as unknown as Readable);
          response.on('error', (error) => body.destroy(error));
          resolve({
            status: statusCode,
            ...(got.location === undefined ? {} : { location: got.location }),
            ...(got['content-type'] === undefined ? {} : { type: got['content-type'] }),
            body,
            close: () => {
              response.destroy();
              if (body !== response) body.destroy();
            },
          });
        },
      );
      asked.on('error', reject);
      asked.end();
    });

/** The Internet. */
export const internet: Network = {
  resolve: async (host) => (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address),
  open: openHttps(),
};

const parseUrl = (text: string, base?: URL): URL => {
  if (!URL.canParse(text, base)) throw new Error(`"${text}" is no address`);
  return new URL(text, base);
};

/** Throws unless an address may be asked: https, without a password, at public addresses only. */
async function checkedAddress(url: URL, network: Network): Promise<string> {
  if (url.protocol !== 'https:') throw new Error(`${url.href}: only https:// addresses are fetched`);
  if (url.username !== '' || url.password !== '') throw new Error(`${url.host}: leave out the user name`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses =
    isIP(host) === 0
      ? await network.resolve(host).catch((cause: unknown) => {
          throw new Error(`${host} is not found`, { cause });
        })
      : [host];
  const [first] = addresses;
  if (first === undefined) throw new Error(`${host} is not found`);
  // one private address among public ones is no accident
  const closed = addresses.find((address) => !isPublicAddress(address));
  if (closed !== undefined) throw new Error(`${host} is at ${closed}, which is no address of the Internet`);
  return first;
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';

/** An error of a connection in plain words; others as they are. */
function describeFault(error: unknown, url: URL): unknown {
  const code = codeOf(error);
  const reason = /CERT|SELF_SIGNED|UNABLE_TO_|HOSTNAME|ALTNAME/.test(code)
    ? `has a certificate that is not to be trusted (${code})`
    : /^(?:EPROTO|ERR_SSL|ERR_TLS)/.test(code)
      ? `speaks no https that is understood here (${code})`
      : /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT)$/.test(code)
        ? `does not answer (${code})`
        : /^(?:ECONNRESET|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR)$/.test(code)
          ? 'breaks off before its end'
          : /^(?:Z_|ERR_BROTLI|ERR__ERROR_FORMAT)/.test(code)
            ? 'is not packed as it says'
            : /^HPE_/.test(code)
              ? `answers with what is no http (${code})`
              : undefined;
  return reason === undefined ? error : new Error(`${url.href} ${reason}`, { cause: error });
}

async function readBody(answer: Answer, url: URL): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body) {
    size += part.length;
    if (size > fetchLimits.bytes) {
      answer.close();
      throw new Error(`${url.href} is larger than ${fetchLimits.bytes / 1024 / 1024} MB`);
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Rejects when the signal does, whatever is being waited for. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(new Error('it took too long', { cause: signal.reason }));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}

async function follow(address: string, network: Network, signal: AbortSignal): Promise<Fetched> {
  let url = parseUrl(address);
  for (let redirects = 0; ; redirects++) {
    const place = await checkedAddress(url, network);
    try {
      const answer = await network.open(url, place, signal);
      const { status, location, type } = answer;
      if (status === 200)
        return { bytes: await readBody(answer, url), url: url.href, ...(type === undefined ? {} : { type }) };
      answer.close();
      if (status < 300 || status >= 400 || location === undefined)
        throw new Error(`${url.href} answers with ${status}`);
      if (redirects === fetchLimits.redirects)
        throw new Error(`${address} leads on more than ${fetchLimits.redirects} times`);
      url = parseUrl(location, url);
    } catch (error) {
      throw describeFault(error, url);
    }
  }
}

/**
 * Fetches a file of the web: by https only, from public addresses only, of which each is looked at before it is asked,
 * and asked as it was looked at, also after each of at most three redirects; at most 20 MB. Throws, saying why, where
 * that fails or when the signal ends it.
 */
export const fetchPublic = (
  address: string,
  options: { readonly signal: AbortSignal; readonly network?: Network },
): Promise<Fetched> =>
  orAborted(follow(address, options.network ?? internet, options.signal), options.signal);
