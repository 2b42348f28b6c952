import { gzipSync } from 'node:zlib';
import type { Request } from 'playwright-core';
import type { Bench } from './measures.ts';
import { openSubject, startPlaying, type Subject } from './subject.ts';

/** What a page weighs; bytes are of gzip. */
export interface Weights {
  readonly html: number;
  readonly elements: number;
  /** Scripts and style sheets that the page loads by itself. */
  readonly eager: number;
  /** Scripts, style sheets and data that are fetched when it is first played, the words' times included. */
  readonly lazy: number;
  /** The words' times alone. */
  readonly timing: number;
  /** Requests to other servers before it is played. */
  readonly foreign: number;
}

const isCode = (request: Request): boolean => ['script', 'stylesheet'].includes(request.resourceType());
const isSound = (request: Request): boolean => request.resourceType() === 'media';

async function weigh(requests: readonly Request[]): Promise<number> {
  const bodies = await Promise.all(requests.map(async (request) => (await request.response())?.body()));
  return bodies.reduce((sum, body) => sum + (body === undefined ? 0 : gzipSync(body).length), 0);
}

/** Opens a page, plays it, and weighs what was fetched before and then. */
export async function weighPage(bench: Bench, subject: Subject): Promise<Weights> {
  const requests: Request[] = [];
  const open = await openSubject(bench.browser, bench.url, subject, {
    onRequest: (request) => requests.push(request),
  });
  const { page } = open;
  try {
    await page.waitForLoadState('networkidle');
    const eager = [...requests];
    const elements = await page.evaluate(() => document.querySelectorAll('*').length);
    await startPlaying(open, subject);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    const lazy = requests.slice(eager.length).filter((request) => !isSound(request));
    return {
      html: await weigh(eager.filter((request) => request.isNavigationRequest())),
      elements,
      eager: await weigh(eager.filter(isCode)),
      lazy: await weigh(lazy),
      timing: await weigh(lazy.filter((request) => new URL(request.url()).pathname.endsWith('/timing.json'))),
      foreign: eager.filter((request) => !request.url().startsWith(bench.url)).length,
    };
  } finally {
    await open.close();
  }
}
