import { defineConfig } from '@playwright/test'

// The real app. Each lane has a display of its own (scripts/test), for a window without the focus behaves otherwise; tests measure nothing.
const displays = (process.env.E2E_DISPLAYS ?? '').split(',').filter((name) => name !== '')

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.test.ts',
  outputDir: 'out/test/e2e',
  workers: Math.max(1, displays.length),
  fullyParallel: false,
  forbidOnly: true,
  // One more try, said in the totals: a machine that stops for seconds fails a wait, not the app.
  retries: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  // The place of the JSON results comes from PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE === undefined ? 'list' : [['list'], ['json']],
})
