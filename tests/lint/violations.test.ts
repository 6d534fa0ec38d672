/** The linter, run as `npm run lint` runs it, on a temporary copy of its settings with one deliberate violation per rule. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ALLOWED, VIOLATIONS, otherHalf } from './violations.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const report = z.object({ diagnostics: z.array(z.object({ code: z.string(), severity: z.string(), filename: z.string(), message: z.string() })) })
const ruleSettings = z.object({ rules: z.record(z.string(), z.unknown()), overrides: z.array(z.object({ rules: z.record(z.string(), z.unknown()) })) })

function copyWith(files: { file: string; text: string }[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'powerpost-lint-'))
  for (const one of ['.oxlintrc.json', 'tsconfig.json', 'scripts/lint']) cpSync(join(root, one), join(folder, one), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const { file, text } of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  return folder
}

const linesOf = (file: string) => readFileSync(join(root, file), 'utf8').split('\n')

function lint(folder: string) {
  const run = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--deny-warnings', '-f', 'json'], { cwd: folder, encoding: 'utf8' })
  try {
    return { status: run.status, found: report.parse(JSON.parse(run.stdout)).diagnostics }
  } catch {
    throw new Error(`the linter did not run: ${run.stdout.slice(0, 500)} ${run.stderr.slice(0, 500)}`)
  }
}

describe('the linter', () => {
  let folder = ''
  let status: number | null = null
  let found: ReturnType<typeof lint>['found'] = []
  beforeAll(() => {
    folder = copyWith([...ALLOWED, ...VIOLATIONS, otherHalf])
    const run = lint(folder)
    found = run.found
    status = run.status
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('fails, and looks at every violation apart', () => {
    expect(status).toBe(1)
    expect(new Set(VIOLATIONS.map(({ file }) => file)).size).toBe(VIOLATIONS.length)
  })

  it('has a violation for each rule that the settings name', () => {
    const settings = ruleSettings.parse(JSON.parse(linesOf('.oxlintrc.json').filter((line) => !line.trim().startsWith('//')).join('\n')))
    const named = [settings.rules, ...settings.overrides.map(({ rules }) => rules)]
      .flatMap((rules) => Object.entries(rules))
      .filter(([, how]) => how !== 'off')
      .map(([name]) => name.split('/').at(-1))
    const shown = new Set(VIOLATIONS.map(({ rule }) => /\((.+)\)/.exec(rule)?.[1]))
    expect(named.filter((name) => !shown.has(name))).toEqual(['valid-expect'])
  })

  it.each(VIOLATIONS)('$rule fails for $file', ({ rule, file }) => {
    const here = found.filter((one) => one.filename === file)
    expect(here.filter((one) => one.code === rule && one.severity === 'error'), `found: ${here.map((one) => one.code).join(', ') || 'nothing'}`).not.toEqual([])
  })

  it('passes what is allowed', () => {
    const names = new Set(ALLOWED.map(({ file }) => file))
    expect(found.filter((one) => names.has(one.filename))).toEqual([])
    const clean = copyWith(ALLOWED)
    try {
      expect(lint(clean)).toEqual({ status: 0, found: [] })
    } finally {
      rmSync(clean, { recursive: true, force: true })
    }
  })

  it('is started with warnings denied, wherever it is started', () => {
    for (const script of ['scripts/run.mjs', 'scripts/test/run.mjs']) {
      const starts = linesOf(script).filter((line) => line.includes('oxlint/bin/oxlint'))
      expect(starts).not.toEqual([])
      for (const line of starts) expect(line).toContain("'--deny-warnings'")
    }
  })
})
