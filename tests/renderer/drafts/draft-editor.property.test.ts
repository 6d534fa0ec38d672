/** Whatever happens between window and core, in whatever order: what was typed is acknowledged, in the history, or on the screen. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ErrorCode } from '../../../src/contract/errors.ts'
import { writeCaption } from '../../../src/renderer/stores/draft-editor-edits.ts'
import { sameContent } from '../../../src/renderer/stores/draft-editor-merge.ts'
import { createDraftEditors } from '../../../src/renderer/stores/draft-editors.ts'
import { WINDOW, WORKSPACE, createFakeCore } from './fake-core.ts'
import type { Fate } from './fake-core.ts'
import { createFakeTime } from './fake-time.ts'

const refusals: ErrorCode[] = ['DISK_FULL', 'DISK_READ_ONLY', 'SHUTTING_DOWN', 'CORE_RESTARTED', 'INTERNAL', 'WORKSPACE_DAMAGED']
const losses: ErrorCode[] = ['CORE_RESTARTED', 'TIMEOUT', 'INTERNAL']
const often = <T>(value: T) => ({ weight: 3, arbitrary: fc.constant(value) })

const fate: fc.Arbitrary<Fate> = fc.record({
  arrivesAfter: fc.integer({ min: 0, max: 600 }),
  answersAfter: fc.integer({ min: 0, max: 600 }),
  refusal: fc.oneof(often(null), { weight: 1, arbitrary: fc.constantFrom(...refusals) }),
  lost: fc.oneof(often(null), { weight: 1, arbitrary: fc.constantFrom(...losses) }),
  timesOutAfter: fc.oneof(often(null), { weight: 1, arbitrary: fc.integer({ min: 1, max: 400 }) }),
})

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ do: 'type' as const }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 0, max: 900 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fate' as const), fates: fc.array(fate, { minLength: 1, maxLength: 4 }) }) },
  { weight: 5, arbitrary: fc.constantFrom(...(['import', 'elsewhere', 'reread', 'focus', 'blur', 'leave', 'keep', 'other', 'refresh', 'flush'] as const)).map((one) => ({ do: one })) },
)

it('loses nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
      const time = createFakeTime()
      const core = createFakeCore(time, { shared: 'start' })
      const editors = createDraftEditors({ connection: core.connection, windowId: WINDOW, timing: time })
      const draftId = core.draft().id
      let editor = editors.get(WORKSPACE, draftId)
      let release = editors.hold(editor)
      await time.pass(10)
      let count = 0
      let typed = 'start'

      const check = () => {
        const now = editor.state.getState()
        const known = [...core.states.values(), ...core.history.map((one) => one.content)]
        if (now.content.shared !== typed) expect(known.map((one) => one.shared)).toContain(typed)
        if (now.phase === 'ready' && now.save === 'saved') {
          const acknowledged = core.states.get(now.base.rev)
          expect(acknowledged && sameContent(acknowledged, now.content)).toBe(true)
        }
        expect(core.mostSavesAtOnce).toBeLessThanOrEqual(1)
      }

      for (const one of steps) {
        switch (one.do) {
          case 'type': {
            const text = `typed ${++count}`
            editor.edit(writeCaption('shared', text))
            if (editor.state.getState().content.shared === text) typed = text
            break
          }
          case 'pass':
            await time.pass(one.ms)
            break
          case 'fate': {
            let call = 0
            core.fate = () => one.fates[call++ % one.fates.length] as Fate
            break
          }
          case 'import':
            core.importFile()
            break
          case 'elsewhere':
            core.saveElsewhere((content) => ({ ...content, shared: `elsewhere ${++count}` }))
            break
          case 'reread':
            core.reread()
            break
          case 'focus':
          case 'blur':
            editor.setFocused(one.do === 'focus')
            break
          case 'leave':
            release()
            editor = editors.get(WORKSPACE, draftId)
            release = editors.hold(editor)
            break
          case 'keep':
            editor.keepMine()
            break
          case 'other':
            editor.useOther()
            break
          case 'refresh':
            editor.refresh()
            break
          case 'flush':
            editor.flush().catch(() => undefined)
            break
        }
        check()
      }

      // When all is well again, everything comes to rest: the window shows what the core has.
      core.fate = () => ({ arrivesAfter: 1, answersAfter: 1, refusal: null, lost: null, timesOutAfter: null })
      editor.setFocused(false)
      await time.pass(30_000)
      core.reread()
      await time.pass(1_000)
      check()
      editor.keepMine()
      await time.pass(30_000)
      check()
      expect(editor.state.getState()).toMatchObject({ phase: 'ready', save: 'saved', failure: null })
      expect(sameContent(editor.state.getState().content, core.draft().content)).toBe(true)
      const commands = new Map<string, unknown>()
      for (const { commandId, ...rest } of core.saves) {
        if (commands.has(commandId)) expect(rest).toEqual(commands.get(commandId))
        commands.set(commandId, rest)
      }
    }),
    { numRuns: 500 },
  )
})
