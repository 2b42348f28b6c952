import type { Server } from 'node:http';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createSiteServer, listenOnFreePort } from '../../src/site/server.ts';
import { launchBrowser } from './browser.ts';

/** A built site, served and looked at in a real browser. */
export interface SiteBrowser {
  /** Where it is served, with the base. */
  readonly url: string;
  /**
   * Opens a page in a browser of its own and looks at it. Throws if the console reports an error, if anything is
   * asked of another server, or if anything that the page asks for is not there (but for the page itself).
   */
  readonly visit: <T>(
    address: string,
    look: (page: Page) => Promise<T>,
    options?: BrowserContextOptions,
  ) => Promise<T>;
  readonly close: () => Promise<void>;
}

/** Everything that a page should not do, one line each, as it happens. */
function watch(page: Page, url: string): readonly string[] {
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(`error: ${message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`foreign request: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return complaints;
}

async function serve(folder: string, base: string): Promise<{ server: Server; url: string }> {
  const server = createSiteServer({ folder, base });
  const port = await listenOnFreePort(server, 0, '127.0.0.1');
  return { server, url: `http://127.0.0.1:${port}${base}` };
}

/** Serves a built site as `preview` does, and starts a browser; the caller closes both. */
export async function openSiteBrowser(folder: string, base: string): Promise<SiteBrowser> {
  const { server, url } = await serve(folder, base);
  const browser: Browser = await launchBrowser();
  return {
    url,
    async visit(address, look, options = {}) {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      try {
        const page = await context.newPage();
        const complaints = watch(page, url);
        await page.goto(url + address, { waitUntil: 'load' });
        const result = await look(page);
        if (complaints.length > 0) throw new Error(`/${address}:\n${complaints.join('\n')}`);
        return result;
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The sample's pages, one of each kind, by what they are. */
export const samplePages = {
  home: '',
  'list of episodes': 'episodes/',
  episode: 'episodes/1154-north-korea-china-drug-cartel-connection/',
  glossary: 'glossary/',
  term: 'glossary/juche/',
  'list of sources': 'sources/',
  source: 'sources/greitens2014/',
  'list of people': 'people/',
  person: 'people/mara/',
  year: 'years/2026/',
  search: 'search/',
  about: 'about/',
  'what is kept': 'kept/',
  'page of what is not there': '404.html',
} as const;
