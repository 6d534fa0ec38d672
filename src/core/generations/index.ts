/** Captions written by the service, as the contract asks for them: each function takes an open workspace and plain input. */
import type { Generation, GenerationDetail, Spend } from '../../contract/schemas/generations.ts'
import { createDraftRowsCache } from '../drafts/index.ts'
import { createRowsCache } from '../sync/index.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { approve } from './approve.ts'
import { ask } from './ask.ts'
import type { AskInput } from './ask.ts'
import type { GenerationsContext, GenerationsDeps } from './deps.ts'
import { spend } from './spend.ts'
import { use } from './use.ts'
import type { Used, UseInput } from './use.ts'
import { estimate, get, list, queue } from './views.ts'
import type { ListInput } from './views.ts'

export type { GenerationsDeps } from './deps.ts'

export interface Generations {
  ask(workspace: Workspace, input: AskInput): Promise<{ generationId: string; approved: boolean }>
  estimate(workspace: Workspace, input: Parameters<typeof estimate>[2]): ReturnType<typeof estimate>
  queue(workspace: Workspace): ReturnType<typeof queue>
  approve(workspace: Workspace, input: { commandId: string; ids: string[]; ceiling: number | null }): { approved: string[] }
  list(workspace: Workspace, input: ListInput): { items: Generation[]; nextCursor: string | null }
  get(workspace: Workspace, input: { generationId: string }): GenerationDetail
  use(workspace: Workspace, input: UseInput): Used
  spend(workspace: Workspace, input?: { zone?: string | undefined }): Spend
}

export function createGenerations(given: GenerationsDeps): Generations {
  const deps: GenerationsContext = { ...given, rowsOf: given.rowsOf ?? createRowsCache(), draftsOf: createDraftRowsCache() }
  return {
    ask: (workspace, input) => ask(deps, workspace, input),
    estimate: (workspace, input) => estimate(deps, workspace, input),
    queue: (workspace) => queue(deps, workspace),
    approve: (workspace, input) => approve(deps, workspace, input),
    list: (workspace, input) => list(deps, workspace, input),
    get: (workspace, input) => get(deps, workspace, input),
    use: (workspace, input) => use(deps, workspace, input),
    spend: (workspace, input) => spend(workspace, input),
  }
}
