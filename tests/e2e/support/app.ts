/** The real app on a profile of its own: launched, driven through its window, killed and looked at from outside. */
import { _electron, errors } from '@playwright/test'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { electronCommand } from '../../../scripts/lib/electron-path.mjs'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const HOLD_READY = fileURLToPath(new URL('./hold-ready.cjs', import.meta.url))

export interface ProcessFact {
  pid: number
  type: string
  name: string
}

/** How often a start is tried, and how long each may take (ms). */
const LAUNCHES = 3
const LAUNCH_LIMIT_MS = 25_000

export class RunningApp {
  readonly electron: ElectronApplication
  /** The main process. */
  readonly #child: ChildProcess
  readonly page: Page
  readonly profile: string
  readonly logLines: string[]

  constructor(electron: ElectronApplication, page: Page, profile: string, logLines: string[]) {
    this.electron = electron
    // Playwright forgets it at the app's end.
    this.#child = electron.process()
    this.page = page
    this.profile = profile
    this.logLines = logLines
  }

  /** Every process of the app, by its own account. */
  async processes(): Promise<ProcessFact[]> {
    return this.electron.evaluate(({ app }) =>
      app.getAppMetrics().map((m) => ({ pid: m.pid, type: m.type, name: `${m.name ?? ''} ${m.serviceName ?? ''}` })),
    )
  }

  /** The pid of a helper process whose name holds `part` ("core", "sandbox"). */
  async helperPid(part: string): Promise<number> {
    const all = await this.processes()
    const found = all.find((p) => p.type === 'Utility' && p.name.toLowerCase().includes(part))
    if (!found) throw new Error(`no ${part} process among ${JSON.stringify(all)}`)
    return found.pid
  }

  get isRunning(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** kill -9 of everything at once, as a power cut would. Resolves when all are gone. `known`: asked for before, where the moment matters. */
  async killAll(known?: readonly number[]): Promise<void> {
    const pids = known ?? (await this.processes()).map((p) => p.pid)
    const main = this.#child.pid
    for (const pid of [...(main === undefined ? [] : [main]), ...pids]) kill(pid, 'SIGKILL')
    await waitUntil(() => [main ?? 0, ...pids].every((pid) => pid === 0 || !alive(pid)), 10_000, 'the app to be gone')
  }

  /** Quits as a user would and waits for the end. */
  async quit(): Promise<void> {
    const ended = this.ended()
    // Playwright's own close() would not tell a clean end from a forced one.
    void this.electron.evaluate(({ app }) => app.quit()).catch(() => undefined)
    await ended
  }

  /** Asks the main process to end, as a log-out does. */
  terminate(): void {
    this.#child.kill('SIGTERM')
  }

  /** Resolves when the main process is gone. */
  async ended(): Promise<void> {
    if (this.isRunning) await new Promise<void>((resolve) => this.#child.once('exit', () => resolve()))
  }

  /** For the end of a test: gone, however it stands. */
  async end(): Promise<void> {
    if (!this.isRunning) return
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 8_000)
    // A text that a test left unsaved shall ask nobody.
    this.terminate()
    await this.ended().finally(() => clearTimeout(late))
  }

  /** Drops real files on an element: the browser's own drag events, with paths that the page never sees. */
  async dropFiles(target: Locator, paths: readonly string[]): Promise<void> {
    const box = await target.boundingBox()
    if (!box) throw new Error('there is nothing to drop on')
    const cdp = await this.page.context().newCDPSession(this.page)
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const data = { items: [], files: [...paths], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', { type, ...at, data })
    }
    await cdp.detach()
  }

  /** The databases of the workspaces on disk. */
  workspaceFiles(): string[] {
    return workspaceFilesOf(this.profile)
  }
}

export function workspaceFilesOf(profile: string): string[] {
  const root = join(profile, 'workspaces')
  if (!existsSync(root)) return []
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => join(root, entry.name, 'workspace.db'))
    .filter((file) => existsSync(file))
}

export interface LaunchOptions {
  /** Further words of the command line: a link. */
  args?: readonly string[]
  env?: Record<string, string>
  /** Of the window's content, in pixels. */
  size?: { width: number; height: number }
}

export async function launchApp(profile: string, options: LaunchOptions = {}): Promise<RunningApp> {
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const { command, args } = electronCommand()
  const env: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) {
    // The app must not inherit the test runner's own settings.
    if (value !== undefined && !/^(NODE_OPTIONS|TEST_|PW_|PLAYWRIGHT_|VITEST)/.test(name)) env[name] = value
  }
  const electron = await launchPatiently({
    executablePath: command,
    args: [...args, '-r', HOLD_READY, ROOT, `--user-data-dir=${profile}`, ...(options.args ?? [])],
    env: { ...env, ...displayOfLane(), ...options.env },
    // The app's own theme, not one that Playwright plays to the page.
    colorScheme: null,
    timeout: LAUNCH_LIMIT_MS,
  })
  const logLines: string[] = []
  const keep = (chunk: Buffer) => logLines.push(chunk.toString('utf8'))
  electron.process().stdout?.on('data', keep)
  electron.process().stderr?.on('data', keep)
  const page = await electron.firstWindow({ timeout: 60_000 })
  page.on('console', (message) => logLines.push(`[page ${message.type()}] ${message.text()}\n`))
  page.on('pageerror', (error) => logLines.push(`[page error] ${error.message}\n`))
  if (options.size) {
    const { width, height } = options.size
    await electron.evaluate(({ BrowserWindow }, s) => BrowserWindow.getAllWindows()[0]?.setContentSize(s.width, s.height), { width, height })
  }
  return new RunningApp(electron, page, profile, logLines)
}

/** The display of this lane, where each has its own. */
export function displayOfLane(): Record<string, string> {
  const displays = (process.env.E2E_DISPLAYS ?? '').split(',')
  const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0) % displays.length]
  return display === undefined || display === '' ? {} : { DISPLAY: display }
}

/** Playwright connects while the window is being made, and at times waits for ever for a page that changed under its hands. */
async function launchPatiently(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await _electron.launch(options)
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === LAUNCHES) throw error
      process.stderr.write(`Playwright did not get hold of the app; attempt ${attempt} of ${LAUNCHES}\n`)
    }
  }
}

export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    // One that has ended and was not collected yet does nothing any more.
    return process.platform !== 'linux' || !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

export async function waitUntil(test: () => boolean | Promise<boolean>, ms: number, what: string): Promise<void> {
  const end = performance.now() + ms
  for (;;) {
    if (await test()) return
    if (performance.now() > end) throw new Error(`waited ${ms} ms for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
