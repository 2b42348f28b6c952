/** A page of the site, fetched to be read in a sheet. */
export interface SitePage {
  /** As answered, without search and hash: redirects have been followed. */
  readonly path: string;
  /** Of the document. */
  readonly title: string;
  /** What it is called on the page itself. */
  readonly heading: string;
  readonly language: string;
  readonly direction: string;
  /** It has a player of its own. */
  readonly isEpisode: boolean;
  /** Addresses of its stylesheets. */
  readonly styles: readonly string[];
  /** What it shows: its text and what stands beside it. To be copied, not moved. */
  readonly content: DocumentFragment;
}

/** What a page shows, apart from the site's head and foot; not its scripts. */
function contentOf(page: Document): DocumentFragment {
  const content = document.createDocumentFragment();
  for (const part of page.querySelectorAll('.frame > .beside, main')) {
    // there is one main part per document, and it is the page's own; inside a section its head is no banner
    const block = document.createElement('section');
    block.className = `sheet-part ${part.className}`;
    block.append(...part.childNodes);
    content.append(block);
  }
  for (const script of content.querySelectorAll('script, noscript')) script.remove();
  return content;
}

/** Fetches a page. Rejects if it does not arrive, is none of the site's, or shows nothing. */
export async function fetchSitePage(path: string): Promise<SitePage> {
  const response = await fetch(path);
  const type = response.headers.get('Content-Type') ?? '';
  const { origin, pathname } = new URL(response.url);
  if (!response.ok || !type.startsWith('text/html') || origin !== location.origin)
    throw new Error(`sheet: ${response.status} ${type}`);
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!page.querySelector('main')) throw new Error('sheet: no text');
  return {
    path: pathname,
    title: page.title,
    heading: page.querySelector('main h1')?.textContent.trim() ?? page.title,
    language: page.documentElement.lang,
    direction: page.documentElement.dir,
    isEpisode: page.getElementById('episode-data') !== null,
    styles: Array.from(
      page.querySelectorAll('link[rel="stylesheet"]'),
      (link) => new URL(link.getAttribute('href') ?? '', response.url).href,
    ),
    content: contentOf(page),
  };
}
