/** A picture of what a prompt speaks of, as SVG: which scene and which colours come from its words, all else from a seed. */
import { seededFloat } from '../clock-and-chance.ts'
import { choosePalette, paletteLike, wordsLike } from './palettes.ts'
import type { Palette } from './palettes.ts'
import { city, hills, sea } from './scenes-outdoors.ts'
import { leaves, plinth, shapes, table } from './scenes-indoors.ts'

export interface SceneWish {
  /** What it shows; words of any language do, the scene is then chosen by chance. */
  words: string
  seed: number
  width: number
  height: number
  /** Colours to follow, as hex; none for colours of its own. */
  colors?: readonly string[] | undefined
}

/** What a scene is drawn with. */
export interface Canvas {
  w: number
  h: number
  palette: Palette
  /** In [from, to). */
  between(from: number, to: number): number
}
export type Scene = (canvas: Canvas) => string

const SCENES: readonly (readonly [Scene, RegExp])[] = [
  [table, wordsLike('coffee espresso tea cafe café cake bread bak* menu breakfast brunch lunch dinner food kitchen restaurant roast* bean chocolate soup recipe kaffee* tee kuchen brot* essen küche bohne* speise* pain gâteau comida pan')],
  [sea, wordsLike('sea ocean beach lake boat sail* surf* island harbour harbor coast swim* fish meer strand hafen küste insel segel* mer plage mar playa')],
  [city, wordsLike('city street town night office building market studio team meeting conference festival concert stadt straße büro markt konzert ville rue ciudad calle')],
  [hills, wordsLike('mountain hik* trail alps alpine hill bike biking bicycle cycl* ride camp* travel* trip road snow ski* forest outdoor berg* wander* fahrrad reise wald tour montagne vélo montaña viaje')],
  [leaves, wordsLike('flower garden plant spring blossom leaf leaves green bouquet herb nature organic blume* garten pflanze* frühling* natur fleur jardin flor jardín')],
  [plinth, wordsLike('new launch* product sale offer shop store collection book bag shoe watch jewel* candle bottle soap gift price neu* angebot* laden buch tasche schuh* geschenk* produkt* nouveau nuevo oferta')],
]

export function drawScene({ words, seed, width, height, colors }: SceneWish): string {
  const float = seededFloat(seed)
  const own = choosePalette(words, float())
  const palette = colors && colors.length > 1 ? paletteLike(colors, own) : own
  const named = SCENES.find(([, pattern]) => pattern.test(words))?.[0]
  // Drawn either way: what follows must not depend on it.
  const roll = float()
  const all = [shapes, ...SCENES.map(([scene]) => scene)]
  const scene = named ?? all[Math.floor(roll * all.length)] ?? shapes
  const canvas: Canvas = { w: width, h: height, palette, between: (from, to) => from + (to - from) * float() }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${scene(canvas)}</svg>`
}
