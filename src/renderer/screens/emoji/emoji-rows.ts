/** The grid as it is drawn: headings and rows of emoji, and how the arrows walk in it. */
import type { Emoji, EmojiGroup } from './emoji-data.ts'
import { EMOJI_GROUPS } from './emoji-data.ts'

export const COLUMNS = 9

export type EmojiRow =
  | { kind: 'heading'; key: string; group: EmojiGroup | 'recent' | 'results' }
  | { kind: 'emoji'; key: string; cells: readonly Emoji[]; /** Place of the first among all cells. */ first: number }

/** `found` null: everything, by groups, what was used lately first. */
export function emojiRows(all: readonly Emoji[], recent: readonly Emoji[], found: readonly Emoji[] | null): EmojiRow[] {
  const rows: EmojiRow[] = []
  let first = 0
  const add = (group: EmojiGroup | 'recent' | 'results', emoji: readonly Emoji[]) => {
    if (emoji.length === 0) return
    rows.push({ kind: 'heading', key: `heading/${group}`, group })
    for (let at = 0; at < emoji.length; at += COLUMNS) {
      const cells = emoji.slice(at, at + COLUMNS)
      rows.push({ kind: 'emoji', key: `${group}/${at}`, cells, first })
      first += cells.length
    }
  }
  if (found !== null) add('results', found)
  else {
    add('recent', recent)
    for (const group of EMOJI_GROUPS) add(group, all.filter((one) => one.group === group))
  }
  return rows
}

export interface Cell {
  row: number
  column: number
}

/** The cell of a place among all cells. */
export function cellAt(rows: readonly EmojiRow[], place: number): Cell | null {
  const row = rows.findIndex((one) => one.kind === 'emoji' && place >= one.first && place < one.first + one.cells.length)
  const found = rows[row]
  return found?.kind === 'emoji' ? { row, column: place - found.first } : null
}

/** Where a key leads from a place; null for a key that leads nowhere. The ends stop, they do not go round. */
export function moveFrom(rows: readonly EmojiRow[], place: number, key: string, page: number): number | null {
  const cell = cellAt(rows, place)
  const last = rows.reduce((most, row) => (row.kind === 'emoji' ? row.first + row.cells.length - 1 : most), -1)
  if (cell === null || last < 0) return null
  const within = (to: number) => Math.max(0, Math.min(last, to))
  switch (key) {
    case 'ArrowRight': return within(place + 1)
    case 'ArrowLeft': return within(place - 1)
    case 'ArrowDown': return vertical(rows, cell, 1)
    case 'ArrowUp': return vertical(rows, cell, -1)
    case 'PageDown': return vertical(rows, cell, page)
    case 'PageUp': return vertical(rows, cell, -page)
    case 'Home': return within(place - cell.column)
    case 'End': {
      const row = rows[cell.row]
      return row?.kind === 'emoji' ? row.first + row.cells.length - 1 : place
    }
    default: return null
  }
}

function vertical(rows: readonly EmojiRow[], { row, column }: Cell, by: number): number {
  const lines = rows.flatMap((one, at) => (one.kind === 'emoji' ? [{ ...one, at }] : []))
  const from = lines.findIndex((one) => one.at === row)
  const line = lines[Math.max(0, Math.min(lines.length - 1, from + by))]
  return line === undefined ? 0 : line.first + Math.min(column, line.cells.length - 1)
}
