#!/usr/bin/env node
// Every npm script starts here: sets up what the command needs, then runs it. Plain Node >= 18, no dependencies.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap/paths.mjs'
import { say, SetupError } from './bootstrap/report.mjs'
import { setUp } from './bootstrap/setup.mjs'
import { ensureDisplay } from './lib/display.mjs'
import { follow } from './lib/follow.mjs'

const app = ['electron', 'build']
/** Of a virtual screen: the largest window that is photographed fits. */
const ROOMY = { width: 2048, height: 1280 }

/** A TypeScript file of this repository, run by the tool chain's Node, with a display when it drives the app. */
const script = (file, needs) => ({
  needs,
  run: async ({ node, env }, args) => {
    if (!existsSync(join(root, file))) throw new SetupError(`${file} is not there.`)
    const display = needs.includes('electron') ? await ensureDisplay({ env, ...ROOMY }) : undefined
    try {
      return await follow(node, [join(root, file), ...args], { cwd: root, env: { ...env, ...display?.env } })
    } finally {
      await display?.stop()
    }
  },
})

const tool = (path, ...fixed) => ({
  needs: [],
  run: ({ node, env }, args) => follow(node, [join(root, 'node_modules', path), ...fixed, ...args], { cwd: root, env }),
})

const commands = {
  setup: { needs: app, run: async () => 0 },
  start: { needs: app, run: async ({ env }, args) => (await import('./start.mjs')).start(env, args) },
  dev: { needs: app, run: async (tools, args) => (await import('./dev.mjs')).develop(tools, args) },
  test: { needs: ['electron'], isTest: true, run: async (tools, args) => (await import('./test/run.mjs')).test(tools, args) },
  build: { needs: ['build'], run: async () => 0 },
  lint: tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  types: tool('typescript/bin/tsc', '-p', '.'),
  unit: tool('vitest/vitest.mjs', 'run'),
  sandbox: script('src/sandbox/cli.ts', []),
  demo: script('scripts/demo/run.ts', app),
  pictures: script('scripts/pictures/run.ts', app),
  crash: script('scripts/crash/run.ts', app),
  money: script('scripts/money/run.ts', []),
  bench: script('bench/run.ts', app),
  'api-types': script('scripts/api-types/run.ts', []),
}

const [name, ...args] = process.argv.slice(2)
const command = commands[name]
if (command === undefined) {
  say(`Commands: ${Object.keys(commands).join(', ')}`)
  process.exit(2)
}
try {
  process.exitCode = await command.run(await setUp(command.needs, { isTest: command.isTest }), args)
} catch (error) {
  say(error instanceof SetupError ? `\n${error.message}` : error.stack)
  process.exitCode = 1
}
