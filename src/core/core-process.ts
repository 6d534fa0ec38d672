/** The core as a program: started by the shell as a utility process, told where the data lies, and handed its ports. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { toCoreSchema } from '../contract/process-messages.ts'
import { createKeyringStore } from './accounts/index.ts'
import { createCore } from './core.ts'
import { createHostClient } from './host-client.ts'
import type { CoreDeps } from './ports.ts'
import { createHttpPort } from './powerpost/index.ts'
import { createCoreServer } from './serve/serve-core.ts'
import type { CoreServer } from './serve/serve-core.ts'
import { systemClock, systemRandom } from './system-ports.ts'

/** A send can be taken back this long. */
const UNDO_MS = 5_000

/** What happened, on stderr. Callers pass ids, codes and counts only: never text of a draft, a path or a key. */
const log: CoreDeps['log'] = (level, message, detail) => {
  console.error(`[core] ${level} ${message}${detail ? ` ${JSON.stringify(detail)}` : ''}`)
}

/** Built, they lie beside this file; run from the sources, in their own folder. */
const built = join(import.meta.dirname, 'migrations')
const migrationsDir = existsSync(built) ? built : join(import.meta.dirname, 'storage', 'migrations')

let server: CoreServer | null = null

// A rejection nobody awaited is a bug, but not one that should take every open database with it.
process.on('unhandledRejection', (reason) => log('error', 'a rejection was not handled', { kind: reason instanceof Error ? reason.name : typeof reason }))

process.parentPort.on('message', ({ data, ports }) => {
  const message = toCoreSchema.safeParse(data)
  const [first, second] = ports
  if (!message.success || !first) return
  if (message.data.type === 'window') {
    server?.serveWindow(first)
    return
  }
  if (!second || server) return
  const { dataDir, version } = message.data
  const core = createCore(
    { dataDir, migrationsDir, version, clock: systemClock, random: systemRandom, secrets: createKeyringStore(), http: createHttpPort().request, host: createHostClient(second), log },
    { undoMs: UNDO_MS },
  )
  server = createCoreServer(core, log)
  server.serveControl(first)
  process.parentPort.postMessage({ type: 'ready' })
  core.start().catch((error: unknown) => {
    log('error', 'the core could not start its work', { kind: error instanceof Error ? error.name : typeof error })
    process.exit(1)
  })
})
