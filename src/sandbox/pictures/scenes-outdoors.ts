/** Scenes under the sky. */
import type { Canvas } from './draw-scene.ts'
import { circle, d, gradient, path, rect, ridge } from './svg.ts'

/** Answers where the light stands too: what mirrors it must know. */
function sky({ w, h, palette, between }: Canvas, horizon: number): { svg: string; lightX: number } {
  const air = gradient('air', 'down', [[0, palette.top], [1, palette.bottom]])
  const x = w * between(0.22, 0.78)
  const y = horizon * between(0.35, 0.75)
  const r = Math.min(w, h) * between(0.06, 0.11)
  const halo = gradient('halo', 'round', [[0, palette.light, 0.75], [1, palette.light, 0]])
  return { svg: air.def + halo.def + rect(0, 0, w, h, air.fill) + circle(x, y, r * 4.2, halo.fill) + circle(x, y, r, palette.light), lightX: x }
}

function cloud({ w, palette, between }: Canvas, y: number): string {
  const size = w * between(0.05, 0.09)
  const x = w * between(0.05, 0.85)
  const puffs = [0.55, 1.05, 1.5].map((at, index) => circle(x + at * size, y - size * (index === 1 ? 0.12 : 0), size * between(0.3, 0.42), palette.light))
  // Together, so that nothing shines through where they overlap.
  return `<g opacity="0.6">${puffs.join('')}${rect(x, y, size * 2.1, size * 0.36, palette.light, `rx="${Math.round(size * 0.18)}"`)}</g>`
}

/** Ridges one behind the other, firs in front, a path to walk. */
export function hills(canvas: Canvas): string {
  const { w, h, palette, between } = canvas
  const horizon = h * between(0.42, 0.56)
  const parts = [sky(canvas, horizon).svg, cloud(canvas, horizon * 0.3), cloud(canvas, horizon * 0.5)]
  const layers = [palette.far, palette.middle, palette.near]
  for (const [depth, color] of layers.entries()) {
    const base = horizon + (h - horizon) * (depth * 0.3)
    const rough = h * (depth === 0 ? 0.2 : 0.1)
    const count = 7 - depth
    const points = Array.from({ length: count + 1 }, (_, at): [number, number] => [(w * at) / count, base - rough * (at % 2 === 0 ? between(0, 0.35) : between(0.55, 1.1))])
    parts.push(ridge(points, h, color))
  }
  const foot = h * 0.97
  const bend = w * between(0.3, 0.7)
  parts.push(path(d('M', bend - w * 0.11, h, 'Q', bend + w * 0.16, h * 0.93, bend + w * 0.03, h * 0.86, 'L', bend + w * 0.05, h * 0.86, 'Q', bend + w * 0.26, h * 0.93, bend + w * 0.12, h, 'Z'), palette.bottom, 'opacity="0.75"'))
  for (let tree = 0; tree < 11; tree += 1) {
    const x = w * (tree < 6 ? between(-0.02, 0.3) : between(0.72, 1.02))
    const size = h * between(0.11, 0.24)
    const color = tree % 3 === 0 ? palette.far : palette.middle
    for (const step of [0, 0.26, 0.5]) {
      const top = foot - size + step * size * 0.62
      const half = size * (0.15 + step * 0.26)
      parts.push(path(d('M', x, top, 'L', x + half, top + size * 0.42, 'L', x - half, top + size * 0.42, 'Z'), color))
    }
    parts.push(rect(x - size * 0.025, foot - size * 0.28, size * 0.05, size * 0.36, color))
  }
  return parts.join('')
}

/** Water to the horizon with the light on it, a sail, a shore. */
export function sea(canvas: Canvas): string {
  const { w, h, palette, between } = canvas
  const horizon = h * between(0.46, 0.6)
  const air = sky(canvas, horizon)
  const parts = [air.svg, cloud(canvas, horizon * 0.35)]
  parts.push(ridge([[w * 0.5, horizon], [w * 0.68, horizon - h * 0.05], [w * 0.82, horizon - h * 0.025], [w, horizon - h * 0.07]], horizon, palette.far))
  const water = gradient('water', 'down', [[0, palette.middle], [1, palette.near]])
  parts.push(water.def, rect(0, horizon, w, h - horizon, water.fill))
  for (let line = 0; line < 26; line += 1) {
    const depth = (line / 26) ** 1.5
    const y = horizon + (h - horizon) * depth * 0.9 + h * 0.008
    const half = w * (0.02 + depth * 0.14) * between(0.5, 1.2)
    parts.push(rect(air.lightX - half + w * between(-0.03, 0.03), y, half * 2, h * (0.003 + depth * 0.006), palette.light, `rx="${Math.round(h * 0.003)}" opacity="${(0.75 - depth * 0.45).toFixed(2)}"`))
  }
  const x = w * between(0.2, 0.75)
  const y = horizon + (h - horizon) * between(0.12, 0.3)
  const size = Math.min(w, h) * between(0.13, 0.2)
  parts.push(path(d('M', x, y - size, 'Q', x + size * 0.62, y - size * 0.35, x + size * 0.5, y - size * 0.08, 'L', x, y - size * 0.08, 'Z'), palette.light))
  parts.push(path(d('M', x - size * 0.04, y - size * 0.85, 'Q', x - size * 0.4, y - size * 0.35, x - size * 0.36, y - size * 0.1, 'L', x - size * 0.04, y - size * 0.1, 'Z'), palette.accent))
  parts.push(path(d('M', x - size * 0.48, y, 'L', x + size * 0.58, y, 'Q', x + size * 0.46, y + size * 0.17, x + size * 0.24, y + size * 0.17, 'L', x - size * 0.26, y + size * 0.17, 'Q', x - size * 0.42, y + size * 0.14, x - size * 0.48, y, 'Z'), palette.near))
  parts.push(ridge([[0, h * between(0.8, 0.88)], [w * 0.3, h * 0.9], [w * 0.62, h * 0.955], [w, h * between(0.9, 0.97)]], h, palette.bottom))
  return parts.join('')
}

/** Houses close together, some windows lit. */
export function city(canvas: Canvas): string {
  const { w, h, palette, between } = canvas
  const parts = [sky(canvas, h * 0.5).svg, cloud(canvas, h * 0.18)]
  for (const [depth, color] of [palette.far, palette.middle, palette.near].entries()) {
    let x = -w * 0.03
    while (x < w) {
      const width = w * between(0.07, 0.15) * (1 + depth * 0.25)
      const height = h * (between(0.28, 0.58) - depth * 0.11)
      const top = h * (0.88 + depth * 0.06) - height
      parts.push(rect(x, top, width - 1, h - top, color))
      if (between(0, 1) < 0.35) parts.push(path(d('M', x, top, 'L', x + width / 2, top - width * 0.4, 'L', x + width - 1, top, 'Z'), color))
      if (depth > 0) {
        const column = width / 5
        for (let row = 0; row < Math.floor((h - top) / (column * 1.7)) - 1; row += 1) {
          for (let at = 0; at < 3; at += 1) {
            if (between(0, 1) < 0.52) parts.push(rect(x + column * (0.75 + at * 1.35), top + column * (0.9 + row * 1.7), column * 0.8, column, between(0, 1) < 0.7 ? palette.light : palette.accent, 'opacity="0.85"'))
          }
        }
      }
      x += width
    }
  }
  parts.push(rect(0, h * 0.95, w, h * 0.05, palette.near), rect(0, h * 0.972, w, h * 0.005, palette.accent, 'opacity="0.8"'))
  return parts.join('')
}
