/**
 * Begins the name of everything that a site keeps in the browser, and of what its tabs tell each other: several sites
 * may share a host. `base` is `/` or `/name/`.
 */
export const sitePrefix = (base: string): string => `glosscast:${base}:`;
