// `npm test`: every check in order, each under its heading, then one line of totals. A check that fails does not hide the next.
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from '../bootstrap/build.mjs'
import { root } from '../bootstrap/paths.mjs'
import { SetupError } from '../bootstrap/report.mjs'
import { ensureDisplay } from '../lib/display.mjs'
import { follow } from '../lib/follow.mjs'
import { countPlaywright, countVitest } from './count.mjs'

const results = join(root, 'out', 'test')

/** Answers 0 when everything passed. `args` are names of checks, to run only those. */
export async function test({ node, env }, args) {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const bin = (path) => join(root, 'node_modules', path)
  const runTool = (path, ...rest) => follow(node, [bin(path), ...rest], { cwd: root, env })
  const vitestFile = join(results, 'vitest.json')
  const playwrightFile = join(results, 'playwright.json')
  const checks = {
    lint: async () => asCheck(await runTool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings')),
    types: async () => asCheck(await runTool('typescript/bin/tsc', '-p', '.')),
    unit: async () => countVitest(vitestFile, await runTool('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestFile}`)),
    build: async () => asCheck(await builds(node, env)),
    e2e: async () => {
      const displays = await ensureDisplays(env)
      try {
        const code = await follow(node, [bin('@playwright/test/cli.js'), 'test'], {
          cwd: root,
          env: { ...env, ...displays.env, PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightFile },
        })
        return countPlaywright(playwrightFile, code)
      } finally {
        await displays.stop()
      }
    },
  }
  const titles = { lint: 'Lint and import direction', types: 'Types', unit: 'Unit and integration', build: 'Build', e2e: 'The real app' }
  const chosen = args.length === 0 ? Object.keys(checks) : args
  const unknown = chosen.find((name) => checks[name] === undefined)
  if (unknown !== undefined) throw new SetupError(`There is no check "${unknown}"; there are: ${Object.keys(checks).join(', ')}`)
  let [passed, failed, skipped, retried] = [0, 0, 0, 0]
  const failing = []
  // Asked to stop, the check under way is ended by `follow`; the others are not begun.
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => { isStopping = true })
  for (const name of chosen) {
    if (isStopping) break
    const since = Date.now()
    console.log(`\n━━ ${titles[name]} ━━`)
    const count = await checks[name]()
    console.log(`${count.failed === 0 ? '✓' : '✗'} ${titles[name]}: ${count.passed} passed, ${count.failed} failed (${Math.round((Date.now() - since) / 1000)} s)`)
    passed += count.passed
    failed += count.failed
    skipped += count.skipped
    retried += count.retried ?? 0
    if (count.failed > 0) failing.push(titles[name])
  }
  if (failing.length > 0) console.log(`\nFailing: ${failing.join(', ')}`)
  if (retried > 0) console.log(`\nPassed only when tried again (see above, marked flaky): ${retried}`)
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  return failed === 0 && !isStopping ? 0 : 1
}

const LANES = 3

/** A display of its own for each lane, where displays are virtual; on a real one, one lane: only one window has the focus. */
async function ensureDisplays(env) {
  const displays = [await ensureDisplay({ env })]
  if (!displays[0].isVirtual) return displays[0]
  while (displays.length < LANES) displays.push(await ensureDisplay({ env }))
  return {
    env: { ...displays[0].env, E2E_DISPLAYS: displays.map((one) => one.env.DISPLAY).join(',') },
    stop: async () => { await Promise.all(displays.map((one) => one.stop())) },
  }
}

const asCheck = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 })

async function builds(node, env) {
  try {
    await build(node, env)
    return 0
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.log(error.message)
    return 1
  }
}
