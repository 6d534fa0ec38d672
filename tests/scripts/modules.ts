/** The set-up scripts are plain JavaScript that runs before anything is installed: here they get the types that the tests need. */
import { fileURLToPath, pathToFileURL } from 'node:url'
import { join } from 'node:path'
import type * as electronPath from '../../scripts/lib/electron-path.mjs'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

export interface ScriptModules {
  'bootstrap/zip.mjs': { unzip(file: string, folder: string, rename: (name: string) => string | null): void }
  'bootstrap/lock.mjs': { oneAtATime<T>(work: () => Promise<T>, folder: string): Promise<T> }
  'bootstrap/paths.mjs': {
    cacheFolder(env: Record<string, string | undefined>, platform: string): string
    cachedFolder(name: string, proof: string, fill: (temporary: string) => Promise<void>, parent: string): Promise<string>
    isAlive(pid: number): boolean
  }
  'bootstrap/toolchain.mjs': { isNewEnough(version: string): boolean }
  'bootstrap/child.mjs': { run(command: string, args: string[], options?: { cwd?: string; timeoutMs?: number }): Promise<string> }
  'test/count.mjs': {
    countVitest(file: string, exitCode: number): Count
    countPlaywright(file: string, exitCode: number): Count
  }
  'lib/electron-path.mjs': typeof electronPath
  'lib/crc32.mjs': { crc32Of(bytes: Uint8Array): number }
}

export interface Count {
  passed: number
  failed: number
  skipped: number
}

/** `root` may be a copy of the repository's scripts. */
export async function loadScript<P extends keyof ScriptModules>(path: P, root = ROOT): Promise<ScriptModules[P]> {
  // The table above says what each file exports.
  return (await import(pathToFileURL(join(root, 'scripts', path)).href)) as ScriptModules[P]
}

export const scriptUrl = (path: keyof ScriptModules) => pathToFileURL(join(ROOT, 'scripts', path)).href
