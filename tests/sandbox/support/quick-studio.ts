/** A studio that paints whole files in one colour: right in size and kind, and made in no time. */
import sharp from 'sharp'
import { createStudio } from '../../../src/sandbox/pictures/studio.ts'
import type { Studio } from '../../../src/sandbox/pictures/studio.ts'
import { makeVideo } from '../../support/make-video.ts'

const colored = (seed: number, width: number, height: number) => ({ width, height, channels: 3 as const, background: `#${(seed % 0xff_ffff).toString(16).padStart(6, '0')}` })

export const quickStudio: Studio = {
  picture: ({ seed, width, height }) => sharp({ create: colored(seed, width, height) }).jpeg().toBuffer(),
  film: async ({ seed, width, height, seconds, hasSound }) => ({ file: await makeVideo({ seed, width, height, seconds, audio: hasSound }), poster: await sharp({ create: colored(seed, width, height) }).jpeg().toBuffer() }),
  thumbnail: createStudio().thumbnail,
}
