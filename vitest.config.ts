import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    pool: 'forks',
    // Only what hangs is to be ended: a slow machine takes its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
