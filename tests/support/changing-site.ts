import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { createSiteServer, listenOnFreePort } from '../../src/site/server.ts';

/** A built site on a server that can be changed and broken while somebody reads. */
export interface ChangingSite {
  /** Where it is served, with the base. */
  readonly url: string;
  /** Methods and addresses below the host that were asked for, in order: `GET /show/`. */
  readonly asked: readonly string[];
  /** What is made of each page that is served from now on. */
  edit: (html: string) => string;
  /** While it is true, every answer is 502. */
  broken: boolean;
  /** Headers of all answers. */
  headers: Readonly<Record<string, string>>;
  /** Addresses that match wait until they no longer do. */
  stalled: RegExp | undefined;
  /** Nobody answers any more: connections are refused. */
  readonly close: () => Promise<void>;
}

/** Serves a built site as `preview` does, until it is told to do otherwise. */
export async function serveChangingSite(folder: string, base: string): Promise<ChangingSite> {
  const site = createSiteServer({ folder, base });
  const asked: string[] = [];
  const state = { edit: (html: string) => html, broken: false, headers: {}, stalled: undefined };
  const answer: ChangingSite = Object.assign(state, { url: '', asked, close: async () => undefined });
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    asked.push(`${request.method} ${address}`);
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    if (answer.broken) return void response.writeHead(502).end();
    if (answer.stalled?.test(address)) return;
    const page = address.replace(/\?.*$/s, '');
    if (!page.startsWith(base) || !page.endsWith('/')) return void site.emit('request', request, response);
    readFile(path.join(folder, page.slice(base.length), 'index.html'), 'utf8').then(
      (html) =>
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(answer.edit(html)),
      () => site.emit('request', request, response),
    );
  });
  const port = await listenOnFreePort(server, 0, '127.0.0.1');
  return Object.assign(answer, {
    url: `http://127.0.0.1:${port}${base}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
