/** The user of one seed as far as captions go: asks, approves with or without a ceiling, puts what came back into drafts. */
import type { Generations } from '../../../src/core/generations/index.ts'
import { parseRequest } from '../../../src/core/sync/index.ts'
import type { Rows } from '../../../src/core/sync/index.ts'
import { platformsAsked } from '../../../src/domain/generations/index.ts'
import { orderKey } from './captions.ts'
import type { SeededRandom } from './random.ts'
import type { SimServer } from './server.ts'
import { insertMedia } from './workspace.ts'
import type { TestWorkspace } from './workspace.ts'

export class UserOfCaptions {
  /** Requests that the user let spend. */
  readonly approved = new Set<string>()
  private readonly server: SimServer
  private readonly random: SeededRandom
  private readonly nextText: () => number

  constructor(server: SimServer, random: SeededRandom, nextText: () => number) {
    this.server = server
    this.random = random
    this.nextText = nextText
  }

  async act(generations: Generations, workspace: TestWorkspace, drafts: readonly string[]): Promise<void> {
    const dice = this.random.float()
    if (dice < 0.5) return this.ask(generations, workspace, drafts)
    if (dice < 0.75) return this.approve(generations, workspace)
    this.use(generations, workspace, drafts)
  }

  private async ask(generations: Generations, workspace: TestWorkspace, drafts: readonly string[]): Promise<void> {
    const { random } = this
    // Now and then the very same request twice, and some without a prompt.
    const prompt = `captions ${random.chance(0.25) ? 0 : this.nextText()} canary-${workspace.identity.remoteId}-end`
    const mediaIds: string[] = []
    const isSilent = random.chance(0.1)
    for (let at = 0; at < (isSilent ? 1 : random.int(2)); at += 1) {
      const mediaId = random.uuid()
      insertMedia(workspace.db, mediaId, random.uuid().replaceAll('-', '').padEnd(64, '0').slice(0, 64), 'photo.png')
      mediaIds.push(mediaId)
    }
    const input = {
      commandId: random.uuid(),
      draftId: drafts.length > 0 && random.chance(0.6) ? random.pick(drafts) : null,
      approve: random.chance(0.6),
      request: { prompt: isSilent ? '' : prompt, mediaIds, postTypes: random.chance(0.5) ? (['x-post'] as const).slice() : (['instagram-feed', 'youtube-short'] as const).slice(), researchMode: random.chance(0.3) ? ('deep' as const) : ('regular' as const) },
    }
    const first = await generations.ask(workspace, input)
    if (first.approved) this.approved.add(first.generationId)
    if (random.chance(0.3) && !workspace.closed) {
      const second = await generations.ask(workspace, input)
      if (second.generationId !== first.generationId) this.server.violations.push('one command asked twice')
    }
  }

  private approve(generations: Generations, workspace: TestWorkspace): void {
    const { ids, estimate } = generations.queue(workspace)
    if (ids.length === 0) return
    const ceiling = this.random.chance(0.5) ? null : this.random.int(Math.ceil(estimate) + 12)
    for (const id of generations.approve(workspace, { commandId: this.random.uuid(), ids, ceiling }).approved) this.approved.add(id)
  }

  /** Into a draft, most often the one that asked; no text that was there may be lost. */
  use(generations: Generations, workspace: TestWorkspace, drafts: readonly string[]): void {
    const { items } = generations.list(workspace, { filter: 'unused', limit: 20 })
    if (items.length === 0) return
    const item = this.random.pick(items)
    const draftId = this.random.chance(0.2) ? null : (item.draftId ?? (drafts.length > 0 ? this.random.pick(drafts) : null))
    const contentOf = (id: string) => workspace.db.prepare<[string], { content: string }>('SELECT content FROM drafts WHERE id = ?').get(id)?.content
    const before = draftId === null ? undefined : contentOf(draftId)
    const { filled, left } = generations.use(workspace, { commandId: this.random.uuid(), generationId: item.id, draftId })
    if (draftId === null || before === undefined) return
    const after = contentOf(draftId)
    const isKept = workspace.db.prepare<[string, string], { n: number }>('SELECT count(*) AS n FROM revisions WHERE draft_id = ? AND json(content) = json(?)').get(draftId, before)?.n !== 0
    if (after !== before && !isKept) this.server.violations.push(`the state of draft ${draftId} before captions were put in is gone`)
    if (filled.length === 0 && left.length > 0 && after !== before) this.server.violations.push(`draft ${draftId} was changed though nothing was filled`)
  }
}

/** How the service's list would name the order of a request. */
export function orderKeyOf(rows: Rows, remoteId: string, generationId: string | null): string {
  const row = generationId === null ? null : rows.generations.find(generationId)
  if (!row) throw new Error('no such request')
  const request = parseRequest(row.request)
  return orderKey(remoteId, { prompt: request.prompt, platforms: platformsAsked(request), mode: request.researchMode })
}
