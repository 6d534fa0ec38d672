/** Scenes within four walls, and plain patterns. */
import type { Canvas } from './draw-scene.ts'
import { circle, d, ellipse, gradient, path, rect } from './svg.ts'

function wall({ w, h, palette, between }: Canvas, floor: number): string {
  const paint = gradient('paint', 'down', [[0, palette.top], [1, palette.bottom]])
  const slant = w * between(0.08, 0.3)
  const light = [0, 0.17].map((shift) => path(d('M', w * shift + slant, 0, 'L', w * (shift + 0.13) + slant, 0, 'L', w * (shift + 0.4) + slant, floor, 'L', w * (shift + 0.22) + slant, floor, 'Z'), palette.light, 'opacity="0.28"'))
  return paint.def + rect(0, 0, w, h, paint.fill) + light.join('')
}

/** A table with a cup, a plate and something green, light from a window. */
export function table(canvas: Canvas): string {
  const { w, h, palette, between } = canvas
  const edge = h * between(0.56, 0.66)
  const size = Math.min(w, h) * between(0.19, 0.25)
  const parts = [wall(canvas, edge)]
  const board = gradient('board', 'down', [[0, palette.middle], [1, palette.near]])
  parts.push(board.def, rect(0, edge, w, h - edge, board.fill), rect(0, edge, w, h * 0.008, palette.light, 'opacity="0.35"'))

  const vaseX = w * between(0.72, 0.84)
  const vaseY = edge + h * 0.1
  for (let stem = 0; stem < 7; stem += 1) {
    const lean = (stem - 3) * size * 0.16 + between(-0.05, 0.05) * size
    const top = vaseY - size * between(1.5, 2.05)
    parts.push(path(d('M', vaseX, vaseY - size * 0.6, 'Q', vaseX + lean * 0.3, top + size * 0.4, vaseX + lean, top), 'none', `stroke="${palette.near}" stroke-width="${(size * 0.025).toFixed(1)}"`))
    parts.push(circle(vaseX + lean, top, size * between(0.07, 0.13), stem % 2 === 0 ? palette.accent : palette.light))
  }
  parts.push(path(d('M', vaseX - size * 0.16, vaseY - size * 0.72, 'Q', vaseX - size * 0.42, vaseY - size * 0.1, vaseX - size * 0.22, vaseY + size * 0.06, 'L', vaseX + size * 0.22, vaseY + size * 0.06, 'Q', vaseX + size * 0.42, vaseY - size * 0.1, vaseX + size * 0.16, vaseY - size * 0.72, 'Z'), palette.far))

  const x = w * between(0.32, 0.46)
  const y = edge + (h - edge) * between(0.36, 0.5)
  parts.push(ellipse(x, y + size * 0.16, size * 1.35, size * 0.36, palette.near, 'opacity="0.55"'), ellipse(x, y + size * 0.08, size * 1.28, size * 0.34, palette.light), ellipse(x, y + size * 0.05, size * 0.85, size * 0.2, palette.bottom))
  parts.push(path(d('M', x + size * 0.6, y - size * 0.52, 'Q', x + size * 1.12, y - size * 0.5, x + size * 0.94, y - size * 0.16, 'Q', x + size * 0.8, y + size * 0.02, x + size * 0.5, y - size * 0.06), 'none', `stroke="${palette.accent}" stroke-width="${(size * 0.11).toFixed(1)}"`))
  parts.push(path(d('M', x - size * 0.68, y - size * 0.66, 'Q', x - size * 0.62, y + size * 0.12, x - size * 0.25, y + size * 0.12, 'L', x + size * 0.25, y + size * 0.12, 'Q', x + size * 0.62, y + size * 0.12, x + size * 0.68, y - size * 0.66, 'Z'), palette.accent))
  parts.push(ellipse(x, y - size * 0.66, size * 0.68, size * 0.18, palette.light), ellipse(x, y - size * 0.64, size * 0.58, size * 0.135, palette.near), ellipse(x - size * 0.06, y - size * 0.645, size * 0.3, size * 0.06, palette.far))
  for (const steam of [-0.2, 0.06, 0.3]) {
    const from = x + steam * size
    parts.push(path(d('M', from, y - size * 0.86, 'q', size * 0.16, -size * 0.2, 0, -size * 0.42, 'q', -size * 0.16, -size * 0.2, size * between(-0.04, 0.1), -size * 0.44), 'none', `stroke="${palette.light}" stroke-width="${(size * 0.05).toFixed(1)}" stroke-linecap="round" opacity="0.6"`))
  }
  return parts.join('')
}

/** Large leaves that grow in from the edges, a blossom between them. */
export function leaves(canvas: Canvas): string {
  const { w, h, palette, between } = canvas
  const ground = gradient('ground', 'down', [[0, palette.bottom], [1, palette.top]])
  const parts = [ground.def, rect(0, 0, w, h, ground.fill)]
  const size = Math.max(w, h) * 0.42
  const leaf = (x: number, y: number, turn: number, length: number, color: string) =>
    `<g transform="translate(${Math.round(x)} ${Math.round(y)}) rotate(${Math.round(turn)})">` +
    path(d('M', 0, 0, 'C', length * 0.42, -length * 0.3, length * 0.36, -length * 0.86, 0, -length, 'C', -length * 0.36, -length * 0.86, -length * 0.42, -length * 0.3, 0, 0, 'Z'), color) +
    path(d('M', 0, 0, 'L', 0, -length * 0.92), 'none', `stroke="${palette.light}" stroke-width="${(length * 0.012).toFixed(1)}" opacity="0.6"`) +
    [0.25, 0.42, 0.58, 0.72].map((at) => path(d('M', 0, -length * at, 'q', length * 0.12, -length * 0.1, length * 0.19, -length * 0.16, 'M', 0, -length * at, 'q', -length * 0.12, -length * 0.1, -length * 0.19, -length * 0.16), 'none', `stroke="${palette.light}" stroke-width="${(length * 0.008).toFixed(1)}" opacity="0.45"`)).join('') +
    '</g>'
  const colors = [palette.far, palette.middle, palette.near]
  for (let at = 0; at < 15; at += 1) {
    const angle = (at / 15) * Math.PI * 2 + between(-0.15, 0.15)
    const x = w / 2 + Math.cos(angle) * w * 0.6
    const y = h / 2 + Math.sin(angle) * h * 0.6
    parts.push(leaf(x, y, (angle * 180) / Math.PI - 90 + between(-24, 24), size * between(0.55, 0.95), colors[at % 3] ?? palette.far))
  }
  const x = w * between(0.42, 0.58)
  const y = h * between(0.42, 0.58)
  const r = Math.min(w, h) * between(0.09, 0.13)
  const petals = 7 + Math.floor(between(0, 4))
  for (const [ring, color] of [palette.accent, palette.light].entries()) {
    for (let petal = 0; petal < petals; petal += 1) {
      const angle = ((petal + ring * 0.5) / petals) * 360
      const reach = r * (ring === 0 ? 1 : 0.62)
      parts.push(`<g transform="translate(${Math.round(x)} ${Math.round(y)}) rotate(${Math.round(angle)})">${ellipse(0, -reach, reach * 0.42, reach * 0.95, color, ring === 0 ? '' : 'opacity="0.75"')}</g>`)
    }
  }
  parts.push(circle(x, y, r * 0.36, palette.near))
  return parts.join('')
}

/** Something new on a stand, in a spot of light. */
export function plinth(canvas: Canvas): string {
  const { w, h, palette, between } = canvas
  const floor = h * between(0.7, 0.78)
  const x = w * between(0.44, 0.56)
  const size = Math.min(w, h) * between(0.2, 0.26)
  const spot = gradient('spot', 'round', [[0, palette.light, 0.9], [1, palette.light, 0]])
  const parts = [wall(canvas, floor), rect(0, floor, w, h - floor, palette.far), spot.def, circle(x, floor - size * 1.2, size * 2.3, spot.fill)]
  parts.push(circle(x, floor - size * 1.35, size * 1.32, palette.accent, 'opacity="0.9"'))
  parts.push(ellipse(x, floor + size * 0.62, size * 1.5, size * 0.24, palette.near, 'opacity="0.35"'))
  parts.push(path(d('M', x - size * 1.05, floor - size * 0.1, 'L', x - size * 1.05, floor + size * 0.5, 'A', size * 1.05, size * 0.22, 0, 0, 0, x + size * 1.05, floor + size * 0.5, 'L', x + size * 1.05, floor - size * 0.1, 'Z'), palette.middle))
  parts.push(ellipse(x, floor - size * 0.1, size * 1.05, size * 0.22, palette.bottom))
  const kind = Math.floor(between(0, 3))
  if (kind === 0) {
    parts.push(rect(x - size * 0.36, floor - size * 1.3, size * 0.72, size * 1.2, palette.near, `rx="${Math.round(size * 0.12)}"`), rect(x - size * 0.14, floor - size * 1.66, size * 0.28, size * 0.4, palette.near, `rx="${Math.round(size * 0.05)}"`))
    parts.push(rect(x - size * 0.36, floor - size * 0.92, size * 0.72, size * 0.44, palette.light), rect(x - size * 0.2, floor - size * 0.76, size * 0.4, size * 0.05, palette.accent), rect(x - size * 0.2, floor - size * 0.64, size * 0.26, size * 0.05, palette.far))
  } else if (kind === 1) {
    parts.push(path(d('M', x - size * 0.6, floor - size * 0.98, 'L', x + size * 0.6, floor - size * 0.98, 'L', x + size * 0.68, floor - size * 0.06, 'L', x - size * 0.68, floor - size * 0.06, 'Z'), palette.near))
    parts.push(path(d('M', x - size * 0.3, floor - size * 0.9, 'Q', x - size * 0.3, floor - size * 1.5, x, floor - size * 1.5, 'Q', x + size * 0.3, floor - size * 1.5, x + size * 0.3, floor - size * 0.9), 'none', `stroke="${palette.light}" stroke-width="${(size * 0.07).toFixed(1)}"`))
    parts.push(circle(x, floor - size * 0.5, size * 0.17, palette.accent))
  } else {
    for (const [at, color] of [palette.near, palette.accent, palette.light].entries()) parts.push(rect(x - size * (0.66 - at * 0.07), floor - size * (0.36 + at * 0.3), size * (1.3 - at * 0.14), size * 0.28, color, `rx="${Math.round(size * 0.04)}"`))
    parts.push(rect(x - size * 0.44, floor - size * 0.87, size * 0.5, size * 0.05, palette.near))
  }
  return parts.join('')
}

/** Arches, discs and strokes that overlap: a poster that means nothing in particular. */
export function shapes(canvas: Canvas): string {
  const { w, h, palette, between } = canvas
  const ground = gradient('ground', 'down', [[0, palette.bottom], [1, palette.light]])
  const parts = [ground.def, rect(0, 0, w, h, ground.fill)]
  const colors = [palette.middle, palette.accent, palette.near, palette.far, palette.top]
  const cell = Math.min(w, h) / 3
  for (let row = 0; row < Math.ceil(h / cell); row += 1) {
    for (let column = 0; column < Math.ceil(w / cell); column += 1) {
      const color = colors[Math.floor(between(0, colors.length))] ?? palette.middle
      const other = colors[Math.floor(between(0, colors.length))] ?? palette.accent
      const x = column * cell
      const y = row * cell
      const kind = Math.floor(between(0, 5))
      if (kind === 0) parts.push(circle(x + cell / 2, y + cell / 2, cell * 0.44, color))
      if (kind === 1) parts.push(path(d('M', x, y + cell, 'L', x, y + cell / 2, 'A', cell / 2, cell / 2, 0, 0, 1, x + cell, y + cell / 2, 'L', x + cell, y + cell, 'Z'), color), circle(x + cell / 2, y + cell * 0.62, cell * 0.17, palette.light))
      if (kind === 2) parts.push(path(d('M', x, y, 'A', cell, cell, 0, 0, 1, x + cell, y + cell, 'L', x, y + cell, 'Z'), color))
      if (kind === 3) for (let line = 0; line < 5; line += 1) parts.push(rect(x + cell * 0.06, y + cell * (0.1 + line * 0.18), cell * 0.88, cell * 0.09, line % 2 === 0 ? color : other, `rx="${Math.round(cell * 0.045)}"`))
      if (kind === 4) parts.push(rect(x, y, cell, cell, color), circle(x + cell, y + cell, cell * 0.7, other, `clip-path="inset(0)"`))
    }
  }
  return parts.join('')
}
