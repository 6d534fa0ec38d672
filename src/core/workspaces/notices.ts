/** Things the user should know at once; told with `hello` until the core ends. */
import type { z } from 'zod'
import type { helloSchema } from '../../contract/schemas/events.ts'
import type { Clock } from '../ports.ts'

export type Notice = z.infer<typeof helloSchema>['notices'][number]

export interface Notices {
  /** Once for each code and workspace. */
  add(code: Notice['code'], workspaceId?: string | null): void
  /** The matter is settled. */
  clear(code: Notice['code'], workspaceId?: string | null): void
  list(): Notice[]
}

export function createNotices(clock: Pick<Clock, 'now'>): Notices {
  const known = new Map<string, Notice>()
  const key = (code: string, workspaceId: string | null) => `${code} ${workspaceId ?? ''}`
  return {
    add(code, workspaceId = null) {
      if (!known.has(key(code, workspaceId))) known.set(key(code, workspaceId), { code, workspaceId, at: clock.now() })
    },
    clear: (code, workspaceId = null) => void known.delete(key(code, workspaceId)),
    list: () => [...known.values()],
  }
}
