/** Caption orders as they are listed and read; `caption-orders.ts` takes and finishes them. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { PLATFORMS } from '../../domain/post-types.ts'
import type { Platform } from '../../domain/post-types.ts'
import { ApiError, notFound } from '../api-error.ts'
import { readPageQuery, toPage } from '../paging.ts'
import type { Page } from '../paging.ts'
import type { CaptionsOf } from '../posts/posts.ts'

export interface GenerationRow {
  seq: number
  id: string
  workspace_id: string
  status: 'pending' | 'processing' | 'completed' | 'failed'
  prompt: string | null
  platforms: string
  research_mode: 'regular' | 'deep'
  cta_text: string | null
  credits_used: number
  created_at: number
  due_at: number | null
  planned_failure: string | null
  planned_refund: number
  /** JSON, for who writes the texts. */
  wish: string
  outputs: string | null
  error_code: string | null
  error_message: string | null
}

export interface GenerationView {
  generation_id: string
  status: GenerationRow['status']
  prompt: string | null
  platforms: Platform[]
  research_mode: GenerationRow['research_mode']
  credits_used: number
  created_at: string
  outputs?: Record<string, unknown>
  error?: { code: string; message: string }
}

export interface Generations {
  list(workspaceId: string, query: { status?: string | undefined; limit?: number | undefined; cursor?: string | undefined }): Page<GenerationView>
  read(workspaceId: string, id: string): GenerationView
  captionsOf: CaptionsOf
  /** The latest first, with their texts; of one workspace or of all. */
  facts(limit: number, workspaceId?: string): GenerationFacts[]
}

/** As the dashboard shows it. */
export interface GenerationFacts {
  id: string
  workspaceId: string
  status: GenerationRow['status']
  prompt: string | null
  platforms: Platform[]
  researchMode: GenerationRow['research_mode']
  creditsUsed: number
  createdAt: string
  outputs: Record<string, string | { title: string; description: string }> | null
  error: string | null
}

export const platformsSchema = z.array(z.enum(PLATFORMS))
const outputsSchema = z.record(z.string(), z.union([z.string(), z.object({ title: z.string(), description: z.string() })]))

export function createGenerations(db: Database): Generations {
  const one = db.prepare<[string, string], GenerationRow>('SELECT * FROM generations WHERE id = ? AND workspace_id = ?')
  const pageOf = db.prepare<[string, number, number], GenerationRow>('SELECT * FROM generations WHERE workspace_id = ? AND seq < ? ORDER BY seq DESC LIMIT ?')
  const pageByStatus = db.prepare<[string, string, number, number], GenerationRow>('SELECT * FROM generations WHERE workspace_id = ? AND status = ? AND seq < ? ORDER BY seq DESC LIMIT ?')
  const latest = db.prepare<[number], GenerationRow>('SELECT * FROM generations ORDER BY seq DESC LIMIT ?')
  const row = (workspaceId: string, id: string) => {
    const found = one.get(id, workspaceId)
    if (!found) throw notFound('generation')
    return found
  }
  return {
    list(workspaceId, query) {
      const page = readPageQuery(query)
      const rows = query.status === undefined ? pageOf.all(workspaceId, page.before, page.take) : pageByStatus.all(workspaceId, query.status, page.before, page.take)
      return toPage(rows, page, (shown) => shown.map(summaryOf))
    },
    read(workspaceId, id) {
      const found = row(workspaceId, id)
      return {
        ...summaryOf(found),
        ...(found.outputs === null ? {} : { outputs: outputsSchema.parse(JSON.parse(found.outputs)) }),
        ...(found.error_code === null ? {} : { error: { code: found.error_code, message: found.error_message ?? '' } }),
      }
    },
    captionsOf(workspaceId, id) {
      const found = row(workspaceId, id)
      if (found.outputs === null) throw new ApiError('VALIDATION_ERROR', `The generation is ${found.status}, not completed.`)
      const outputs = outputsSchema.parse(JSON.parse(found.outputs))
      const of = (platform: string) => {
        const text = outputs[platform]
        if (text === undefined) return undefined
        return typeof text === 'string' ? { content: text, title: null } : { content: text.description, title: text.title }
      }
      return { of, first: () => of(Object.keys(outputs)[0] ?? '') }
    },
    facts: (limit, workspaceId) =>
      (workspaceId === undefined ? latest.all(limit) : pageOf.all(workspaceId, Number.MAX_SAFE_INTEGER, limit)).map((row) => ({
        id: row.id,
        workspaceId: row.workspace_id,
        status: row.status,
        prompt: row.prompt,
        platforms: platformsSchema.parse(JSON.parse(row.platforms)),
        researchMode: row.research_mode,
        creditsUsed: row.credits_used,
        createdAt: new Date(row.created_at).toISOString(),
        outputs: row.outputs === null ? null : outputsSchema.parse(JSON.parse(row.outputs)),
        error: row.error_message,
      })),
  }
}

const summaryOf = (row: GenerationRow): GenerationView => ({
  generation_id: row.id,
  status: row.status,
  prompt: row.prompt,
  platforms: platformsSchema.parse(JSON.parse(row.platforms)),
  research_mode: row.research_mode,
  credits_used: row.credits_used,
  created_at: new Date(row.created_at).toISOString(),
})
