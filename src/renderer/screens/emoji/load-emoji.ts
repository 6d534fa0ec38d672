/** Reads the emoji when they are first wanted. They come with the app: nothing is fetched. */
import { buildEmoji } from './emoji-data.ts'
import type { Emoji } from './emoji-data.ts'

/** One of each later version, newest first: where a computer draws it, it draws all that came before. */
const SAMPLES: readonly { version: string; text: string }[] = [
  { version: '17', text: '\u{1FAEA}' },
  { version: '16', text: '\u{1FAE9}' },
  { version: '15.1', text: '\u{1F642}\u200D\u2194\uFE0F' },
  { version: '15', text: '\u{1FAE8}' },
  { version: '14', text: '\u{1FAE0}' },
]

export async function loadEmoji(): Promise<Emoji[]> {
  const [en, de, versions] = await Promise.all([
    import('emojibase-data/en/compact.json'),
    import('emojibase-data/de/compact.json'),
    import('emojibase-data/versions/emoji.json'),
  ])
  const codesOf: Readonly<Record<string, readonly string[]>> = versions.default
  const unseen = new Set(unseenVersions(drawsInColour).flatMap((version) => codesOf[version] ?? []))
  return buildEmoji(en.default, de.default, (code) => !unseen.has(code))
}

/** Versions whose emoji this computer has no pictures of. Where it draws none at all there is no telling, and all are shown. */
export function unseenVersions(draws: (text: string) => boolean): string[] {
  if (!draws('\u{1F600}')) return []
  const newest = SAMPLES.findIndex(({ text }) => draws(text))
  return (newest === -1 ? SAMPLES : SAMPLES.slice(0, newest)).map(({ version }) => version)
}

const SIDE = 16

/** A picture has colours of its own; the box for what is not known is drawn in that of the text. */
function drawsInColour(text: string): boolean {
  const canvas = document.createElement('canvas')
  canvas.width = SIDE * 4
  canvas.height = SIDE * 2
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return false
  const look = (colour: string): string => {
    context.clearRect(0, 0, canvas.width, canvas.height)
    context.font = `${SIDE}px sans-serif`
    context.textBaseline = 'top'
    context.fillStyle = colour
    context.fillText(text, 0, 0)
    return context.getImageData(0, 0, canvas.width, canvas.height).data.join()
  }
  return look('#000') === look('#f00')
}
