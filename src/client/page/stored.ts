/**
 * What the browser keeps for this site. Several sites may share a host, so every key begins with the base; storage may
 * be full or forbidden, and then nothing is kept.
 */
const prefix = (base: string): string => `glosscast:${base}:`;

/** Reads what was kept; `undefined` if nothing was, or nothing can be read. Its shape is the caller's to check. */
export function readStored(base: string, key: string): unknown {
  try {
    const text = localStorage.getItem(prefix(base) + key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Keeps a JSON value; `undefined` forgets it. */
export function writeStored(base: string, key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(prefix(base) + key);
    else localStorage.setItem(prefix(base) + key, JSON.stringify(value));
  } catch {
    // without storage the page works, it only forgets
  }
}

/** Calls back when another tab of this site keeps something else under a key. */
export function watchStored(base: string, key: string, changed: () => void): void {
  window.addEventListener('storage', (event) => {
    // a key of `null`: everything was forgotten
    if (event.key === null || event.key === prefix(base) + key) changed();
  });
}
