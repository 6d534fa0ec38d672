/** What is written in the demo. Each draft has a word, and each photo a name, that no other draft has: by them the run is counted. */
import type { Scene } from './draw-scenes.ts'

export type Client = 'Nordic Coffee' | 'Alpine Bikes'
export interface DemoPhoto {
  name: string
  seed: number
}
export interface DemoDraft {
  client: Client
  title: string
  /** In the caption and in every variant. */
  canary: string
  caption: string
  /** By the network's name as the composer shows it. */
  variants: Record<string, string>
  /** As the list of post types names them. */
  postTypes: string[]
  photos: DemoPhoto[]
  isSent: boolean
}

export const SCENES: Record<Client, Scene> = { 'Nordic Coffee': 'coffee', 'Alpine Bikes': 'mountains' }

/** Written while online. */
export const FIRST: DemoDraft[] = [
  {
    client: 'Nordic Coffee',
    title: 'Guji is back',
    canary: 'apricot',
    caption: 'Guji is back on the shelf: apricot, honey, black tea. Roasted on Monday, rested until today.\n\nBags of 250 g at the bar and in the shop, while they last.',
    variants: {},
    postTypes: ['LinkedIn Post', 'Facebook Post'],
    photos: [{ name: 'guji-washed.png', seed: 3 }],
    isSent: true,
  },
  {
    client: 'Nordic Coffee',
    title: 'Barista wanted, Grünerløkka',
    canary: 'Thirty hours',
    caption: 'Thirty hours a week, every second weekend, and staff beans to take home. Come by for a cup and say hello.',
    variants: {},
    postTypes: ['LinkedIn Post'],
    photos: [],
    isSent: false,
  },
  {
    client: 'Nordic Coffee',
    title: 'Spring menu, first pour',
    canary: 'grapefruit',
    caption:
      'Spring menu is on the bar from Saturday.\n\nCold brew tonic with grapefruit peel, a washed Guji, and cardamom knots still warm at eight.\n\nFirst forty cups are on us. Bring the friend who says they only drink tea.\n\n#nordiccoffee #springmenu',
    variants: { X: 'Spring menu from Saturday: cold brew tonic with grapefruit peel. First forty cups are on us.' },
    postTypes: ['Instagram Feed post', 'X Post', 'Facebook Post'],
    photos: [{ name: 'cold-brew-tonic.png', seed: 0 }, { name: 'spring-board.png', seed: 5 }, { name: 'cardamom-knots.png', seed: 2 }],
    isSent: true,
  },
  {
    client: 'Alpine Bikes',
    title: 'The passes are open',
    canary: 'Stelvio',
    caption: 'The snow is off the road and the Stelvio is open. Forty-eight turns, one long breath.\n\nWe check your brakes before you go: ten minutes, no appointment.',
    variants: { Instagram: 'Stelvio is open. Forty-eight turns, one long breath.\n\n#alpinebikes #passtime' },
    postTypes: ['Instagram Feed post', 'TikTok Photos'],
    photos: [{ name: 'pass-at-dawn.png', seed: 1 }, { name: 'forty-eight-turns.png', seed: 2 }],
    isSent: true,
  },
  {
    client: 'Alpine Bikes',
    title: 'Workshop hours in May',
    canary: 'torque',
    caption: 'From May the workshop opens at seven. Bring it in before work, ride it home with every bolt at the right torque.',
    variants: {},
    postTypes: ['Facebook Post'],
    photos: [],
    isSent: false,
  },
]

/** Goes out online, and fails on X at first. */
export const HALF_OUT: DemoDraft = {
  client: 'Alpine Bikes',
  title: 'Saturday ride, all levels',
  canary: 'switchbacks',
  caption: 'Saturday at eight: forty kilometres, eleven switchbacks, one long lunch. Nobody is left behind.',
  variants: {},
  postTypes: ['X Post', 'LinkedIn Post'],
  photos: [],
  isSent: true,
}

/** Asked for while online, for no draft: its answer tells what captions cost. */
export const FIRST_CAPTIONS = { client: 'Nordic Coffee', about: 'A card for the window: closed on Monday, the roaster is being cleaned', networks: ['Facebook Post'] } as const

/** Written while the service cannot be reached, with captions asked for that come when it is back. */
export const WITH_CAPTIONS: DemoDraft = {
  client: 'Nordic Coffee',
  title: 'Washed or natural',
  canary: 'Yirgacheffe',
  caption: 'Washed or natural Yirgacheffe, side by side at the bar this week. Taste both, and tell us which one stays.',
  variants: {},
  postTypes: ['LinkedIn Post', 'X Post', 'Facebook Post'],
  photos: [],
  isSent: true,
}

/** Written while the service cannot be reached. */
export const OFFLINE: DemoDraft[] = [
  {
    client: 'Nordic Coffee',
    title: 'Cupping night',
    canary: 'Twelve chairs',
    caption: 'Twelve chairs, nine coffees, and nobody keeps score. Thursday at six, at the roastery.',
    variants: { LinkedIn: 'Twelve chairs are free at our cupping on Thursday. Nine coffees from three harvests, and a talk on resting times.' },
    postTypes: ['Instagram Feed post', 'LinkedIn Post'],
    photos: [{ name: 'nine-cups.png', seed: 7 }],
    isSent: true,
  },
  {
    client: 'Alpine Bikes',
    title: 'Gravel weekend',
    canary: 'larches',
    caption: 'Two days of gravel through the larches, with a hut and a hot supper in between. Eight places.',
    variants: {},
    postTypes: ['Facebook Post', 'X Post'],
    photos: [{ name: 'larch-forest-road.png', seed: 4 }],
    isSent: true,
  },
]

/** Being written when the power goes. */
export const CUT_SHORT: DemoDraft = {
  client: 'Nordic Coffee',
  title: 'How the cooling tray works',
  canary: 'cooling arm',
  caption: 'One slow turn, four minutes, and the beans stop where we want them.\n\nThe cooling arm is older than the shop, and the loudest of us all.',
  variants: {},
  postTypes: ['Instagram Feed post'],
  photos: [],
  isSent: true,
}

/** Throws when a word would not tell whose it is. */
export function checkCanaries(drafts: readonly DemoDraft[]): void {
  for (const draft of drafts) {
    const own = [draft.caption, ...Object.values(draft.variants)]
    if (!own.every((text) => text.includes(draft.canary))) throw new Error(`“${draft.canary}” is not in every text of “${draft.title}”`)
    const others = drafts.filter((other) => other !== draft)
    if (others.some((other) => [other.caption, ...Object.values(other.variants)].some((text) => text.includes(draft.canary)))) throw new Error(`“${draft.canary}” is in another draft too`)
    for (const { name } of draft.photos) {
      if (others.some((other) => other.photos.some((photo) => photo.name === name))) throw new Error(`${name} is in another draft too`)
    }
  }
}
