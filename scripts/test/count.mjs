// Totals out of the result files. A run that failed without a failing test, or left no file, counts as one failure.
import { existsSync, readFileSync } from 'node:fs'

export function countVitest(file, exitCode) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = read(file)
  return settle({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }, exitCode)
}

export function countPlaywright(file, exitCode) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(file).stats ?? {}
  return settle({ passed: expected + flaky, failed: unexpected, skipped }, exitCode)
}

function settle(count, exitCode) {
  return exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

function read(file) {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
