// Totals out of the result files. A run that failed without a failing test, or left no file, counts as one failure.
import { readFileSync } from 'node:fs'

export function countVitest(file, exitCode) {
  const result = read(file)
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = result ?? {}
  return settle({ passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests }, exitCode === 0 && result !== undefined)
}

export function countPlaywright(file, exitCode) {
  const result = read(file)
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = result?.stats ?? {}
  return settle({ passed: expected + flaky, failed: unexpected, skipped, retried: flaky }, exitCode === 0 && result !== undefined)
}

function settle(count, isGood) {
  return !isGood && count.failed === 0 ? { ...count, failed: 1 } : count
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
