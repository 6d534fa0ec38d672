/** A core that imports photos and kills itself, hard, when a step is reached for the given time. Arguments: file, migrations, command, draft (may be empty), step, times, paths … */
import { dirname } from 'node:path'
import { createEventBus } from '../../src/core/events.ts'
import { createMedia } from '../../src/core/media/index.ts'
import { loadMigrations } from '../../src/core/storage/migrations.ts'
import { openDatabase } from '../../src/core/storage/open-database.ts'
import { systemClock, systemRandom } from '../../src/core/system-ports.ts'
import { createHandle } from '../../src/core/workspaces/handle.ts'
import { identityOf, readSelf } from '../../src/core/workspaces/identity.ts'

const [file, migrationsDir, commandId, draftId, killAt, times, ...paths] = process.argv.slice(2)
if (!file || !migrationsDir || !commandId || draftId === undefined || !killAt || !times) throw new Error('file, migrations, command, draft, step, times, paths')
const { db, readOnly } = openDatabase({ file, kind: 'workspace', migrations: loadMigrations(migrationsDir, 'workspace') })
const workspace = createHandle({ db, folder: dirname(file), identity: identityOf(readSelf(db)), readOnly }, { bus: createEventBus('crash'), clock: systemClock })
let left = Number(times)
const media = createMedia({
  clock: systemClock,
  random: systemRandom,
  log: () => {},
  faultPoint(step) {
    if (step === killAt && (left -= 1) === 0) process.kill(process.pid, 'SIGKILL')
  },
})
await media.importFiles(workspace, { commandId, draftId: draftId === '' ? null : draftId, paths })
await media.resume(workspace)
