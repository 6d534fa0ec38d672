/** The lines of the guides, typed as they stand: only the address, the key and the ids that the sandbox prints are put in. */
import { execFile, spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { makePng } from '../support/make-image.ts'
import { temporaryFolder } from '../support/workspace.ts'

const run = promisify(execFile)
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const answerSchema = z.record(z.string(), z.unknown())
const hasShell = ['bash', 'curl'].every((program) => spawnSync(program, ['--version']).status === 0)

let folder: ReturnType<typeof temporaryFolder>
let child: ChildProcess
let ready: { url: string; key: string; workspaces: { id: string }[] }
beforeAll(async () => {
  folder = temporaryFolder()
  writeFileSync(join(folder.path, 'photo.jpg'), makePng(1, 64, 64))
  const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', at('src/sandbox/cli.ts'), '--port', '0', '--json', '--data', join(folder.path, 'data')], { stdio: ['ignore', 'pipe', 'inherit'] })
  child = started
  const [line] = await once(createInterface({ input: started.stdout }), 'line')
  ready = z.object({ url: z.string(), key: z.string(), workspaces: z.array(z.object({ id: z.string() })) }).parse(JSON.parse(String(line)))
})
afterAll(async () => {
  const gone = once(child, 'exit')
  child.kill()
  await gone
  folder.remove()
})

/** Commands of the guide's blocks that are for a shell, each on one line. */
const commandsOf = (guide: string) =>
  Array.from(guide.matchAll(/```(\w*)\n([\s\S]*?)```/gu), ([, language = '', block = '']) => (['', 'sh'].includes(language) ? block : ''))
    .flatMap((block) => block.replace(/\\\n\s*/gu, ' ').split('\n'))
    .map((line) => line.trim())
    .filter((line) => line.startsWith('curl ') || /^[A-Z]+=\S+$/u.test(line))

/** Runs them in order and answers what each curl was answered. */
async function type(commands: readonly string[]): Promise<Record<string, unknown>[]> {
  const values: Record<string, string> = {}
  const known: Record<string, string> = { KEY: ready.key, WORKSPACE: ready.workspaces[0]?.id ?? '' }
  const answers: Record<string, unknown>[] = []
  for (const command of commands) {
    const assigned = /^([A-Z]+)=(\S+)$/u.exec(command)
    if (assigned?.[1] !== undefined && assigned[2] !== undefined) values[assigned[1]] = known[assigned[1]] ?? here(assigned[2])
    else {
      const { stdout } = await run('bash', ['-c', here(command)], { cwd: folder.path, env: { ...process.env, ...values } })
      const answer = answerSchema.parse(JSON.parse(stdout))
      expect(answer, `${command} → ${stdout}`).not.toHaveProperty('error')
      if (typeof answer['post_id'] === 'string') known['POST'] = answer['post_id']
      answers.push(answer)
    }
  }
  return answers
}

const here = (text: string) =>
  text
    .replace(/https?:\/\/(?:powerpost\.ai|127\.0\.0\.1:\d+)/gu, ready.url)
    .replace(/<the key it prints>|pp_live_sk_\w*/gu, ready.key)
    .replace(/your-workspace-id/gu, ready.workspaces[0]?.id ?? '')

describe.skipIf(!hasShell)('what the guides tell to type', () => {
  it('works: the front page', async () => {
    const commands = commandsOf(readFileSync(at('README.md'), 'utf8'))
    expect(commands.length).toBeGreaterThan(0)
    expect(await type(commands)).toEqual([{ balance: 1_000 }])
  })

  it('works: the guide to the API', async () => {
    const answers = await type(commandsOf(readFileSync(at('docs/api/README.md'), 'utf8')))
    expect(answers.map((answer) => Object.keys(answer)[0])).toEqual(['balance', 'data', 'media_id', 'generation_id', 'image_generation_id', 'post_id', 'post_id', 'post_id'])
    expect(answers.at(-1)).toMatchObject({ status: 'publishing' })
  })

  it('works: the vendor’s form of asking for captions in a workspace, which names no mode', async () => {
    const example = String.raw`
      curl -s -X POST https://powerpost.ai/api/v1/content/generate \
        -H "x-api-key: pp_live_sk_xxx" \
        -H "X-Workspace-Id: your-workspace-id" \
        -H "Content-Type: application/json" \
        -d '{
          "prompt": "Announce our new feature",
          "post_types": ["instagram-feed", "x-post"]
        }'`
    const [taken] = await type([example.replace(/\\\n\s*/gu, ' ').trim()])
    expect(taken).toMatchObject({ generation_id: expect.any(String), status: 'processing', credits_used: 6 })
    const read = `curl -s https://powerpost.ai${String(taken?.['status_url'])} -H "x-api-key: pp_live_sk_xxx" -H "X-Workspace-Id: your-workspace-id"`
    expect((await type([read]))[0]).toMatchObject({ prompt: 'Announce our new feature', platforms: ['instagram', 'x'], research_mode: 'regular' })
  })
})
