// Runs a program for set-up and ends it when set-up itself is gone (its end of the pipe closes, however it was killed): what a
// killed set-up left at work would write into the folders of the next one.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'

const [command, ...args] = process.argv.slice(2)
const isWindows = process.platform === 'win32'
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], detached: !isWindows, windowsHide: true })

process.stdin.once('close', end).resume()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end)
child.once('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`)
  process.exit(127)
})
child.once('close', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))

/** With all that it started itself. */
function end() {
  try {
    if (isWindows) child.kill()
    else if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It has ended already.
  }
}
