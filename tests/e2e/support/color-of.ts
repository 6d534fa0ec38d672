import type { Locator } from '@playwright/test'
import sharp from 'sharp'

/** What the middle of something looks like on the screen; the page itself may not read pixels of media. */
export async function colorOf(shown: Locator): Promise<'red' | 'green' | 'blue' | 'none'> {
  const { data, info } = await sharp(await shown.screenshot()).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  // A third down: what plays a film lies over its lower part.
  const at = (Math.floor(info.height / 3) * info.width + Math.floor(info.width / 2)) * info.channels
  const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
  if (red > 120 && green < 90 && blue < 90) return 'red'
  if (blue > 120 && green < 90 && red < 90) return 'blue'
  return green > 120 && red < 90 && blue < 90 ? 'green' : 'none'
}
