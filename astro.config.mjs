import { resolve } from 'node:path';
import process from 'node:process';
import { defineConfig } from 'astro/config';

/**
 * Everything that differs from build to build comes in by environment variables, set by `scripts/`:
 * GLOSSCAST_BASE, GLOSSCAST_OUT, GLOSSCAST_CACHE, GLOSSCAST_INCREMENTAL and, read by `src/site/store.ts`,
 * GLOSSCAST_DERIVED.
 */
const { GLOSSCAST_BASE, GLOSSCAST_OUT, GLOSSCAST_CACHE, GLOSSCAST_INCREMENTAL } = process.env;

export default defineConfig({
  base: GLOSSCAST_BASE ?? '/',
  outDir: resolve(GLOSSCAST_OUT ?? 'dist'),
  cacheDir: resolve(GLOSSCAST_CACHE ?? '.cache/astro'),
  output: 'static',
  trailingSlash: 'always',
  // The default, 'jsx', drops a line break between two inline elements, and with it the space.
  compressHTML: true,
  prefetch: false,
  devToolbar: { enabled: false },
  build: {
    format: 'directory',
    // Not `_astro`: GitHub Pages leaves out folders that begin with an underscore when it serves a branch.
    assets: 'assets',
    // One stylesheet for the whole site, cached once, and no inline style for a strict policy to block.
    inlineStylesheets: 'never',
  },
  experimental: { incrementalBuild: GLOSSCAST_INCREMENTAL === '1' },
  vite: {
    // A worker may load parts of itself late, as pages do.
    worker: { format: 'es' },
    build: {
      // Small scripts and fonts stay files, so that a policy without 'unsafe-inline' and `data:` holds.
      assetsInlineLimit: 0,
    },
  },
});
