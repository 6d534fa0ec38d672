/** One transaction, and after its commit the word of what changed. */
import type { Database } from 'better-sqlite3'
import type { Topic } from '../../contract/schemas/events.ts'
import type { Clock } from '../ports.ts'

export type Note = (topic: Topic, id: string) => void

export interface TransactionDeps {
  db: Database
  clock: Clock
  /** Hears each topic with its ids, once, after the commit. */
  emit: (topic: Topic, ids: string[]) => void
  /** An error of the database before it leaves; answers true when the work shall be run once more (space was freed). */
  onFailure?: (error: unknown) => boolean
  /** Brings an error into the app's family. */
  translate: (error: unknown) => unknown
}

export interface Transactions {
  write<T>(work: (note: Note) => T): T
  command<T>(commandId: string, kind: string, work: (note: Note) => T): T
  /** The first result of a command, if it was done. */
  known(commandId: string): { result: unknown } | null
}

/** Past this many ids they are not named: whoever listens reads all of the topic again. */
const MOST_NAMED = 1_000

export function createTransactions(deps: TransactionDeps): Transactions {
  const { db } = deps
  const find = db.prepare<[string], { result: string }>('SELECT result FROM commands WHERE id = ?')
  const insert = db.prepare('INSERT INTO commands (id, kind, result, at) VALUES (?, ?, ?, ?)')
  let running: Note | null = null

  const once = <T>(work: (note: Note) => T): { result: T; notes: Map<Topic, Set<string>> } => {
    const notes = new Map<Topic, Set<string>>()
    const note: Note = (topic, id) => {
      const ids = notes.get(topic)
      if (ids) ids.add(id)
      else notes.set(topic, new Set([id]))
    }
    running = note
    try {
      return { result: db.transaction(() => work(note)).immediate(), notes }
    } finally {
      running = null
    }
  }

  const write = <T>(work: (note: Note) => T): T => {
    // A write inside a write belongs to the outer one and is told with it.
    if (running) return work(running)
    let done: ReturnType<typeof once<T>>
    try {
      try {
        done = once(work)
      } catch (error) {
        if (!deps.onFailure?.(error)) throw error
        done = once(work)
      }
    } catch (error) {
      throw deps.translate(error)
    }
    for (const [topic, ids] of done.notes) deps.emit(topic, ids.size > MOST_NAMED ? [] : [...ids])
    return done.result
  }

  return {
    write,
    command: <T>(commandId: string, kind: string, work: (note: Note) => T): T =>
      write((note) => {
        const first = find.get(commandId)
        // Stored by this very command, so it is of the type its work answers.
        if (first) return JSON.parse(first.result) as T
        const result = work(note)
        insert.run(commandId, kind, JSON.stringify(result ?? null), deps.clock.now())
        return result
      }),
    known(commandId) {
      const row = find.get(commandId)
      return row ? { result: JSON.parse(row.result) } : null
    },
  }
}
