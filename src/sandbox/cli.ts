/** `npm run sandbox`: a PowerPost service on this machine, for a person or for a test. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keptKey } from './account/kept-key.ts'
import { SCOPES } from './account/scopes.ts'
import { readCliOptions, USAGE } from './cli-options.ts'
import type { CliOptions } from './cli-options.ts'
import { clockAhead } from './clock-and-chance.ts'
import { createSandbox } from './create-sandbox.ts'

const SAMPLE_WORKSPACES = ['Nordic Coffee', 'Alpine Bikes']
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

try {
  const options = readCliOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(USAGE)
  else await run(options)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(options: CliOptions): Promise<void> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'powerpost-sandbox-'))
  const removeFolder = () => {
    if (options.dataDir === null) rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    const sandbox = await createSandbox({
      ...options,
      clock: options.clockAhead === undefined ? undefined : clockAhead(options.clockAhead),
      dataDir,
      openapiFile: here('../../docs/api/openapi.yaml'),
      pageDir: here('dashboard/page'),
      sampleWorkspaces: SAMPLE_WORKSPACES,
    })
    const key = keptKey(dataDir)
    sandbox.service.keys.adopt(key, 'Command line', SCOPES)
    const workspaces = sandbox.service.workspaces.list().map(({ id, name }) => ({ id, name }))
    const ready = { url: sandbox.url, key, adminToken: sandbox.adminToken, workspaces, dashboard: sandbox.dashboard }
    process.stdout.write(options.json ? `${JSON.stringify(ready)}\n` : inWords(ready))

    let isEnding = false
    const end = () => {
      if (isEnding) return
      isEnding = true
      void sandbox.close().finally(() => {
        removeFolder()
        process.exit(0)
      })
    }
    process.once('SIGTERM', end)
    process.once('SIGINT', end)
  } catch (error) {
    removeFolder()
    throw error
  }
}

function inWords({ url, key, workspaces, dashboard }: { url: string; key: string; workspaces: { id: string; name: string }[]; dashboard: string }): string {
  const first = workspaces[0]?.id ?? '<workspace id>'
  return `The PowerPost sandbox is listening.

  Base URL    ${url}/api/v1
  API key     ${key}
${workspaces.map(({ id, name }) => `  Workspace   ${id}  ${name}`).join('\n')}
  Dashboard   ${dashboard}

Try it:

  curl -s ${url}/api/v1/account/credits -H 'x-api-key: ${key}'

  curl -s ${url}/api/v1/posts -H 'x-api-key: ${key}' -H 'X-Workspace-Id: ${first}' \\
    -H 'Content-Type: application/json' -d '{"items":[{"post_type":"x-post","content":"Hello"}]}'

Nothing published here leaves this machine. Ctrl+C ends it.
`
}
