/** A shoot for each client: photos and films as a camera leaves them, dropped on the window together. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { encodeFilm } from '../../tests/e2e/support/films.ts'
import type { Scene as Take } from '../../tests/e2e/support/films.ts'
import { drawScene } from './draw-scenes.ts'
import { SCENES } from './drafts.ts'
import type { Client } from './drafts.ts'

const SHOOTS: Record<Client, { photos: string; count: number; films: { name: string; takes: Take[] }[] }> = {
  'Nordic Coffee': {
    photos: 'roastery',
    count: 14,
    films: [
      { name: 'first-crack.webm', takes: [{ color: '#3a2a20', accent: '#c98a4b', seconds: 3 }, { color: '#241812', accent: '#e0b070', seconds: 2 }] },
      { name: 'pour-in-four-minutes.webm', takes: [{ color: '#d8c3a5', accent: '#7a4a24', seconds: 4 }] },
    ],
  },
  'Alpine Bikes': {
    photos: 'over-the-pass',
    count: 12,
    films: [{ name: 'last-hairpin.webm', takes: [{ color: '#4a6c9c', accent: '#f2c9a0', seconds: 3 }, { color: '#2a4a3c', accent: '#d8e6d0', seconds: 2 }] }],
  },
}
/** Of many shapes, so that the rows of the grid differ. */
const SIZES = [[640, 480], [480, 640], [560, 560], [720, 405]] as const

export interface Shoot {
  paths: string[]
  names: string[]
  films: string[]
}

/** Makes the files in `folder`; films are encoded by the browser of `page`. */
export async function makeShoot(client: Client, folder: string, page: Page): Promise<Shoot> {
  const { photos, count, films } = SHOOTS[client]
  const names = Array.from({ length: count }, (_, at) => `${photos}-${String(at + 1).padStart(2, '0')}.png`)
  for (const [at, name] of names.entries()) {
    const [width, height] = SIZES[at % SIZES.length] ?? SIZES[0]
    writeFileSync(join(folder, name), drawScene(SCENES[client], 20 + at, width, height))
  }
  for (const { name, takes } of films) writeFileSync(join(folder, name), await encodeFilm(page, takes, { width: 640, height: 360 }))
  const all = [...names, ...films.map(({ name }) => name)]
  return { paths: all.map((name) => join(folder, name)), names: all, films: films.map(({ name }) => name) }
}
