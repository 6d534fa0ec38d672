/**
 * A core that saves drafts as two windows would, until it is killed. Before each act a line says what is tried, after it a line
 * says what was acknowledged. Arguments: the workspace's file, the migrations, a seed, and the try that the last run may not
 * have finished (JSON): it is repeated first, as a window does.
 */
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { isAppError } from '../../src/contract/errors.ts'
import { createDrafts } from '../../src/core/drafts/index.ts'
import { createEventBus } from '../../src/core/events.ts'
import { loadMigrations } from '../../src/core/storage/migrations.ts'
import { openDatabase } from '../../src/core/storage/open-database.ts'
import { systemClock, systemRandom } from '../../src/core/system-ports.ts'
import { createHandle } from '../../src/core/workspaces/handle.ts'
import { identityOf, readSelf } from '../../src/core/workspaces/identity.ts'
import { EMPTY_CONTENT } from '../../src/domain/draft-content.ts'
import { createRandom } from './random.ts'
import type { CrashLine, Tried } from './lines.ts'

const [file, migrationsDir, seed, pending] = process.argv.slice(2)
if (file === undefined || migrationsDir === undefined || seed === undefined) throw new Error('file, migrations, seed')
const { db, readOnly } = openDatabase({ file, kind: 'workspace', migrations: loadMigrations(migrationsDir, 'workspace') })
const workspace = createHandle({ db, folder: dirname(file), identity: identityOf(readSelf(db)), readOnly }, { bus: createEventBus('crash'), clock: systemClock })
const drafts = createDrafts({ clock: systemClock, random: systemRandom })
const chance = createRandom(Number(seed))

function say(line: CrashLine): void {
  const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
  for (let done = 0; done < bytes.length; ) {
    try {
      done += writeSync(1, bytes, done)
    } catch (error) {
      // The pipe is full for the moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

function save(tried: Tried): void {
  say({ type: 'try', ...tried })
  try {
    const { rev } = drafts.save(workspace, { ...tried, content: { ...EMPTY_CONTENT, shared: tried.text } })
    say({ type: 'saved', ...tried, rev })
  } catch (error) {
    if (!isAppError(error) || error.code !== 'STALE_REVISION') throw error
    say({ type: 'refused', ...tried, rev: 0 })
  }
}

if (pending) save(JSON.parse(pending) as Tried) // Written by this very program.
const windows = [randomUUID(), randomUUID()] as const
const ids = drafts.list(workspace, { limit: 5, trashed: false }).items.map((item) => item.id)
while (ids.length < 5) ids.push(drafts.create(workspace, { commandId: randomUUID() }).id)

for (;;) {
  const draftId = ids[Math.floor(chance() * ids.length)]
  if (draftId === undefined) continue
  const { rev, content } = drafts.get(workspace, { draftId })
  const token = `<${randomUUID()}>`
  const text = content.shared.length > 1_500 || chance() < 0.05 ? token : `${content.shared} ${token}`
  // Now and then on a base that another window has left behind.
  save({ commandId: randomUUID(), draftId, windowId: windows[chance() < 0.5 ? 0 : 1], baseRev: chance() < 0.1 ? rev - 1 : rev, text })
}
