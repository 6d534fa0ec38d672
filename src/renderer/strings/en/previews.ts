/** Words of the previews. */
import { formatNumber } from '../../lib/time.ts'

export const previewWords = {
  title: 'Preview',
  open: 'Preview',
  of: (name: string) => `Preview of ${name}`,
  forms: (network: string) => `Form on ${network}`,
  nothing: 'Choose post types to see how this will look.',
  more: 'more',
  seeMore: 'See more',
  showMore: 'Show more',
  dotsMore: 'more',
  less: 'less',
  noText: 'Your text appears here.',
  noTitle: 'No title yet',
  noMedia: 'Add a picture or a video',
  noVideo: 'Add a video',
  noPhotos: 'Add photos',
  storyText: 'A story is shown without its text.',
  shortText: 'The text becomes the description, which opens from the menu.',
  position: (at: number, of: number) => `${formatNumber(at)}/${formatNumber(of)}`,
  moreFiles: (count: number) => `+${formatNumber(count)}`,
  before: 'Picture before',
  after: 'Next picture',
} as const
