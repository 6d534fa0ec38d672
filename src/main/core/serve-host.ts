/** Serves to the core the few things that only the shell can do. */
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain } from 'electron'
import { hostContract } from '../../contract/host-contract.ts'
import { isAppError } from '../../contract/errors.ts'
import type { News, ShellStatus } from '../../contract/schemas/shell.ts'
import type { FilmWindow } from './film-window.ts'
import type { PicturesHelper } from './pictures-helper.ts'
import type { PosterWindow } from './poster-window.ts'
import type { SandboxHelper } from './sandbox-helper.ts'

export interface HostParts {
  sandbox: SandboxHelper
  pictures: Pick<PicturesHelper, 'make'>
  posters: Pick<PosterWindow, 'extract'>
  films: Pick<FilmWindow, 'edit'>
  onNews: (news: News) => void
  onStatus: (status: ShellStatus) => void
}

export function hostServer({ sandbox, pictures, posters, films, onNews, onStatus }: HostParts): (port: MessagePortMain) => void {
  const os = implement(hostContract)
  const router = os.router({
    startHelper: os.startHelper.handler(async ({ errors }) => {
      try {
        const { url, adminToken } = await sandbox.start()
        return { url, adminToken }
      } catch (error) {
        throw errors.SANDBOX_UNAVAILABLE({ message: isAppError(error) ? error.message : 'The sandbox could not be started.', data: {} })
      }
    }),
    makePicture: os.makePicture.handler(({ input }) => pictures.make(input)),
    extractPoster: os.extractPoster.handler(({ input }) => posters.extract(input)),
    editFilm: os.editFilm.handler(({ input, signal }) => films.edit(input, signal)),
    notify: os.notify.handler(({ input }) => {
      onNews(input)
      return { ok: true as const }
    }),
    showStatus: os.showStatus.handler(({ input }) => {
      onStatus(input)
      return { ok: true as const }
    }),
  })
  const handler = new RPCHandler(router)
  return (port) => {
    handler.upgrade(port)
    port.start()
  }
}
