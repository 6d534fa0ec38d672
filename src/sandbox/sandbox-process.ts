/**
 * The sandbox inside the app: a process of its own that the shell starts, tells its folder and ends. The two messages are
 * those of the shell's contract, said again here because the sandbox knows nothing of the app.
 */
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { createSandbox } from './create-sandbox.ts'

const startSchema = z.object({ type: z.literal('start'), dataDir: z.string().min(1) })

/** What Electron gives a utility process; its types are not at hand here. */
interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void
  postMessage(message: unknown): void
}

const parentPort = (process as { parentPort?: ParentPort }).parentPort // only Electron sets it
if (!parentPort) throw new Error('sandbox-process is started by the app; for the command line there is cli.ts')

/** Beside the built program, else where the sources have it. */
function place(built: string, source: string): string {
  const beside = fileURLToPath(new URL(built, import.meta.url))
  return existsSync(beside) ? beside : fileURLToPath(new URL(source, import.meta.url))
}

let isStarted = false
parentPort.on('message', ({ data }) => {
  const start = startSchema.safeParse(data)
  if (!start.success || isStarted) return
  isStarted = true
  void run(start.data.dataDir)
})

async function run(dataDir: string): Promise<void> {
  try {
    const { url, adminToken, dashboard } = await createSandbox({
      dataDir,
      openapiFile: place('./openapi.yaml', '../../docs/api/openapi.yaml'),
      pageDir: dirname(place('./dashboard/index.html', './dashboard/page/index.html')),
    })
    parentPort?.postMessage({ type: 'ready', url, adminToken, dashboard })
  } catch (error) {
    console.error(error)
    process.exit(1)
  }
}
