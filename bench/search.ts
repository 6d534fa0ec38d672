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

/** Two or three letters, as the first that are typed; in words that are everywhere, that are seldom, that are nowhere. */
const SHORT = ['sp', 'mo', 'cof', 'ka', 'lo', 'vel', 'qua', 'jo', 'tas', 'zz']
const LONGER = ['lomi', 'spring men', 'coffee ka', 'tro ren', 'draft 77', 'kalo trail', '4711', 'kaka morning light']
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
    const side = (texts: readonly string[], work: (text: string) => void) => () => {
      const times = texts.flatMap((text) => Array.from({ length: REPEATS }, () => timed(() => work(text))))
      return percentile(times, 95)
    }
    const both = (texts: readonly string[]) => ({
      ours: side(texts, (text) => void searched.query(workspace, { text, limit: HITS })),
      raw: side(texts, (text) => void rowids.all(matchExpression(wordsOf(text)))),
    })
    return {
      short: both(SHORT),
      longer: both(LONGER),
      of: (text: string) => searched.query(workspace, { text, limit: HITS }).drafts.length,
    }
  }
  const many = quick ? 10_000 : 100_000
  const rounds = quick ? 5 : 9
  try {
    const hundred = filled('many', many)
    say(`search: hits ${[...SHORT, ...LONGER].map((text) => `${text} ${hundred.of(text)}`).join(', ')}`)
    const against = `the first ${HITS} row numbers of the same index, 95th percentile, ${many.toLocaleString('en')} drafts`
    const lines: BenchLine[] = []
    for (const [bench, side] of [['search', hundred.short], ['search-words', hundred.longer]] as const) {
      const { ours, raw } = await interleaved(rounds, side)
      say(`${bench}: 95th percentile ${median(ours).toFixed(3)} ms, the index alone ${median(raw).toFixed(3)} ms`)
      lines.push(compare(bench, median(ours), median(raw), against, 5))
    }
    if (full) {
      const million = filled('million', 1_000_000)
      const sizes = await interleaved(rounds, { million: million.short.ours, hundred: hundred.short.ours })
      lines.push(compare('search-million', median(sizes.million), median(sizes.hundred), `the same with ${many.toLocaleString('en')} drafts`, 3))
    }
    return lines
  } finally {
    searched.stop()
    for (const close of closing) close()
  }
})
