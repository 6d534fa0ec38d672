import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../src/contract/errors.ts'
import type { ImportResult } from '../../../src/contract/schemas/media.ts'
import type { CoreClient, CoreConnection } from '../../../src/renderer/connection/core-connection.ts'
import { createImports } from '../../../src/renderer/stores/imports.ts'
import { createFakeTime } from './fake-time.ts'

const WORKSPACE = randomUUID()
const DRAFT = randomUUID()
const BATCH = randomUUID()

const result = (outcomes: ImportResult['items'][number]['outcome'][]): ImportResult => ({
  batchId: BATCH,
  total: outcomes.length,
  safe: outcomes.filter((one) => one === 'added' || one === 'duplicate').length,
  items: outcomes.map((outcome, at) => ({ position: at, name: `${at}.png`, outcome, mediaId: null, refusal: outcome === 'refused' ? 'empty' : null, detail: null, offer: null })),
})

function open() {
  const time = createFakeTime()
  const listeners = new Set<Parameters<CoreConnection['onChanged']>[0]>()
  const rig = {
    time,
    answers: [] as (ImportResult | null | object)[],
    commands: [] as string[],
    batch: result(['added']),
    asked: 0,
    offers: result(['added']),
    answered: [] as { take: boolean; positions: number[] | undefined }[],
    batchFails: false,
    tell: (workspaceId = WORKSPACE) => {
      for (const listener of listeners) listener({ workspaceId, topic: 'media', ids: [BATCH] })
    },
  }
  const bring = async (_workspaceId: string, _draftId: string | null, commandId: string) => {
    rig.commands.push(commandId)
    const answer = rig.answers.shift() ?? null
    if (answer !== null && 'name' in answer) return Promise.reject(answer)
    return answer as ImportResult
  }
  const media = {
    answerOffers: async ({ take, positions }: { take: boolean; positions?: number[] }) => {
      rig.answered.push({ take, positions })
      return rig.offers
    },
    batch: async () => {
      rig.asked += 1
      if (rig.batchFails) throw new AppError('CORE_RESTARTED', 'lost by the test')
      return rig.batch
    },
  }
  const imports = createImports({
    connection: {
      // Of the client's procedures an import asks for this one.
      call: (act) => act({ media } as unknown as CoreClient),
      command: (act) => act({ media } as unknown as CoreClient, randomUUID()),
      onChanged: (listener) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      onReread: () => () => undefined,
      newId: () => randomUUID(),
    },
    bridge: { importFiles: bring, importPasted: bring, pickFiles: bring, pickFolders: bring },
    timing: time,
  })
  return { ...rig, rig, imports, runs: () => imports.state.getState().runs }
}

const files = [new File(['a'], 'a.png')]

describe('files on their way into a draft', () => {
  it('follows a batch to its end, and shows one that went well for a while', async () => {
    const { rig, time, imports, runs } = open()
    rig.answers = [result(['added', 'pending', 'pending'])]
    imports.give(WORKSPACE, DRAFT, files, 'drop')
    await time.pass(0)
    expect(runs()[0]).toMatchObject({ isDone: false, total: 3, result: { safe: 1 } })
    rig.batch = result(['added', 'added', 'pending'])
    rig.tell()
    await time.pass(0)
    expect(runs()[0]?.result?.safe).toBe(2)
    rig.batch = result(['added', 'added', 'added'])
    // No event: it asks by itself.
    await time.pass(1_000)
    expect(runs()[0]).toMatchObject({ isDone: true })
    await time.pass(4_000)
    expect(runs()).toEqual([])
  })

  it('keeps what was refused until it is dismissed', async () => {
    const { rig, time, imports, runs } = open()
    rig.answers = [result(['added', 'refused'])]
    imports.give(WORKSPACE, DRAFT, files, 'drop')
    await time.pass(60_000)
    expect(runs()[0]).toMatchObject({ isDone: true, failure: null })
    imports.dismiss(runs()[0]?.id ?? '')
    expect(runs()).toEqual([])
  })

  it('lets no late answer take back what is safe', async () => {
    const { rig, time, imports, runs } = open()
    rig.answers = [result(['added', 'added', 'pending'])]
    imports.give(WORKSPACE, DRAFT, files, 'drop')
    await time.pass(0)
    rig.batch = result(['added', 'pending', 'pending'])
    rig.tell()
    await time.pass(0)
    expect(runs()[0]?.result?.safe).toBe(2)
  })

  it('repeats the same command when the core went away, and asks on when asking fails', async () => {
    const { rig, time, imports, runs } = open()
    rig.answers = [{ name: 'CORE_RESTARTED', message: '' }, { name: 'CORE_RESTARTED', message: '' }, result(['pending'])]
    imports.give(WORKSPACE, DRAFT, files, 'drop')
    await time.pass(2_000)
    expect(new Set(rig.commands).size).toBe(1)
    expect(rig.commands).toHaveLength(3)
    rig.batchFails = true
    await time.pass(3_000)
    expect(runs()[0]).toMatchObject({ isDone: false, failure: null })
    rig.batchFails = false
    await time.pass(1_500)
    expect(runs()[0]).toMatchObject({ isDone: true })
  })

  it('says why the whole was refused', async () => {
    const { rig, time, imports, runs } = open()
    rig.answers = [{ name: 'INVALID_INPUT', message: '' }, { name: 'Odd', message: '' }]
    imports.give(WORKSPACE, DRAFT, files, 'drop')
    imports.give(WORKSPACE, DRAFT, files, 'drop')
    await time.pass(0)
    expect(runs().map((run) => [run.failure, run.isDone])).toEqual([['INVALID_INPUT', true], ['INTERNAL', true]])
  })

  it('takes a pasted picture that is no file as bytes, and says why where that is refused too', async () => {
    const { rig, time, imports, runs } = open()
    rig.answers = [{ name: 'INVALID_INPUT', message: '' }, result(['added', 'refused'])]
    imports.give(WORKSPACE, DRAFT, files, 'paste')
    await time.pass(0)
    expect(rig.commands).toHaveLength(2)
    expect(runs()[0]).toMatchObject({ failure: null, result: { safe: 1 } })
    rig.answers = [{ name: 'INVALID_INPUT', message: '' }, { name: 'INVALID_INPUT', message: '' }]
    imports.give(WORKSPACE, DRAFT, files, 'paste')
    await time.pass(0)
    expect(runs()[1]).toMatchObject({ failure: 'INVALID_INPUT', isDone: true })
  })

  it('goes on when a copy on offer is taken, and ends when it is made', async () => {
    const { rig, time, imports, runs } = open()
    rig.answers = [result(['added', 'offered'])]
    imports.give(WORKSPACE, DRAFT, files, 'drop')
    await time.pass(10_000)
    expect(runs()[0]).toMatchObject({ isDone: true })
    rig.offers = result(['added', 'pending'])
    expect(await imports.answer(runs()[0]?.id ?? '', true, [1])).toBeNull()
    expect(rig.answered).toEqual([{ take: true, positions: [1] }])
    expect(runs()[0]).toMatchObject({ isDone: false })
    rig.batch = result(['added', 'added'])
    await time.pass(1_000)
    expect(runs()[0]).toMatchObject({ isDone: true, result: { safe: 2 } })
  })

  it('leaves files of the library to the library once they are taken, and keeps what was refused as a whole', async () => {
    const { rig, time, imports, runs } = open()
    rig.answers = [result(['added', 'refused']), { name: 'DISK_FULL', message: '' }]
    imports.give(WORKSPACE, null, files, 'drop')
    imports.give(WORKSPACE, null, files, 'drop')
    await time.pass(0)
    expect(runs().map((run) => run.failure)).toEqual(['DISK_FULL'])
  })

  it('opens one dialog at a time, and leaves no trace of one that was closed', async () => {
    const { rig, time, imports, runs } = open()
    imports.pick(WORKSPACE, DRAFT)
    imports.pick(WORKSPACE, DRAFT)
    await time.pass(0)
    expect(rig.commands).toHaveLength(1)
    expect(runs()).toEqual([])
  })

  it('asks about its own client only', async () => {
    const { rig, time, imports } = open()
    rig.answers = [result(['pending'])]
    imports.give(WORKSPACE, DRAFT, files, 'drop')
    await time.pass(0)
    rig.tell(randomUUID())
    await time.pass(0)
    expect(rig.asked).toBe(0)
  })
})
