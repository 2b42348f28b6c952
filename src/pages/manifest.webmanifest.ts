import type { APIRoute } from 'astro';
import { papers } from '../layouts/accent.ts';
import { describeApp } from '../layouts/manifest.ts';
import { readPageIndex } from '../site/store.ts';

/** What a device needs to know to have the site on its start screen. */
export const GET: APIRoute = async () => {
  const { show } = await readPageIndex();
  return new Response(`${JSON.stringify(describeApp(show, papers.light), undefined, 2)}\n`, {
    headers: { 'content-type': 'application/manifest+json; charset=utf-8' },
  });
};
