import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    pool: 'forks',
    // Most of a test is waiting, for the disk or a socket.
    maxWorkers: Math.max(4, availableParallelism()),
    // Only what hangs is to be ended: a slow machine takes its time.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
