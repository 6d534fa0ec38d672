/** What a test works with: a folder of its own, apps and services started from it, and on failure everything there is to see. */
import { test as base } from '@playwright/test'
import type { TestInfo } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makePng } from '../../support/make-image.ts'
import { launchApp, workspaceFilesOf } from './app.ts'
import type { LaunchOptions, RunningApp } from './app.ts'
import { startKeychain } from './keychain.ts'
import type { Keychain } from './keychain.ts'
import { readWorkspace } from './read-workspaces.ts'
import type { WorkspaceFacts } from './read-workspaces.ts'
import { SandboxProcess } from './sandbox-process.ts'

export class Rig {
  readonly folder = mkdtempSync(join(tmpdir(), 'powerpost-e2e-'))
  readonly #apps: RunningApp[] = []
  readonly #sandboxes: SandboxProcess[] = []
  #keychain: Keychain | null = null

  profile(name = 'profile'): string {
    return join(this.folder, name)
  }

  async keychain(): Promise<Keychain> {
    this.#keychain ??= await startKeychain(this.folder)
    return this.#keychain
  }

  /** The app on `profile`, with a keychain where this machine can offer one. */
  async launch(profile = this.profile(), { keepSize = false, ...options }: LaunchOptions & { keepSize?: boolean } = {}): Promise<RunningApp> {
    const { env } = await this.keychain()
    const app = await launchApp(profile, { ...(keepSize ? {} : { size: { width: 1280, height: 832 } }), ...options, env: { ...env, ...options.env } })
    this.#apps.push(app)
    return app
  }

  async startSandbox(args: string[] = ['--publish-ms', '300'], name = 'service'): Promise<SandboxProcess> {
    const sandbox = new SandboxProcess(join(this.folder, name), args)
    this.#sandboxes.push(sandbox)
    await sandbox.start()
    return sandbox
  }

  /** Writes a small photo and answers its path. */
  photo(name: string, seed: number): string {
    return this.file(name, makePng(seed, 160, 120))
  }

  file(name: string, bytes: Uint8Array | string): string {
    const folder = join(this.folder, 'photos')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }

  /** What the databases hold, read from outside. */
  workspaces(profile = this.profile()): WorkspaceFacts[] {
    return workspaceFilesOf(profile).map((file) => readWorkspace(file))
  }

  /** Logs, pictures and the services' own records, into `folder`. */
  async keepEvidence(folder: string): Promise<void> {
    mkdirSync(folder, { recursive: true })
    for (const [index, app] of this.#apps.entries()) {
      writeFileSync(join(folder, `app-${index + 1}.log.txt`), app.logLines.join(''))
      await app.page.screenshot({ path: join(folder, `app-${index + 1}.png`), timeout: 3000 }).catch(() => undefined)
      await app.page.locator('body').ariaSnapshot({ timeout: 3000 }).then((text) => writeFileSync(join(folder, `app-${index + 1}.aria.yaml`), text), () => undefined)
    }
    for (const [index, sandbox] of this.#sandboxes.entries()) {
      if (!sandbox.running) continue
      await sandbox.log().then((log) => writeFileSync(join(folder, `service-${index + 1}.json`), JSON.stringify(log, null, 1)), () => undefined)
    }
  }

  /** Everything ends, also when one of it does so badly. */
  async close(): Promise<void> {
    const ended = await Promise.allSettled(this.#apps.map((app) => app.end()))
    ended.push(...(await Promise.allSettled([...this.#sandboxes.map((sandbox) => sandbox.stop()), this.#keychain?.stop()])))
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
    const badly = ended.find((one) => one.status === 'rejected')
    if (badly) throw badly.reason
  }
}

const failed = (info: TestInfo) => info.status !== info.expectedStatus

/** `rig`: fresh for each test. */
export const test = base.extend<{ rig: Rig }>({
  // Playwright reads the names of what a fixture needs from this pattern.
  rig: async ({}, use, info) => {
    const rig = new Rig()
    try {
      await use(rig)
      if (failed(info)) await rig.keepEvidence(info.outputDir)
    } finally {
      await rig.close()
    }
  },
})

/** One rig for all tests of a file, where they do not need a profile each. `inOrder`: each builds on the one before. */
export function sharedRig({ inOrder = true } = {}): () => Rig {
  let rig: Rig | null = null
  if (inOrder) test.describe.configure({ mode: 'serial' })
  test.beforeAll(() => {
    rig = new Rig()
  })
  test.afterEach(async ({}, info) => {
    if (failed(info)) await rig?.keepEvidence(info.outputDir)
  })
  test.afterAll(async () => {
    await rig?.close()
  })
  return () => {
    if (!rig) throw new Error('the rig is made before the first test')
    return rig
  }
}

export { expect } from './expect.ts'
