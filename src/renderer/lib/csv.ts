/** Tables as other programs read them (RFC 4180). */
export type Cell = string | number

/** A cell that a spreadsheet would take for a formula is made plain text. */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return rows.map((cells) => cells.map(cellOf).join(',')).join('\r\n') + '\r\n'
}

/** For a file: the mark by which spreadsheets know UTF-8 stands before it. */
export const csvFileOf = (rows: readonly (readonly Cell[])[]): string => `\uFEFF${csvOf(rows)}`

function cellOf(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const text = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
