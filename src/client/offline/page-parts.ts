import { soundFile } from '../../model/sound.ts';
import type { PageFont, PagePicture } from './plan.ts';

/** What a page names, as absolute addresses without fragments. */
export interface PageParts {
  /** Where its text links to. */
  readonly links: readonly string[];
  /** Stylesheets, scripts, icons and whatever else it cannot be drawn without. */
  readonly files: readonly string[];
  readonly pictures: readonly PagePicture[];
  /** Everything it says, for the fonts. */
  readonly text: string;
  /** What its own part says: without what stands around it on every page. */
  readonly words: string;
  readonly title: string;
  /** The audio of its episode. */
  readonly sound?: string;
}

/** An absolute address of the web without its fragment; `undefined` for anything else. */
function resolve(address: string, base: string): string | undefined {
  try {
    const url = new URL(address, base);
    url.hash = '';
    return /^https?:$/.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

const needed = [
  ['link[rel~="stylesheet"], link[rel~="icon"], link[rel~="manifest"], link[rel~="modulepreload"]', 'href'],
  ['script[src]', 'src'],
  ['[data-cite]', 'data-cite'],
] as const;

/** Every address that an attribute of matching elements holds. */
function addressesOf(page: Document, selector: string, attribute: string, base: string): readonly string[] {
  return [...page.querySelectorAll(selector)].flatMap(
    (element) => resolve(element.getAttribute(attribute) ?? '', base) ?? [],
  );
}

function picturesOf(page: Document, base: string): readonly PagePicture[] {
  return [...page.querySelectorAll('img[src]')].map((image) => {
    const sources = [...(image.closest('picture')?.querySelectorAll('source[srcset]') ?? []), image];
    return {
      fallback: resolve(image.getAttribute('src') ?? '', base) ?? '',
      sets: sources.flatMap((source) => {
        const set = source.getAttribute('srcset');
        return set === null ? [] : [{ type: source.getAttribute('type') ?? '', set }];
      }),
    };
  });
}

/** What the page's own data names: word times, the pictures for the system's player; and what other kept pages play it by. */
function dataOf(page: Document, base: string): readonly string[] {
  const text = page.getElementById('episode-data')?.textContent;
  if (!text) return [];
  const data = JSON.parse(text) as { timing?: string; artwork?: readonly { src: string }[] };
  const named = [
    ...(data.timing === undefined ? [] : [data.timing]),
    ...(data.artwork ?? []).map(({ src }) => src),
    ...(page.querySelector('audio[data-episode-audio]') ? [soundFile] : []),
  ];
  return named.flatMap((address) => resolve(address, base) ?? []);
}

/** Reads a page as it was served: scripts have changed nothing in it yet. `address` is its own, absolute. */
export function readPageParts(html: string, address: string): PageParts {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const [sound] = [
    ...addressesOf(page, 'audio[data-episode-audio][src]', 'src', address),
    ...addressesOf(page, 'audio[data-episode-audio] > source[src]', 'src', address),
  ];
  return {
    links: addressesOf(page, 'main a[href]', 'href', address),
    files: [
      ...needed.flatMap(([selector, attribute]) => addressesOf(page, selector, attribute, address)),
      ...dataOf(page, address),
    ],
    pictures: picturesOf(page, address),
    text: page.documentElement.textContent ?? '',
    words: page.querySelector('main')?.textContent ?? '',
    title: page.querySelector('h1')?.textContent.trim() ?? page.title,
    ...(sound === undefined ? {} : { sound }),
  };
}

/** The fonts that the stylesheets of this window declare, with the characters each is for. */
export function readFonts(): readonly PageFont[] {
  return [...document.styleSheets].flatMap((sheet) => {
    let rules: CSSRuleList;
    try {
      rules = sheet.cssRules;
    } catch {
      return [];
    }
    return [...rules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const src = /url\(\s*["']?([^"')]+)/.exec(rule.style.getPropertyValue('src'))?.[1];
      const address = src === undefined ? undefined : resolve(src, sheet.href ?? document.baseURI);
      if (address === undefined) return [];
      return [{ src: address, range: rule.style.getPropertyValue('unicode-range') }];
    });
  });
}
