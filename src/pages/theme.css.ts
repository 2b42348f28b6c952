import type { APIRoute } from 'astro';
import { deriveAccents } from '../layouts/accent.ts';
import { readPageIndex } from '../site/store.ts';

/** The show's colour as a stylesheet of its own: no inline style, and the site's stylesheet is the same for all. */
export const GET: APIRoute = async () => {
  const { show } = await readPageIndex();
  const accents = deriveAccents(show.colour ?? '');
  const body =
    accents === undefined
      ? ''
      : `html:root{--accent-on-light:${accents.light};--accent-on-dark:${accents.dark}}\n`;
  return new Response(body, { headers: { 'content-type': 'text/css' } });
};
