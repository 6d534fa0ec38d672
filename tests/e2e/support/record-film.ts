import type { Page } from '@playwright/test'

/** A film that a browser can show, made by one: two seconds of a moving square. */
export async function recordFilm(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 320
    canvas.height = 180
    const context = canvas.getContext('2d')
    let turn = 0
    const draw = () => {
      if (!context) return
      context.fillStyle = '#225'
      context.fillRect(0, 0, 320, 180)
      context.fillStyle = '#fa3'
      context.fillRect((turn += 5) % 320, 60, 60, 60)
    }
    const timer = setInterval(draw, 40)
    const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm; codecs=vp8' })
    const parts: Blob[] = []
    recorder.ondataavailable = ({ data }) => parts.push(data)
    const ended = new Promise((resolve) => (recorder.onstop = resolve))
    recorder.start()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    recorder.stop()
    await ended
    clearInterval(timer)
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    let text = ''
    for (const byte of bytes) text += String.fromCodePoint(byte)
    return btoa(text)
  })
  return Buffer.from(base64, 'base64')
}
