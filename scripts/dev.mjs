import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { root } from './bootstrap/paths.mjs'
import { start } from './start.mjs'

/**
 * Builds at every change, next to the running app; Ctrl+R in the window shows a change of the page. There is no development
 * server, so the page runs under the content policy that is shipped.
 */
export async function develop({ node, env }, args) {
  const builder = spawn(node, [join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'), 'build', '--watch'], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
  try {
    return await start(env, args)
  } finally {
    builder.kill()
  }
}
