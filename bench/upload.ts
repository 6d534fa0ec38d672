/**
 * A video as large as the API takes, as multipart/form-data by the project's own client, against `curl -F` with the same file, headers and
 * service. Once to the sandbox, which hashes and stores it, and once to a service that keeps nothing, so that a slow receiver hides no
 * slow sender. Each side is timed from its first to its last byte, without the start of its process.
 */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { SandboxProcess } from '../tests/e2e/support/sandbox-process.ts'
import { writeVideo } from './media/write-video.ts'
import { ROOT, inFolder } from './support/folder.ts'
import { compare, limit } from './support/line.ts'
import type { Bench, BenchLine } from './support/line.ts'
import { interleaved, median } from './support/measure.ts'
import { startSink } from './upload/sink.ts'

const run = promisify(execFile)
const sentSchema = z.object({ ms: z.number(), grownMB: z.number() })
/** Bytes; the largest video the API takes (docs: media-upload). */
const LARGEST = 500_000_000

interface Service {
  baseUrl: string
  key: string
  workspaceId: string
}

export const upload: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const size = quick ? 50_000_000 : LARGEST
  const file = join(folder, 'clip.mp4')
  writeVideo(file, size)
  const sandbox = new SandboxProcess(join(folder, 'service'))
  const sink = await startSink()
  try {
    const { key, workspaces } = await sandbox.start()
    const workspaceId = workspaces[0]?.id
    if (workspaceId === undefined) throw new Error('the sandbox made no workspace')
    const grown: number[] = []
    const measure = async (name: string, service: Service): Promise<BenchLine> => {
      const { ours, curl } = await interleaved(5, {
        ours: async () => {
          const { ms, grownMB } = await sendOnce(service, file)
          grown.push(grownMB)
          return ms
        },
        curl: () => curlOnce(service, file),
      })
      say(`${name}: ${(size / 1e3 / median(ours)).toFixed(0)} MB/s, curl ${(size / 1e3 / median(curl)).toFixed(0)} MB/s`)
      return compare(name, median(ours), median(curl), `curl -F, ${size / 1e6} MB`, 2.5)
    }
    const lines = [
      await measure('upload', { baseUrl: sandbox.baseUrl, key, workspaceId }),
      await measure('upload-sink', { baseUrl: sink.baseUrl, key, workspaceId }),
    ]
    return [...lines, limit('upload-memory', Math.max(...grown), 'MB', 'memory before the upload, the most of all runs', 128)]
  } finally {
    await sink.close()
    await sandbox.stop()
  }
})

async function sendOnce({ baseUrl, key, workspaceId }: Service, file: string): Promise<{ ms: number; grownMB: number }> {
  const { stdout } = await run(process.execPath, [join(ROOT, 'bench/upload/send-once.ts'), baseUrl, key, workspaceId, file])
  return sentSchema.parse(JSON.parse(stdout))
}

async function curlOnce({ baseUrl, key, workspaceId }: Service, file: string): Promise<number> {
  const args = ['-sS', '-o', '/dev/null', '-w', '%{http_code} %{time_total}', '-H', `x-api-key: ${key}`, '-H', `X-Workspace-Id: ${workspaceId}`, '-F', 'type=video', '-F', `file=@${file};type=video/mp4`]
  const { stdout } = await run('curl', [...args, `${baseUrl}/media/upload`])
  const [status, seconds] = stdout.split(' ')
  if (!/^20[01]$/.test(status ?? '')) throw new Error(`curl was answered ${stdout}`)
  return Number(seconds) * 1000
}
