/** Pictures for the demo's two clients, drawn from a seed: cups of coffee seen from above, and rides through mountains. */
import { encodePng } from '../../tests/support/make-image.ts'

export type Scene = 'coffee' | 'mountains'
type Color = readonly [number, number, number]

const mix = (a: Color, b: Color, t: number): Color => {
  const k = Math.max(0, Math.min(1, t))
  return [a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k]
}
/** 0 outside, 1 inside, soft over about two pixels: `distance` is positive inside. */
const edge = (distance: number) => Math.max(0, Math.min(1, distance / 2 + 0.5))

const TABLES: readonly (readonly [Color, Color])[] = [
  [[222, 196, 166], [201, 168, 132]],
  [[214, 224, 220], [180, 199, 196]],
  [[239, 217, 203], [224, 187, 168]],
  [[104, 84, 70], [74, 58, 49]],
]
const SKIES: readonly (readonly [Color, Color, Color])[] = [
  [[94, 150, 205], [246, 214, 178], [44, 78, 92]],
  [[249, 178, 121], [254, 232, 200], [88, 62, 96]],
  [[120, 186, 206], [236, 246, 240], [38, 92, 76]],
  [[72, 84, 146], [240, 164, 150], [40, 42, 84]],
]

/** A PNG, `width` × `height`; two seeds never give the same bytes. */
export function drawScene(scene: Scene, seed: number, width = 1080, height = 1080): Buffer {
  const colorAt = scene === 'coffee' ? coffee(seed, width, height) : mountains(seed, width, height)
  const rows = Buffer.alloc(height * (1 + width * 3))
  let noise = (seed * 2_654_435_761 + 1) >>> 0
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0
      const grain = (noise >>> 30) - 1.5
      const color = colorAt(x, y)
      const at = y * (1 + width * 3) + 1 + x * 3
      for (let i = 0; i < 3; i += 1) rows[at + i] = Math.max(0, Math.min(255, Math.round((color[i] ?? 0) + grain)))
    }
  }
  return encodePng(rows, width, height)
}

/** A cup on a saucer, with a leaf poured in milk, in low light from the upper left. */
function coffee(seed: number, width: number, height: number): (x: number, y: number) => Color {
  const [light, dark] = TABLES[seed % TABLES.length] ?? [[0, 0, 0], [0, 0, 0]]
  const size = Math.min(width, height)
  const cx = width * (0.44 + 0.05 * Math.sin(seed * 1.7))
  const cy = height * (0.53 + 0.05 * Math.cos(seed * 2.3))
  const cup = size * (0.25 + 0.02 * (seed % 3))
  const turn = seed * 0.9
  const china: Color = seed % 2 === 0 ? [250, 247, 241] : [64, 104, 106]
  const foam: Color = [243, 224, 194]
  return (x, y) => {
    let color = mix(light, dark, (x / width) * 0.5 + (y / height) * 0.6 + 0.04 * Math.sin(y / 9 + Math.sin(x / 90) * 3))
    const d = Math.hypot(x - cx, y - cy)
    color = mix(color, [40, 28, 22], 0.5 * Math.exp(-(Math.max(0, Math.hypot(x - cx - cup * 0.22, y - cy - cup * 0.26) - cup * 1.5) / (cup * 0.22))))
    color = mix(color, mix(china, [0, 0, 0], 0.06 + 0.1 * ((x - cx) / cup)), edge(cup * 1.62 - d))
    color = mix(color, mix(china, [0, 0, 0], 0.16), edge(cup * 1.24 - d) * 0.55)
    const along = (x - cx) * Math.cos(turn) + (y - cy) * Math.sin(turn)
    const across = -(x - cx) * Math.sin(turn) + (y - cy) * Math.cos(turn)
    const handle = Math.min(cup * 0.12 - Math.abs(across), cup * 1.5 - along, along - cup * 0.9)
    color = mix(color, mix(china, [0, 0, 0], 0.1), edge(handle))
    color = mix(color, mix(china, [255, 255, 255], 0.25), edge(cup - d))
    const crema = mix([150, 92, 48], [92, 52, 28], d / cup)
    color = mix(color, crema, edge(cup * 0.9 - d))
    const u = along / (cup * 0.62)
    const v = across / (cup * 0.62)
    const leaf = 0.74 * Math.sqrt(Math.max(0, 1 - u * u)) * (1 - 0.3 * u)
    const veins = Math.cos((u + Math.abs(v) * 0.9) * 15)
    if (Math.abs(u) < 1) color = mix(color, foam, edge((leaf - Math.abs(v)) * cup * 0.6) * (0.42 + 0.5 * edge(veins * 6)) * edge(Math.abs(v) * cup - 2))
    return mix(color, [255, 244, 224], 0.16 * Math.exp(-(Math.hypot(x - width * 0.15, y - height * 0.1) / (size * 0.5))))
  }
}

/** Ridges one behind the other in the haze, a low sun, a road in front. */
function mountains(seed: number, width: number, height: number): (x: number, y: number) => Color {
  const [top, horizon, near] = SKIES[seed % SKIES.length] ?? [[0, 0, 0], [0, 0, 0], [0, 0, 0]]
  const sunX = width * (0.3 + 0.4 * ((seed * 0.37) % 1))
  const sunY = height * 0.36
  const ridges = [0.46, 0.56, 0.66, 0.78].map((base, layer) => {
    const phase = seed * 2.1 + layer * 4.7
    const rough = 1 - layer * 0.2
    return Array.from({ length: width }, (_, x) => {
      const t = x / width
      const peaks = Math.abs(Math.sin(t * 5.1 + phase)) * 0.09 + Math.abs(Math.sin(t * 11.3 + phase * 1.7)) * 0.04 * rough + Math.sin(t * 37 + phase) * 0.006
      return height * (base - peaks * rough)
    })
  })
  return (x, y) => {
    const sun = Math.hypot(x - sunX, y - sunY)
    let color = mix(top, horizon, y / (height * 0.6))
    color = mix(color, [255, 240, 205], 0.75 * Math.exp(-sun / (width * 0.13)))
    color = mix(color, [255, 250, 232], edge(width * 0.055 - sun))
    ridges.forEach((ridge, layer) => {
      const line = ridge[x] ?? 0
      const haze = mix(mix(horizon, near, 0.3 + layer * 0.23), horizon, ((y - line) / height) * 0.9)
      color = mix(color, haze, edge(y - line))
    })
    const depth = y / height - 0.8
    if (depth > 0) {
      const middle = width * (0.5 + 0.16 * Math.sin(depth * 16 + seed))
      const half = width * (0.015 + depth * 0.75)
      const field = mix(near, [18, 26, 24], depth * 2.4)
      const road: Color = mix([168, 160, 152], [96, 92, 92], depth * 5)
      color = mix(field, road, edge(half - Math.abs(x - middle)))
      if (Math.abs(x - middle) < half * 0.05 && Math.sin(1 / (depth + 0.03) * 6) > 0) color = [238, 232, 214]
    }
    return color
  }
}
