import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import { createGuard } from '../../../src/core/serve/guard.ts'

function guarded(core: { closing: boolean }, exempt: string[] = []) {
  const logs: string[] = []
  const guard = createGuard(core, (level, message, detail) => void logs.push(`${level} ${message} ${JSON.stringify(detail ?? {})}`), exempt)
  const run = (name: string, next: () => Promise<unknown>) => guard({ path: name.split('.'), next }).catch((error: unknown) => error)
  return { run, logs }
}

describe('the guard of served calls', () => {
  it('keeps code, message and data of the one family', async () => {
    const { run, logs } = guarded({ closing: false })
    const error = await run('drafts.save', async () => {
      throw new AppError('INVALID_INPUT', 'Too long.', { field: 'title' })
    })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', message: 'Too long.', data: { field: 'title' } })
    expect(logs).toEqual([])
  })

  it('lets an unforeseen error leave as INTERNAL, and neither the wire nor the log gets its text', async () => {
    const { run, logs } = guarded({ closing: false })
    const error = await run('drafts.save', async () => {
      throw new TypeError('words of a draft')
    })
    expect(error).toBeInstanceOf(ORPCError)
    expect(error).toMatchObject({ code: 'INTERNAL' })
    expect(JSON.stringify(error)).not.toContain('words of a draft')
    expect(logs).toHaveLength(1)
    expect(logs[0]).toContain('drafts.save')
    expect(logs[0]).not.toContain('words of a draft')
  })

  it('refuses every call of a closing core but those that close it', async () => {
    const core = { closing: true }
    const { run } = guarded(core, ['drain'])
    expect(await run('drafts.list', async () => 'list')).toMatchObject({ code: 'SHUTTING_DOWN' })
    expect(await run('drain', async () => 'drained')).toBe('drained')
    core.closing = false
    expect(await run('drafts.list', async () => 'list')).toBe('list')
  })
})
