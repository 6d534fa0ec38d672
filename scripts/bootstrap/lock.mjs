import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, setupFolder } from './paths.mjs'
import { say } from './report.mjs'

/** Two set-ups of one clone (a start and a test at once) take turns. One that was killed does not stand in the way. */
export async function oneAtATime(work) {
  mkdirSync(setupFolder, { recursive: true })
  const lock = join(setupFolder, 'lock')
  let said = false
  while (!take(lock)) {
    const owner = ownerOf(lock)
    if (owner === 0 || !isAlive(owner)) {
      rmSync(lock, { force: true })
      continue
    }
    if (!said) say(`Another set-up of this folder is running (process ${owner}); waiting for it.`)
    said = true
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || 0
  } catch {
    return 0
  }
}
