/** Imports as the core makes them, each into a new client. */
import { randomUUID } from 'node:crypto'
import { createMedia } from '../../src/core/media/index.ts'
import type { MediaDeps } from '../../src/core/media/index.ts'
import { systemClock, systemRandom } from '../../src/core/system-ports.ts'
import type { Workspace } from '../../src/core/workspaces/workspace.ts'
import { makeWorkspace } from '../support/workspace.ts'

export function openImports(host?: MediaDeps['host']) {
  // The answer is that of the whole batch, however long it takes.
  const media = createMedia({ clock: { ...systemClock, after: () => () => {} }, random: systemRandom, log: () => {}, host })

  async function bringInto(workspace: Workspace, paths: string[]): Promise<number> {
    const since = performance.now()
    const { items } = await media.importFiles(workspace, { commandId: randomUUID(), draftId: null, paths })
    const ms = performance.now() - since
    const bad = items.find((item) => item.outcome !== 'added')
    if (bad) throw new Error(`${bad.name}: ${bad.refusal ?? bad.outcome}`)
    return ms
  }

  return {
    media,
    bringInto,
    /** Milliseconds until all of them are safe, in a client made for it in `dataDir`. */
    async bring(dataDir: string, paths: string[]): Promise<number> {
      const workspace = makeWorkspace(dataDir)
      try {
        return await bringInto(workspace, paths)
      } finally {
        await media.detach(workspace.identity.id)
        workspace.close()
      }
    },
    stop: () => media.stop(),
  }
}
