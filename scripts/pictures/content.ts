/** What the clients of the pictures have written. Everything is made up. */
import type { ClientColor } from '../../src/contract/base.ts'
import type { Platform, PostType } from '../../src/domain/post-types.ts'
import type { PhotoName } from './photos.ts'

export interface SampleDraft {
  title: string
  text: string
  variants?: Partial<Record<Platform, string>>
  postTypes: PostType[]
  photos?: PhotoName[]
  /** How long ago it was last written on (hours). */
  hoursAgo: number
}
export interface SampleClient {
  name: string
  color: ClientColor
  photos: PhotoName[]
  drafts: SampleDraft[]
  /** Published in this order. */
  posts: SampleDraft[]
}

/** The draft that the composer's pictures show. */
export const HERO = 'Spring menu, first pour'

const spring =
  'Spring menu is on the bar from Saturday.\n\nCold brew tonic with grapefruit peel, a washed Guji that tastes of apricot, and cardamom knots still warm at eight.\n\nFirst forty cups are on us. Bring the friend who says they only drink tea.\n\n#nordiccoffee #springmenu #oslocoffee'

export const CLIENTS: readonly SampleClient[] = [
  {
    name: 'Nordic Coffee',
    color: 'teal',
    photos: ['la-loma.jpg', 'green-beans.jpg', 'sidama-bag.jpg', 'four-knots.jpg', 'morning-cup.jpg', 'roasted.jpg', 'rhubarb-tonic.jpg'],
    drafts: [
      { title: 'Harvest letter from La Loma', text: 'Don Aurelio writes that the rain came three weeks late, and that the cherries are the sweetest since 2019.\n\nHis letter hangs beside the till. Read it while you wait.', postTypes: ['instagram-feed', 'facebook-post', 'linkedin-post'], photos: ['la-loma.jpg', 'harvest-evening.jpg', 'green-beans.jpg'], hoursAgo: 171 },
      { title: 'Loyalty cards are back', text: 'Nine cups, and the tenth is ours. The paper cards are back on the counter, because you asked.', postTypes: ['facebook-post'], hoursAgo: 148 },
      { title: 'Barista wanted, Grünerløkka', text: 'Thirty hours a week, every second weekend, and staff beans to take home. Come by for a cup and say hello.', postTypes: ['linkedin-post', 'facebook-post'], hoursAgo: 53 },
      { title: 'How the cooling tray works', text: 'One slow turn, four minutes, and the beans stop where we want them.\n\nThe cooling arm is older than the shop, and the loudest of us all.', postTypes: ['tiktok-photos', 'instagram-feed'], photos: ['roasted.jpg', 'green-beans.jpg'], hoursAgo: 47 },
      { title: '', text: 'Rhubarb, pink peppercorn, a spoon of honey. We are still arguing about the name', postTypes: ['instagram-feed'], photos: ['rhubarb-tonic.jpg'], hoursAgo: 30 },
      { title: 'Why we rest our roasts for nine days', text: 'Fresh is not the same as ready. Carbon dioxide leaves the beans for more than a week, and until then it stands between you and the cup.\n\nWe write the day on every bag. Count nine, then brew.', variants: { x: 'Fresh is not the same as ready: we rest every roast for nine days. The date is on the bag.' }, postTypes: ['linkedin-post', 'x-post'], photos: ['sidama-bag.jpg'], hoursAgo: 26 },
      { title: 'Cupping night, Thursday', text: 'Twelve chairs, nine coffees, and nobody keeps score. Thursday at six, at the roastery.', postTypes: ['instagram-feed', 'facebook-post', 'linkedin-post'], photos: ['morning-cup.jpg'], hoursAgo: 4 },
      { title: 'Guji is back: washed, 250 g bags', text: 'Guji is back on the shelf: apricot, honey, black tea. Roasted on Monday, rested until today.', postTypes: ['instagram-feed', 'facebook-post'], photos: ['guji-bag.jpg', 'green-beans.jpg'], hoursAgo: 2 },
      { title: HERO, text: spring, variants: { x: 'Spring menu on the bar from Saturday: cold brew tonic with grapefruit, a washed Guji that tastes of apricot, cardamom knots still warm at eight. First forty cups are on us, so bring the friend who only drinks tea. nordiccoffee.example/spring' }, postTypes: ['instagram-feed', 'x-post', 'facebook-post'], photos: ['cold-brew-tonic.jpg', 'flat-white.jpg', 'cardamom-knots.jpg'], hoursAgo: 0.1 },
    ],
    posts: [
      { title: 'Saturday knots', text: 'Cardamom knots, every Saturday from eight, until they are gone. Last week that was twenty past nine.', postTypes: ['instagram-feed', 'facebook-post'], photos: ['four-knots.jpg'], hoursAgo: 142 },
      { title: 'New grinder, new mornings', text: 'The new grinder is here. It is quieter than the old one, and so are we before ten.', postTypes: ['x-post', 'facebook-post'], hoursAgo: 95 },
      { title: 'Month of filter, week three', text: 'Week three of our month of filter: a natural Sidama, strawberries in the nose and a long, dry end.', postTypes: ['instagram-feed', 'x-post', 'facebook-post'], photos: ['flat-white-green.jpg', 'sidama-bag.jpg'], hoursAgo: 50 },
      { title: 'Rye toast morning', text: 'Rye toast, brown cheese, and whatever is on the second hopper. Until eleven.', postTypes: ['instagram-feed', 'linkedin-post'], photos: ['morning-cup.jpg'], hoursAgo: 21 },
    ],
  },
  {
    name: 'Alpine Bikes',
    color: 'plum',
    photos: ['gravel-bike.jpg', 'larch-road.jpg'],
    drafts: [
      { title: 'Workshop hours in May', text: 'From May the workshop opens at seven. Bring it in before work, ride it home with every bolt at the right torque.', postTypes: ['facebook-post'], photos: ['chainring.jpg'], hoursAgo: 76 },
      { title: 'Gravel weekend', text: 'Two days of gravel through the larches, with a hut and a hot supper in between. Eight places.', postTypes: ['facebook-post', 'x-post'], photos: ['larch-road.jpg', 'gravel-bike.jpg'], hoursAgo: 27 },
      { title: 'The passes are open', text: 'The snow is off the road and the Stelvio is open. Forty-eight turns, one long breath.\n\nWe check your brakes before you go: ten minutes, no appointment.', variants: { instagram: 'Stelvio is open. Forty-eight turns, one long breath.\n\n#alpinebikes #passtime' }, postTypes: ['instagram-feed', 'tiktok-photos'], photos: ['stelvio-dawn.jpg', 'pass-in-june.jpg', 'touring-bike.jpg'], hoursAgo: 1 },
    ],
    posts: [{ title: 'Brakes before the pass', text: 'Ten minutes on the stand, and you go down as calmly as you went up.', postTypes: ['instagram-feed', 'facebook-post'], photos: ['touring-bike.jpg'], hoursAgo: 70 }],
  },
  // Added a moment ago: what is empty is seen here.
  { name: 'Juniper & Clay Ceramics', color: 'orange', photos: [], drafts: [], posts: [] },
]

/** Of the first client: alt texts and tags of files, by name. */
export const FILE_WORDS: Partial<Record<PhotoName, { alt: string; tags: string[]; starred?: boolean }>> = {
  'cardamom-knots.jpg': { alt: 'Six cardamom knots with pearl sugar on a lined tray.', tags: ['bakery', 'spring'], starred: true },
  'cold-brew-tonic.jpg': { alt: 'A tall glass of cold brew tonic with a slice of grapefruit.', tags: ['spring', 'drinks'], starred: true },
  'guji-bag.jpg': { alt: 'A green bag of Guji on a shelf.', tags: ['shop'] },
  'sidama-bag.jpg': { alt: 'A red bag of Sidama on a shelf.', tags: ['shop'] },
}

export const SNIPPETS = [
  { kind: 'snippet', name: 'Opening hours', text: 'Open every day from seven to six, on Sundays from nine.' },
  { kind: 'snippet', name: 'Where we are', text: 'Thorvald Meyers gate 44, Oslo. Two minutes from the tram.' },
  { kind: 'hashtags', name: 'Always', text: '#nordiccoffee #oslocoffee #specialtycoffee' },
  { kind: 'signature', name: 'From the bar', text: 'See you at the bar. Nora and Ivar' },
] as const
