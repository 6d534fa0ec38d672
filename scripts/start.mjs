import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap/paths.mjs'
import { say } from './bootstrap/report.mjs'
import { ensureDisplay } from './lib/display.mjs'
import { electronCommand } from './lib/electron-path.mjs'
import { follow } from './lib/follow.mjs'
import { writeScreenPicture } from './lib/screen-picture.mjs'

const pictureEveryMs = 3000

/** Opens the app. Answers its exit code. */
export async function start(env, args) {
  const folder = join(root, 'out', 'start')
  mkdirSync(folder, { recursive: true })
  const display = await ensureDisplay({ env, frameFolder: folder, width: 1280, height: 832 })
  const { command, args: first } = electronCommand(env)
  if (first.includes('--no-sandbox')) say('Running as root: Chromium cannot use its sandbox, so it is off for this run (--no-sandbox).')
  const stopPictures = display.isVirtual ? showPictures(folder) : () => {}
  try {
    return await follow(command, [...first, root, ...args], { cwd: root, env: { ...env, ...display.env } })
  } finally {
    stopPictures()
    await display.stop()
  }
}

function showPictures(folder) {
  const place = join(folder, 'window.png')
  say(`There is no display here, so the app runs on a virtual one. A picture of its window is kept at ${place}`)
  const timer = setInterval(() => {
    try {
      writeScreenPicture(join(folder, 'Xvfb_screen0'), place)
    } catch (error) {
      say(`The picture could not be written: ${error.message}`)
      clearInterval(timer)
    }
  }, pictureEveryMs)
  return () => clearInterval(timer)
}
