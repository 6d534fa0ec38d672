/** Colours that go together, chosen by what the words say of light and season, else by chance. */

/** From the sky down to what is nearest, then what stands out and what shines. Hex colours. */
export interface Palette {
  top: string
  bottom: string
  far: string
  middle: string
  near: string
  accent: string
  light: string
}

const palette = (colors: string): Palette => {
  const [top = '', bottom = '', far = '', middle = '', near = '', accent = '', light = ''] = colors.split(' ')
  return { top, bottom, far, middle, near, accent, light }
}

const MOODS: Readonly<Record<string, readonly Palette[]>> = {
  night: [palette('#131a3a #3d3a6e #2b2f5c #20244a #141733 #f2b263 #fbe7b8'), palette('#0f2430 #1f4d5c #1a3f4d #14323f #0b2029 #e8735a #f7e3c0')],
  winter: [palette('#a9c6dc #eef3f5 #9db4c8 #6f8ca6 #3e5a75 #c8553d #ffffff'), palette('#c4cfe0 #f4eef0 #aab4cc #7d88a8 #4a5578 #d98e73 #fff6ee')],
  autumn: [palette('#e9b872 #f8e6c8 #c8793f #99502c #5a2f22 #e4572e #fff1d6'), palette('#d79b76 #f3dcc3 #a8633f #7a4630 #402a24 #d8a031 #fdeed2')],
  spring: [palette('#bfe0d6 #f7f3df #9cc79a #6ba377 #3a6f55 #ee8aa0 #fffbe8'), palette('#cfe3f4 #fbeff2 #a8cfae #75ab86 #47775f #f2a65a #fffdf2')],
  summer: [palette('#4fb3d9 #d8f0ee #63b7a8 #2f8f86 #1b5e63 #ff7f50 #fff4cf'), palette('#7cc5e8 #fdf0d0 #f0c987 #3fa7a3 #1f6f78 #ef5d60 #fffbe6')],
  plain: [
    palette('#f5b38a #fbe3cf #b88a9e #7d6487 #473b5e #f06449 #fff3dc'),
    palette('#8fb8de #f1e9da #8aa7a0 #557f78 #2c4f52 #f4a259 #fff8e7'),
    palette('#e8c7d4 #f8efe8 #b59cc0 #7f6b9c #4a4070 #e8927c #fffaf0'),
    palette('#d9d3c7 #f5f1ea #b7a893 #857460 #4c4136 #2f7f79 #fffdf7'),
    palette('#9ad1c9 #f2f5e6 #69a79f #3f7c7c #234e57 #f2c14e #fffbea'),
    palette('#f3d08a #fdf3dd #d79a6c #a6654f #5d3b45 #3d7ea6 #fff8e4'),
  ],
}

/** Any of the words as a word of its own, also in the plural; with `*` whatever begins like it. */
export function wordsLike(words: string): RegExp {
  const each = words.split(' ').map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}\\p{L}*` : `${word}(?:s|es|n|en)?`))
  return new RegExp(`(?<!\\p{L})(?:${each.join('|')})(?!\\p{L})`, 'iu')
}

const WORDS: readonly (readonly [keyof typeof MOODS, RegExp])[] = [
  ['night', wordsLike('night evening midnight star moon neon nacht abend stern* nuit noche')],
  ['winter', wordsLike('winter* snow* ski* ice frost* christmas schnee* weihnacht* eis noël nieve hiver invierno')],
  ['autumn', wordsLike('autumn* harvest* october pumpkin herbst* ernte* kürbis* automne otoño')],
  ['spring', wordsLike('spring* easter blossom bloom* frühling* ostern blüte* printemps primavera')],
  ['summer', wordsLike('summer* beach* sun sunny sunshine holiday pool sommer* strand* sonne* urlaub* été verano plage playa')],
]

/** `float` is in [0, 1). */
export function choosePalette(words: string, float: number): Palette {
  const mood = WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? 'plain'
  const choices = MOODS[mood] ?? []
  const chosen = choices[Math.floor(float * choices.length)] ?? choices[0]
  if (!chosen) throw new Error(`no colours for ${mood}`)
  return chosen
}

/** Takes over the colours of pictures that were given to follow: the darkest near, the lightest in the light. `colors` are hex, at least two. */
export function paletteLike(colors: readonly string[], plain: Palette): Palette {
  const sorted = [...colors].sort((a, b) => lightness(b) - lightness(a))
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? plain.middle
  const vivid = [...colors].sort((a, b) => vividness(b) - vividness(a))[0] ?? plain.accent
  return { top: at(0.35), bottom: at(0.1), far: at(0.5), middle: at(0.72), near: at(1), accent: vivid, light: at(0) }
}

function channels(hex: string): [number, number, number] {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}
const lightness = (hex: string) => channels(hex).reduce((sum, one) => sum + one, 0)
const vividness = (hex: string) => Math.max(...channels(hex)) - Math.min(...channels(hex))
