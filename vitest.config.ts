import { defineConfig } from 'vitest/config';

const slow = process.env['GLOSSCAST_TESTS'] === 'slow';

export default defineConfig({
  test: {
    include: slow ? ['tests/slow/**/*.test.ts'] : ['tests/unit/**/*.test.ts', 'tests/site/**/*.test.ts'],
    reporters: ['default', './tests/support/totals-reporter.ts'],
    globalSetup: ['./tests/support/sample-setup.ts'],
    maxWorkers: 2,
    // A real browser with real sound on a busy machine may lose a race that no reader would: it is asked again.
    retry: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
