/** Kills a core that saves drafts, again and again, and looks after each kill for what it had acknowledged (D3). */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { draftContentSchema } from '../../src/contract/schemas/drafts.ts'
import { MIGRATIONS_DIR, createTestWorkspace } from '../support/workspace.ts'
import type { TestWorkspaceFile } from '../support/workspace.ts'
import type { CrashLine, Tried } from './lines.ts'
import { createRandom } from './random.ts'

const PROGRAM = fileURLToPath(new URL('./save-until-killed.ts', import.meta.url))
/** Longest life after its first line, ms. */
const LONGEST_LIFE = 150

export interface KillResult {
  kills: number
  acknowledged: number
  /** Acknowledged texts that are neither current nor in the history, and files found damaged. */
  lost: number
  /** What was lost, in words; empty when nothing was. */
  findings: string[]
}

export interface KillOptions {
  kills: number
  seed: number
  /** For trying the check itself: damages the file between a kill and the look at it. */
  spoil?: (test: TestWorkspaceFile) => void
}

export async function killCore(options: KillOptions): Promise<KillResult> {
  const test = createTestWorkspace()
  const chance = createRandom(options.seed)
  const result: KillResult = { kills: 0, acknowledged: 0, lost: 0, findings: [] }
  const all: CrashLine[] = []
  let pending: Tried | null = null
  try {
    for (let kill = 0; kill < options.kills; kill += 1) {
      test.workspace.close()
      const lines = await runUntilKilled(test.file, options.seed * 10_000 + kill, pending, chance() * LONGEST_LIFE)
      options.spoil?.(test)
      result.kills += 1
      const acknowledged = lines.filter((line) => line.type !== 'try')
      result.acknowledged += acknowledged.length
      all.push(...acknowledged)
      pending = unfinished(lines)
      test.reopen()
      const findings = [...faultsOfFile(test), ...missing(test, kill === options.kills - 1 ? all : acknowledged)]
      result.findings.push(...findings.map((finding) => `after kill ${kill + 1}: ${finding}`))
    }
    result.lost = result.findings.length
    return result
  } finally {
    test.dispose()
  }
}

/** Everything said before the kill. A run that ends by itself is a failure of the program, not of the kill. */
function runUntilKilled(file: string, seed: number, pending: Tried | null, life: number): Promise<CrashLine[]> {
  const args = ['--disable-warning=ExperimentalWarning', '--experimental-strip-types', PROGRAM, file, MIGRATIONS_DIR, String(seed)]
  const child = spawn(process.execPath, pending ? [...args, JSON.stringify(pending)] : args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  let complaint = ''
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()))
  child.stdout.on('data', (part: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), life)
    said += part.toString()
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (_code, signal) => {
      if (signal !== 'SIGKILL') return reject(new Error(`the program ended by itself: ${complaint.slice(0, 2_000)}`))
      // What follows the last line end was cut by the kill. The lines are written by our own program.
      resolve(said.split('\n').slice(0, -1).map((line) => JSON.parse(line) as CrashLine))
    })
  })
}

function unfinished(lines: readonly CrashLine[]): Tried | null {
  const last = lines.at(-1)
  if (last?.type !== 'try') return null
  const { type: _type, ...tried } = last
  return tried
}

function faultsOfFile(test: TestWorkspaceFile): string[] {
  const verdict: unknown = test.workspace.db.pragma('integrity_check', { simple: true })
  const references: unknown = test.workspace.db.pragma('foreign_key_check')
  return [
    ...(verdict === 'ok' ? [] : [`integrity_check says ${String(verdict)}`]),
    ...(Array.isArray(references) && references.length === 0 ? [] : ['broken references']),
  ]
}

function missing(test: TestWorkspaceFile, acknowledged: readonly CrashLine[]): string[] {
  const textsOf = (sql: string, draftId: string) =>
    test.workspace.db.prepare<[string], string>(sql).pluck().all(draftId).map((json) => draftContentSchema.parse(JSON.parse(json)).shared)
  const kept = new Map<string, { rev: number; current: string; tokens: Set<string>; texts: Set<string> }>()
  const lookAt = (draftId: string) => {
    let found = kept.get(draftId)
    if (!found) {
      const [current] = textsOf('SELECT content FROM drafts WHERE id = ?', draftId)
      const texts = [...(current === undefined ? [] : [current]), ...textsOf('SELECT content FROM revisions WHERE draft_id = ?', draftId)]
      const rev = test.workspace.db.prepare<[string], number>('SELECT rev FROM drafts WHERE id = ?').pluck().get(draftId) ?? 0
      found = { rev, current: current ?? '', tokens: new Set(texts.flatMap(tokensOf)), texts: new Set(texts) }
      kept.set(draftId, found)
    }
    return found
  }
  return acknowledged.flatMap((line) => {
    const { rev, current, tokens, texts } = lookAt(line.draftId)
    if (line.type === 'refused') return texts.has(line.text) ? [] : [`a refused text of ${line.draftId} is not in the history`]
    const own = tokensOf(line.text).at(-1)
    if (own === undefined || !tokens.has(own)) return [`rev ${line.type === 'saved' ? line.rev : 0} of ${line.draftId} is neither current nor in the history`]
    if (line.type === 'saved' && (line.rev > rev || (line.rev === rev && line.text !== current))) return [`rev ${line.rev} of ${line.draftId} is not the text that was acknowledged`]
    return []
  })
}

function tokensOf(text: string): string[] {
  return text.match(/<[0-9a-f-]{36}>/g) ?? []
}
