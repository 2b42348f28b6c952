import { sitePrefix } from './site-prefix.ts';

/**
 * Reads what the browser keeps for this site; `undefined` if nothing was kept, or nothing can be read. Its shape is the
 * caller's to check.
 */
export function readStored(base: string, key: string): unknown {
  try {
    const text = localStorage.getItem(sitePrefix(base) + key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps a JSON value; `undefined` forgets it. Storage may be full or forbidden: then nothing is kept. */
export function writeStored(base: string, key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(sitePrefix(base) + key);
    else localStorage.setItem(sitePrefix(base) + key, JSON.stringify(value));
  } catch {
    // without storage the page works, it only forgets
  }
}

/** Calls back when another tab of this site keeps something else under a key. */
export function watchStored(base: string, key: string, changed: () => void): void {
  window.addEventListener('storage', (event) => {
    // a key of `null`: everything was forgotten
    if (event.key === null || event.key === sitePrefix(base) + key) changed();
  });
}
