/** The few shapes that scenes are made of, as SVG text. Lengths are pixels of the picture. */

/** One decimal is finer than anyone sees. */
const n = (value: number) => String(Math.round(value * 10) / 10)

export const rect = (x: number, y: number, width: number, height: number, fill: string, more = '') => `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" fill="${fill}" ${more}/>`
export const circle = (x: number, y: number, r: number, fill: string, more = '') => `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}" ${more}/>`
export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, more = '') => `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}" ${more}/>`
export const path = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`

/** `M`, `L`, `Q`… with their numbers. */
export const d = (...parts: (string | number)[]) => parts.map((part) => (typeof part === 'number' ? n(part) : part)).join(' ')

/** From top to bottom, or out of the middle; answers the definition and how a shape refers to it. */
export function gradient(id: string, kind: 'down' | 'round', stops: readonly (readonly [offset: number, color: string, opacity?: number])[]): { def: string; fill: string } {
  const inner = stops.map(([offset, color, opacity = 1]) => `<stop offset="${offset}" stop-color="${color}" stop-opacity="${opacity}"/>`).join('')
  const def = kind === 'down' ? `<linearGradient id="${id}" x1="0" y1="0" x2="0" y2="1">${inner}</linearGradient>` : `<radialGradient id="${id}">${inner}</radialGradient>`
  return { def: `<defs>${def}</defs>`, fill: `url(#${id})` }
}

/** A curve through the points, closed along the bottom edge. */
export function ridge(points: readonly (readonly [x: number, y: number])[], bottom: number, fill: string): string {
  const [first, ...rest] = points
  if (!first) return ''
  let line = d('M', first[0], bottom, 'L', first[0], first[1])
  let [lastX, lastY] = first
  for (const [x, y] of rest) {
    const middle = (lastX + x) / 2
    line += ` ${d('C', middle, lastY, middle, y, x, y)}`
    ;[lastX, lastY] = [x, y]
  }
  return path(`${line} ${d('L', lastX, bottom, 'Z')}`, fill)
}
