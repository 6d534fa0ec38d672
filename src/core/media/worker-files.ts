import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The program of a worker thread: beside this file when run from the sources, beside the core's own program (or one folder up) when built. */
export function workerFile(name: 'hash-worker' | 'probe-worker' | 'film-worker' | 'heic-worker'): string {
  const here = import.meta.dirname
  const found = [join(here, `${name}.ts`), join(here, `${name}.js`), join(here, '..', `${name}.js`)].find((path) => existsSync(path))
  if (found === undefined) throw new Error(`the program ${name} is missing`)
  return found
}
