/** The shell's few services, asked over a port. */
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { HostContract } from '../contract/host-contract.ts'
import { toAppError } from '../contract/wire-error.ts'
import type { Host } from './ports.ts'

type Port = ConstructorParameters<typeof RPCLink>[0]['port'] & { start?: () => void }

/** Every refusal arrives as an AppError. */
export function createHostClient(port: Port): Host {
  const client: ContractRouterClient<HostContract> = createORPCClient(new RPCLink({ port }))
  port.start?.()
  const settle = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      throw toAppError(error)
    }
  }
  return {
    startHelper: (kind) => settle(client.startHelper({ kind })),
    makePicture: (job) => settle(client.makePicture(job)),
    extractPoster: (video) => settle(client.extractPoster(video)),
    editFilm: (job, signal) => settle(client.editFilm(job, { signal })),
    notify: async (news) => void (await settle(client.notify(news))),
    showStatus: async (status) => void (await settle(client.showStatus(status))),
  }
}
