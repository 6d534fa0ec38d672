import { spawn } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SetupError } from './report.mjs'

const guard = fileURLToPath(new URL('guard.mjs', import.meta.url))

/**
 * Runs a program to its end, keeping its output for the error message. Rejects with SetupError when it fails or takes longer
 * than `timeoutMs`. Resolves with what it wrote to stdout. It ends when this process does, unless `isLeftToFinish`: a
 * package manager of the system must not be cut off.
 */
export function run(command, args, { cwd, env, timeoutMs, isLeftToFinish = false } = {}) {
  return new Promise((resolve, reject) => {
    const [program, list] = isLeftToFinish ? [command, args] : [process.execPath, [guard, command, ...args]]
    const child = spawn(program, list, { cwd, env: env ?? process.env, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true })
    let out = ''
    let all = ''
    const keep = (chunk, isOut) => {
      if (isOut) out += chunk
      all = (all + chunk).slice(-4000)
    }
    child.stdout.on('data', (chunk) => keep(String(chunk), true))
    child.stderr.on('data', (chunk) => keep(String(chunk), false))
    let isLate = false
    // A closed pipe is what the guard waits for.
    const limit = timeoutMs === undefined ? undefined : setTimeout(() => { isLate = true; child.stdin.destroy(); if (isLeftToFinish) child.kill('SIGKILL') }, timeoutMs)
    child.stdin.on('error', () => {})
    child.on('error', (error) => { clearTimeout(limit); reject(new SetupError(`${command} could not be started: ${error.message}`)) })
    child.on('close', (code, signal) => {
      clearTimeout(limit)
      if (code === 0) resolve(out)
      else if (isLate) reject(new SetupError(`${command} took longer than ${timeoutMs / 1000} s.`))
      else reject(new SetupError(`${command} ${args.slice(0, 3).join(' ')} failed (${signal ?? `code ${code}`}):\n${all.trim()}`))
    })
  })
}

/** npm of the machine, the one that called us where there is one, run by `node`. */
export function npm(args, { node = process.execPath, ...options } = {}) {
  const cli = process.env.npm_execpath
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) return run(node, [cli, ...args], options)
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  return process.platform === 'win32' ? run('cmd', ['/c', 'npm', ...args], { ...options, env }) : run('npm', args, { ...options, env })
}
