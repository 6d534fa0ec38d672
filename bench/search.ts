/**
 * Searching as one types, through the core: fifty hits, newest first, with what is around them marked. Against the least that the same index can do:
 * the first fifty numbers of its rows. Words that are everywhere, seldom ones, two at once, and one that is nowhere.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createEventBus } from '../src/core/events.ts'
import { createSearch, searchFileOf } from '../src/core/search/index.ts'
import { matchExpression, wordsOf } from '../src/core/search/words.ts'
import { systemClock } from '../src/core/system-ports.ts'
import { inFolder } from './support/folder.ts'
import { compare } from './support/line.ts'
import type { Bench, BenchLine } from './support/line.ts'
import { interleaved, median, percentile, timed } from './support/measure.ts'
import { fillWorkspace, makeWorkspace } from './support/workspace.ts'

const TEXTS = ['sp', 'mo', 'cof', 'ka', 'vel', 'qua', 'lomi', 'spring men', 'coffee ka', 'tro ren', 'draft 77', 'kalo trail', 'zz', '4711']
const HITS = 50
const REPEATS = 10

export const search: Bench = ({ quick, full, say }) => inFolder(async (folder) => {
  const closing: (() => void)[] = []
  const searched = createSearch({ clock: systemClock, bus: createEventBus('bench'), log: () => {} })
  const filled = (name: string, count: number) => {
    mkdirSync(join(folder, name))
    const workspace = makeWorkspace(join(folder, name))
    say(`search: making ${count.toLocaleString('en')} drafts and their index`)
    fillWorkspace(workspace, count)
    workspace.db.exec('UPDATE drafts SET search_dirty = 1')
    const took = timed(() => void searched.query(workspace, { text: 'spring', limit: 1 }))
    say(`search: fed in ${(took / 1000).toFixed(1)} s`)
    const index = new Database(searchFileOf(workspace), { readonly: true })
    const rowids = index.prepare(`SELECT rowid FROM drafts WHERE drafts MATCH ? ORDER BY rowid DESC LIMIT ${HITS}`)
    closing.push(() => index.close(), () => workspace.close())
    const side = (work: (text: string) => void) => () => {
      const times = TEXTS.flatMap((text) => Array.from({ length: REPEATS }, () => timed(() => work(text))))
      return percentile(times, 95)
    }
    return {
      ours: side((text) => void searched.query(workspace, { text, limit: HITS })),
      raw: side((text) => void rowids.all(matchExpression(wordsOf(text)))),
      of: (text: string) => searched.query(workspace, { text, limit: HITS }).drafts.length,
    }
  }
  const many = quick ? 10_000 : 100_000
  const rounds = quick ? 5 : 9
  try {
    const hundred = filled('many', many)
    say(`search: hits ${TEXTS.map((text) => `${text} ${hundred.of(text)}`).join(', ')}`)
    const { ours, raw } = await interleaved(rounds, { ours: hundred.ours, raw: hundred.raw })
    say(`search: 95th percentile ${median(ours).toFixed(3)} ms, the index alone ${median(raw).toFixed(3)} ms`)
    const lines: BenchLine[] = [compare('search', median(ours), median(raw), `the first ${HITS} row numbers of the same index, 95th percentile, ${many.toLocaleString('en')} drafts`, 5)]
    if (full) {
      const million = filled('million', 1_000_000)
      const sizes = await interleaved(rounds, { million: million.ours, hundred: hundred.ours })
      lines.push(compare('search-million', median(sizes.million), median(sizes.hundred), `the same with ${many.toLocaleString('en')} drafts`, 3))
    }
    return lines
  } finally {
    searched.stop()
    for (const close of closing) close()
  }
})
