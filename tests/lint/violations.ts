/** One deliberate violation for each thing the linter must not let pass: the rule, a file, and its text. */
export interface Violation {
  rule: string
  file: string
  text: string
}

const imports = (file: string, name: string): Violation => ({ rule: 'house(import-direction)', file, text: `import '${name}'\n` })
const fresh = (rule: string, file: string, text: string): Violation => ({ rule, file, text: `${text}\n` })
const time = (file: string, text: string) => fresh('house(no-own-time-or-chance)', file, text)

/** A chain of exports that reaches its own beginning. */
const circle = { rule: 'import(no-cycle)', file: 'src/domain/circle-one.ts', text: "import { two } from './circle-two.ts'\n\nexport const one = () => two\n" }
export const otherHalf = { file: 'src/domain/circle-two.ts', text: "import { one } from './circle-one.ts'\n\nexport const two: unknown = one\n" }

export const VIOLATIONS: Violation[] = [
  // Arrows between the parts, by every form of import.
  imports('src/renderer/from-core.ts', '../core/ports.ts'),
  imports('src/renderer/screens/deep-core.ts', '../../core/ports.ts'),
  imports('src/renderer/from-main.ts', '../main/log.ts'),
  imports('src/renderer/from-sandbox.ts', '../sandbox/index.ts'),
  imports('src/renderer/from-electron.ts', 'electron'),
  imports('src/renderer/from-node.ts', 'node:fs'),
  imports('src/core/from-electron.ts', 'electron'),
  imports('src/core/drafts/from-electron-main.ts', 'electron/main'),
  imports('src/core/from-main.ts', '../main/log.ts'),
  imports('src/core/from-renderer.ts', '../renderer/app.tsx'),
  imports('src/core/from-sandbox.ts', '../sandbox/index.ts'),
  imports('src/core/from-preload.ts', '../preload/refusal.ts'),
  imports('src/core/from-tests.ts', '../../tests/support/workspace.ts'),
  imports('src/contract/from-core.ts', '../core/ports.ts'),
  imports('src/contract/from-main.ts', '../main/log.ts'),
  imports('src/contract/from-sqlite.ts', 'better-sqlite3'),
  imports('src/domain/from-contract.ts', '../contract/base.ts'),
  imports('src/domain/from-node.ts', 'node:fs'),
  imports('src/domain/from-zod.ts', 'zod'),
  imports('src/main/from-core.ts', '../core/ports.ts'),
  imports('src/main/verbs/from-domain.ts', '../../domain/post-types.ts'),
  imports('src/main/from-sqlite.ts', 'better-sqlite3'),
  imports('src/preload/from-domain.ts', '../domain/post-types.ts'),
  imports('src/preload/from-main.ts', '../main/log.ts'),
  imports('src/sandbox/from-contract.ts', '../contract/base.ts'),
  imports('src/sandbox/from-core.ts', '../core/powerpost/client.ts'),
  imports('src/sandbox/from-electron.ts', 'electron'),
  imports('src/sandbox/from-undici.ts', 'undici'),
  fresh('house(import-direction)', 'src/core/export-from.ts', "export { log } from '../main/log.ts'"),
  fresh('house(import-direction)', 'src/core/export-all.ts', "export * from '../main/log.ts'"),
  fresh('house(import-direction)', 'src/core/import-later.ts', "export const later = () => import('../main/log.ts')"),
  fresh('house(import-direction)', 'src/core/import-type.ts', "export type Log = import('../main/log.ts').Log"),
  fresh('house(import-direction)', 'src/core/import-type-only.ts', "import type { BrowserWindow } from 'electron'\n\nexport type Window = BrowserWindow"),
  fresh('house(import-direction)', 'src/core/required.ts', "export const electron: unknown = require('electron')"),
  fresh('house(import-direction)', 'src/helpers/unknown-part.ts', "import 'zod'"),
  fresh('house(nothing-installed)', 'scripts/bootstrap/too-early.mjs', "import 'zod'"),
  circle,

  // Time and chance.
  time('src/core/own-now.ts', 'export const at = () => Date.now()'),
  time('src/core/own-date.ts', 'export const at = () => new Date()'),
  time('src/core/own-date-text.ts', 'export const at = () => Date()'),
  time('src/core/own-computed.ts', "export const at = () => Date['now']()"),
  time('src/core/own-global.ts', 'export const wait = (act: () => void) => globalThis.setTimeout(act, 1)'),
  time('src/core/own-timer.ts', 'export const wait = (act: () => void) => setTimeout(act, 1)'),
  time('src/core/own-interval.ts', 'export const wait = (act: () => void) => setInterval(act, 1)'),
  time('src/core/own-sleep.ts', "import { setTimeout as sleep } from 'node:timers/promises'\n\nexport const wait = () => sleep(1)"),
  time('src/core/own-monotonic.ts', 'export const at = () => performance.now()'),
  time('src/core/own-uuid.ts', "import { randomUUID } from 'node:crypto'\n\nexport const id = () => randomUUID()"),
  time('src/core/own-global-uuid.ts', 'export const id = () => crypto.randomUUID()'),
  time('src/domain/own-random.ts', 'export const chance = () => Math.random()'),
  time('src/domain/own-now.ts', 'export const at = () => Date.now()'),

  // Markup, addresses, messages, the network.
  fresh('house(no-raw-html)', 'src/renderer/raw-html.ts', 'export const show = (place: HTMLElement, text: string) => { place.innerHTML = text }'),
  fresh('house(no-raw-html)', 'src/renderer/raw-adjacent.ts', "export const show = (place: HTMLElement, text: string) => place.insertAdjacentHTML('beforeend', text)"),
  fresh('house(no-raw-html)', 'src/renderer/raw-write.ts', 'export const show = (text: string) => document.write(text)'),
  fresh('house(no-raw-html)', 'src/renderer/raw-property.ts', 'export const props = (html: string) => ({ dangerouslySetInnerHTML: { __html: html } })'),
  fresh('react(no-danger)', 'src/renderer/raw-element.tsx', 'export const Raw = ({ html }: { html: string }) => <div dangerouslySetInnerHTML={{ __html: html }} />'),
  fresh('house(no-open-external)', 'src/main/opens.ts', "import { shell } from 'electron'\n\nexport const open = (address: string) => void shell.openExternal(address)"),
  fresh('house(no-open-external)', 'src/main/opens-taken.ts', "import { shell } from 'electron'\n\nconst { openExternal } = shell\nexport const open = (address: string) => void openExternal(address)"),
  fresh('house(no-open-external)', 'src/main/opens-path.ts', "import { shell } from 'electron'\n\nexport const open = (path: string) => void shell.openPath(path)"),
  fresh('house(no-raw-ipc)', 'src/main/listens.ts', "import { ipcMain } from 'electron'\n\nexport const listen = () => ipcMain.on('x', () => {})"),
  fresh('house(no-raw-ipc)', 'src/main/listens-renamed.ts', "import { ipcMain as heard } from 'electron'\n\nexport const listen = () => heard.on('x', () => {})"),
  fresh('house(no-raw-ipc)', 'src/main/listens-whole.ts', "import * as electron from 'electron'\n\nexport const listen = () => electron.ipcMain.on('x', () => {})"),
  fresh('house(no-raw-ipc)', 'src/main/listens-page.ts', "import type { WebContents } from 'electron'\n\nexport const listen = (webContents: WebContents) => webContents.ipc.on('x', () => {})"),
  fresh('house(no-fetch)', 'src/core/fetches.ts', "export const get = () => fetch('https://example.com')"),
  fresh('house(no-fetch)', 'src/main/net-fetches.ts', "import { net } from 'electron'\n\nexport const get = () => net.fetch('https://example.com')"),
  fresh('house(no-fetch)', 'src/renderer/sockets.ts', "export const socket = () => new WebSocket('wss://example.com')"),

  // Words and figures.
  fresh('house(words-in-strings)', 'src/renderer/says-text.tsx', 'export const Part = () => <p>Saved</p>'),
  fresh('house(words-in-strings)', 'src/renderer/says-one.tsx', "export const Part = ({ isOn }: { isOn: boolean }) => <p>{isOn ? 'on' : 'off'}</p>"),
  fresh('house(words-in-strings)', 'src/renderer/says-label.tsx', 'export const Part = () => <button aria-label="Close" />'),
  fresh('house(words-in-strings)', 'src/renderer/says-hint.tsx', 'export const Part = ({ of }: { of: string }) => <input placeholder={`for ${of}`} />'),
  fresh('house(words-in-strings)', 'src/renderer/says-toast.ts', "export const toast = { text: 'Copied' }"),
  fresh('house(words-in-strings)', 'src/renderer/says-sentence.ts', "export const words = (isOn: boolean) => (isOn ? 'The disk is full.' : '')"),
  fresh('house(window-locale)', 'src/renderer/own-locale.ts', "export const day = new Intl.DateTimeFormat('en-GB')"),
  fresh('house(window-locale)', 'src/renderer/no-locale.ts', 'export const list = new Intl.ListFormat()'),
  fresh('house(window-locale)', 'src/renderer/strings/en/no-locale.ts', 'export const count = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })'),
  fresh('house(window-locale)', 'src/renderer/no-locale-text.ts', 'export const text = (value: number) => value.toLocaleString()'),

  // Code out of text.
  fresh('eslint(no-eval)', 'src/core/evals.ts', 'export const run = (text: string): unknown => eval(text)'),
  fresh('eslint(no-new-func)', 'src/core/functions.ts', 'export const run = (text: string) => new Function(text)'),
  fresh('eslint(no-script-url)', 'src/renderer/script-url.ts', "export const address = 'javascript:void 0'"),

  // Types and promises.
  fresh('typescript(no-explicit-any)', 'src/core/anything.ts', 'export const text = (value: any): string => String(value)'),
  fresh('typescript(no-floating-promises)', 'src/core/floats.ts', 'const save = async () => {}\nexport function act(): void {\n  save()\n}'),
  fresh('typescript(no-misused-promises)', 'src/core/misused.ts', 'export const act = (isSaved: () => Promise<boolean>) => {\n  if (isSaved()) return 1\n  return 2\n}'),
  fresh('typescript(ban-ts-comment)', 'src/core/ignored.ts', '// @ts-ignore\nexport const count: number = 1'),
  fresh('typescript(ban-ts-comment)', 'src/core/expected.ts', "// @ts-expect-error\nexport const count: number = 'one'"),
  fresh('typescript(no-non-null-assertion)', 'src/core/asserted.ts', 'export const first = (list: string[]) => list[0]!'),
  fresh('typescript(switch-exhaustiveness-check)', 'src/core/forgets.ts', "export function word(state: 'on' | 'off'): string {\n  switch (state) {\n    case 'on': return 'On'\n  }\n  return ''\n}"),
  fresh('typescript(only-throw-error)', 'src/core/throws-text.ts', "export function fail(): never {\n  throw 'no'\n}"),
  fresh('typescript(consistent-type-imports)', 'src/core/type-import.ts', "import { Clock } from './ports.ts'\n\nexport type Watch = Clock"),
  fresh('typescript(no-misused-spread)', 'src/core/spread.ts', 'export const copy = (known: Map<string, string>) => ({ ...known })'),
  fresh('eslint(eqeqeq)', 'src/core/loose.ts', 'export const same = (a: unknown, b: unknown) => a == b'),

  fresh('eslint(no-var)', 'src/core/var.ts', 'export function one(): number {\n  var first = 1\n  first += 1\n  return first\n}'),
  fresh('eslint(prefer-const)', 'src/core/never-set-again.ts', 'export function one(): number {\n  let first = 1\n  return first\n}'),
  fresh('typescript(no-deprecated)', 'src/core/deprecated.ts', '/** @deprecated use another */\nconst old = 1\nexport const one = old'),
  fresh('react-hooks(rules-of-hooks)', 'src/renderer/conditional-hook.tsx', "import { useState } from 'react'\n\nexport function Part({ on }: { on: boolean }) {\n  if (on) useState(1)\n  return null\n}"),
  fresh('react-hooks(exhaustive-deps)', 'src/renderer/forgotten-dep.tsx', "import { useEffect } from 'react'\n\nexport function Part({ tell }: { tell: (text: string) => void }) {\n  useEffect(() => tell('x'), [])\n  return null\n}"),

  // What is left over, and how files look.
  fresh('eslint(no-unused-vars)', 'src/core/unused.ts', 'const left = 1\nexport const used = 2'),
  fresh('eslint(no-unused-vars)', 'src/core/unused-import.ts', "import { join } from 'node:path'\n\nexport const used = 2"),
  fresh('eslint(max-lines)', 'src/core/long.ts', Array.from({ length: 401 }, (_, at) => `export const line${at} = ${at}`).join('\n')),
  fresh('unicorn(filename-case)', 'src/core/ownName.ts', 'export const one = 1'),
  fresh('unicorn(filename-case)', 'src/renderer/ComposerScreen.tsx', 'export const one = 1'),
  fresh('unicorn(prefer-node-protocol)', 'src/core/bare-builtin.ts', "import { join } from 'path'\n\nexport const place = join('a', 'b')"),
  fresh('house(reasoned-suppression)', 'src/core/switched-off.ts', '// oxlint-disable-next-line no-eval\nexport const run = (text: string): unknown => eval(text)'),
  fresh('vitest(no-focused-tests)', 'tests/core/focused.test.ts', "import { expect, it } from 'vitest'\n\nit.only('one', () => expect(1).toBe(1))"),
]

/** What looks like one of them and is allowed. */
export const ALLOWED: { file: string; text: string }[] = [
  { file: 'src/domain/post-types.ts', text: 'export const one = 1\n' },
  { file: 'src/contract/base.ts', text: "import { z } from 'zod'\nimport { one } from '../domain/post-types.ts'\n\nexport const base = z.literal(one)\n" },
  { file: 'src/core/ports.ts', text: 'export interface Clock {\n  now(): number\n}\n' },
  { file: 'src/core/system-ports.ts', text: "import type { Clock } from './ports.ts'\n\nexport const clock: Clock = { now: () => Date.now() }\n" },
  { file: 'src/core/reads-time.ts', text: 'export const read = (at: number) => new Date(at).toISOString()\n' },
  { file: 'src/core/reasoned.ts', text: '// oxlint-disable-next-line eqeqeq -- the answer of an old service may be either kind\nexport const same = (a: unknown, b: unknown) => a == b\n' },
  { file: 'src/core/code-points.ts', text: 'export const letters = (text: string) => [...text]\n' },
  { file: 'src/renderer/uses-both.ts', text: "import { base } from '../contract/base.ts'\nimport { one } from '../domain/post-types.ts'\n\nexport const both = [base, one]\n" },
  { file: 'src/main/log.ts', text: 'export type Log = (text: string) => void\nexport const log: Log = (text) => console.error(text)\n' },
  { file: 'src/main/verbs/open-link.ts', text: "import { shell } from 'electron'\n\nexport const open = (address: string) => void shell.openExternal(address)\n" },
  { file: 'src/main/verbs/page-channel.ts', text: "import { ipcMain } from 'electron'\n\nexport const listen = () => ipcMain.on('x', () => {})\n" },
  { file: 'src/sandbox/delivers.ts', text: "import { one } from '../domain/post-types.ts'\n\nexport const deliver = (address: string) => fetch(address, { method: 'POST', body: String(one) })\n" },
  { file: 'scripts/bootstrap/early.mjs', text: "import { join } from 'node:path'\n\nexport const place = join('a', 'b')\nexport const later = () => import('@electron/fuses')\n" },
  { file: 'src/renderer/strings/en/words.ts', text: "export const words = { saved: 'Saved', full: 'The disk is full.' }\n" },
  { file: 'src/renderer/says-nothing.tsx', text: "export function Part({ name }: { name: string }) {\n  if (name === '') throw new Error('The part has no name.')\n  return <input className=\"flex h-full\" type=\"url\" placeholder=\"https://\" aria-label={name} />\n}\n" },
  { file: 'src/renderer/zone.ts', text: 'export const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone\nexport const day = (locale: string) => new Intl.DateTimeFormat(locale)\n' },
  { file: 'src/core/long-comment.ts', text: `${'// A line that says why.\n\n'.repeat(300)}export const one = 1\n` },
]
