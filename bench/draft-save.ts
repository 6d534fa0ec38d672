/**
 * A burst of keystrokes, each saved until it is acknowledged as durable, by the core's own code on a real workspace: revision rules, command
 * record, list and search columns included. The yardstick is the least a durable write can cost: one page of a log and its sync.
 */
import { randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createDrafts } from '../src/core/drafts/index.ts'
import { systemClock, systemRandom } from '../src/core/system-ports.ts'
import { inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench } from './support/line.ts'
import { interleaved, median, percentile, timed } from './support/measure.ts'
import { fillWorkspace, makeWorkspace } from './support/workspace.ts'

/** A page of 4,096 bytes and its header of 24 in the log. */
const FRAME = 4120
/** The log is written over from its start after about so many pages. */
const LOG_FRAMES = 1000

const AGAINST = 'pwrite of 4,120 bytes + fdatasync'

export const draftSave: Bench = ({ quick, say }) => inFolder(async (folder) => {
  const rounds = quick ? 5 : 15
  const burst = quick ? 40 : 100
  const workspace = makeWorkspace(folder)
  fillWorkspace(workspace, quick ? 1_000 : 20_000)
  const drafts = createDrafts({ clock: systemClock, random: systemRandom })
  const file = openSync(join(folder, 'floor'), 'w')
  const page = Buffer.alloc(FRAME, 7)
  for (let at = 0; at < LOG_FRAMES; at += 1) writeSync(file, page, 0, FRAME, at * FRAME)
  fdatasyncSync(file)

  const all: Record<'ours' | 'floor', number[]> = { ours: [], floor: [] }
  let isWarm = false
  const keep = (side: 'ours' | 'floor', times: number[]) => {
    if (isWarm) all[side].push(...times)
    return median(times)
  }
  let written = 0
  try {
    const medians = await interleaved(rounds, {
      ours: () => {
        const { id, rev, content } = drafts.create(workspace, { commandId: randomUUID() })
        const windowId = randomUUID()
        let baseRev = rev
        return keep('ours', Array.from({ length: burst }, (_, at) => {
          const typed = { ...content, shared: `${'A morning at the roastery. '.repeat(12)}${'x'.repeat(at)}` }
          const commandId = randomUUID()
          return timed(() => {
            baseRev = drafts.save(workspace, { commandId, draftId: id, windowId, baseRev, content: typed }).rev
          })
        }))
      },
      floor: () => {
        const times = Array.from({ length: burst }, () => {
          const place = (written++ % LOG_FRAMES) * FRAME
          return timed(() => {
            writeSync(file, page, 0, FRAME, place)
            fdatasyncSync(file)
          })
        })
        const result = keep('floor', times)
        isWarm = true
        return result
      },
    })
    say(`draft-save: ${all.ours.length} saves, p50 ${percentile(all.ours, 50).toFixed(3)} ms, p99 ${percentile(all.ours, 99).toFixed(3)} ms; floor ${percentile(all.floor, 50).toFixed(3)} and ${percentile(all.floor, 99).toFixed(3)} ms`)
    return [
      compare('draft-save', median(medians.ours), median(medians.floor), `${AGAINST}, p50`, 1.8),
      compare('draft-save-p99', percentile(all.ours, 99), percentile(all.floor, 99), `${AGAINST}, p99`, 3),
    ]
  } finally {
    closeSync(file)
    workspace.close()
  }
})
