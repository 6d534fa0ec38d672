// A virtual screen for machines without one.
import { spawn } from 'node:child_process'

/**
 * Answers `{ env, isVirtual, stop() }`. With a display of its own nothing is started and `env` is empty; else Xvfb runs on a free
 * display until `stop()`. `frameFolder` makes it keep its picture there (`Xvfb_screen0`).
 */
export async function ensureDisplay({ env = process.env, frameFolder, width = 1440, height = 900 } = {}) {
  if (process.platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return { env: {}, isVirtual: false, stop: async () => {} }
  const args = ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset']
  if (frameFolder !== undefined) args.push('-fbdir', frameFolder)
  // In a group of its own: a Ctrl+C in the terminal goes to the whole group, and an app whose screen is gone cannot quit in order.
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'], detached: true })
  const ended = new Promise((resolve) => server.once('close', resolve))
  const display = await numberFrom(server)
  process.once('exit', () => server.kill())
  return {
    env: { DISPLAY: `:${display}` },
    isVirtual: true,
    stop: async () => {
      server.kill()
      await ended
    },
  }
}

function numberFrom(server) {
  return new Promise((resolve, reject) => {
    let text = ''
    const fail = () => reject(new Error('There is no display here, and Xvfb, a virtual one, could not be started. On Debian and Ubuntu: apt-get install xvfb'))
    const limit = setTimeout(() => { server.kill(); fail() }, 30_000)
    server.once('error', () => { clearTimeout(limit); fail() })
    server.once('close', () => { clearTimeout(limit); fail() })
    server.stdio[3].on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      clearTimeout(limit)
      resolve(Number(text))
    })
  })
}
