/** Serves `controlContract` to the shell, on the one port that carries paths. */
import { implement } from '@orpc/server'
import { controlContract } from '../../contract/control-contract.ts'
import type { Core } from '../core.ts'

export function createControlRouter(core: Core) {
  const os = implement(controlContract)
  return os.router({
    importFiles: os.importFiles.handler(async ({ input }) => core.media.importFiles(await core.workspaces.open(input.workspaceId), input)),
    importPasted: os.importPasted.handler(async ({ input }) => core.media.importPasted(await core.workspaces.open(input.workspaceId), input)),
    locateMedia: os.locateMedia.handler(async ({ input }) => {
      const workspace = await core.workspaces.open(input.workspaceId)
      return input.variant === 'thumb' ? core.media.locateThumb(workspace, input.sha256) : core.media.locate(workspace, input.sha256)
    }),
    drain: os.drain.handler(({ input }) => core.drain(input.deadlineMs)),
    inFlight: os.inFlight.handler(() => core.sync.inFlight()),
    powerEvent: os.powerEvent.handler(({ input }) => {
      core.sync.powerEvent(input.kind)
      return { ok: true as const }
    }),
  })
}
