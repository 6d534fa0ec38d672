/**
 * The list of drafts as the window asks for it: its first page, and one far down, at 100,000 drafts and with `--full` at a million. A store
 * that keeps all drafts in one JSON file, as `electron-store` does with what it is given, is the peer: at 10,000, because it has to
 * read and parse all of them for a page.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createDrafts } from '../src/core/drafts/index.ts'
import { systemClock, systemRandom } from '../src/core/system-ports.ts'
import type { WorkspaceHandle } from '../src/core/workspaces/handle.ts'
import { inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench, BenchLine } from './support/line.ts'
import { interleaved, median, timed } from './support/measure.ts'
import { draftOf, fillWorkspace, makeWorkspace } from './support/workspace.ts'

const PAGE = 50
const CALLS = 100

export const draftList: Bench = ({ quick, full, say }) => inFolder(async (folder) => {
  const drafts = createDrafts({ clock: systemClock, random: systemRandom })
  const open: WorkspaceHandle[] = []
  const filled = (name: string, count: number) => {
    mkdirSync(join(folder, name))
    const workspace = makeWorkspace(join(folder, name))
    open.push(workspace)
    say(`draft-list: making ${count.toLocaleString('en')} drafts`)
    fillWorkspace(workspace, count)
    return workspace
  }
  const list = (workspace: WorkspaceHandle, cursor?: string | null) => drafts.list(workspace, { limit: PAGE, trashed: false, cursor })
  /** The cursor that the window would have after scrolling half-way down. */
  const halfWay = (workspace: WorkspaceHandle, count: number) => {
    let cursor: string | null = null
    for (let seen = 0; seen < count / 2; seen += 200) cursor = drafts.list(workspace, { limit: 200, trashed: false, cursor }).nextCursor
    return cursor
  }
  const calls = (work: () => { items: unknown[] }) => () => timed(() => {
    for (let at = 0; at < CALLS; at += 1) if (work().items.length !== PAGE) throw new Error('a page is not full')
  }) / CALLS

  const many = quick ? 20_000 : 100_000
  const rounds = quick ? 5 : 15
  try {
    const workspace = filled('many', many)
    const deepCursor = halfWay(workspace, many)
    const { first, deep } = await interleaved(rounds, { first: calls(() => list(workspace)), deep: calls(() => list(workspace, deepCursor)) })
    const lines: BenchLine[] = [compare('draft-list', median(deep), median(first), `page 1 of the same ${many.toLocaleString('en')} drafts`, 3)]

    const some = filled('some', 10_000)
    const file = join(folder, 'drafts.json')
    writeFileSync(file, JSON.stringify(Array.from({ length: 10_000 }, (_, at) => ({ id: String(at), updatedAt: (at * 7919) % 10_007, ...draftOf(at) }))))
    const peer = await interleaved(rounds, {
      ours: calls(() => list(some)),
      file: () => timed(() => {
        const all = JSON.parse(readFileSync(file, 'utf8')) as { updatedAt: number }[] // Written above.
        if (all.sort((a, b) => b.updatedAt - a.updatedAt).slice(0, PAGE).length !== PAGE) throw new Error('a page is not full')
      }),
    })
    lines.push(compare('draft-list-peer', median(peer.ours), median(peer.file), 'page 1 out of one JSON file with 10,000 drafts', 1 / 50))

    if (full) {
      const million = filled('million', 1_000_000)
      const sizes = await interleaved(rounds, { million: calls(() => list(million)), hundred: calls(() => list(workspace)) })
      lines.push(compare('draft-list-million', median(sizes.million), median(sizes.hundred), `page 1 of ${many.toLocaleString('en')} drafts`, 3))
    }
    return lines
  } finally {
    for (const workspace of open) workspace.close()
  }
})
