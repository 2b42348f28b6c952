import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** What a server says of an address, without its contents. */
export interface LinkAnswer {
  readonly status: number;
  readonly location?: string;
}

/** Asks a server for an address: for its head, or for its first byte. Rejects where no server answers. */
export type AskLink = (url: URL, method: 'HEAD' | 'GET', signal: AbortSignal) => Promise<LinkAnswer>;

/** An address of this machine or its network: it is not asked. */
export class ClosedAddressError extends Error {
  constructor(host: string) {
    super(`${host} is no address of the Internet`);
    this.name = 'ClosedAddressError';
  }
}

/** The address to connect to. One closed address among public ones is no accident. */
async function addressOf(url: URL, isLocalAllowed: boolean): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) === 0 ? await lookup(host, { all: true, verbatim: true }) : [{ address: host }];
  const [first] = found;
  if (first === undefined || (!isLocalAllowed && !found.every(({ address }) => isPublicAddress(address))))
    throw new ClosedAddressError(host);
  return first.address;
}

/**
 * Asks over http or https, at public addresses only: each is looked at before it is connected to, and the connection
 * goes to the address that was looked at. Redirects are answers, too. `isLocalAllowed` lets tests ask their own server.
 */
export const createAskLink =
  (isLocalAllowed = false): AskLink =>
  async (url, method, signal) => {
    const address = await addressOf(url, isLocalAllowed);
    const family = isIP(address) === 6 ? 6 : 4;
    return new Promise((resolve, reject) => {
      const headers = {
        'user-agent': 'Glosscast (checks links; npm run check -- --links)',
        accept: '*/*',
        ...(method === 'GET' ? { range: 'bytes=0-0' } : {}),
      };
      const asked = (url.protocol === 'https:' ? https : http).request(
        url,
        {
          ...{ method, headers, signal, agent: false },
          lookup: (_host, options, done) => {
            if (options.all === true) done(null, [{ address, family }]);
            else done(null, address, family);
          },
        },
        (response) => {
          const { statusCode = 0, headers: got } = response;
          // the contents are not wanted
          response.destroy();
          resolve({ status: statusCode, ...(got.location === undefined ? {} : { location: got.location }) });
        },
      );
      asked.on('error', reject);
      asked.end();
    });
  };
