import type { APIRoute } from 'astro';
import worker from '../client/offline/worker/worker.ts?worker&url';

/**
 * The service worker must lie at the base to answer for all of the site, under a name that stays; its code is bundled
 * under a hashed name like any other. While somebody writes, it is a module that imports others.
 */
export const GET: APIRoute = () => {
  const address = JSON.stringify(worker);
  const body = import.meta.env.DEV ? `import ${address};\n` : `importScripts(${address});\n`;
  return new Response(body, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
};
