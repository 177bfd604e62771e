import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import './tests/compiled.ts';

export default defineConfig({
  test: {
    testTimeout: 60_000,
    // One fewer by itself, which leaves half of a small machine idle.
    maxWorkers: availableParallelism(),
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts'],
          globalSetup: 'tests/site/build.ts',
        },
      },
    ],
  },
});
