import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, setupFolder } from './paths.mjs'
import { say } from './report.mjs'

const beatMs = 5000
/** A live owner says so every few seconds: an older lock is of a process that is gone, whoever has its number now. */
const staleMs = 60_000

/** Two set-ups of one clone (a start and a test at once) take turns. One that was killed does not stand in the way. */
export async function oneAtATime(work, folder = setupFolder) {
  mkdirSync(folder, { recursive: true })
  const lock = join(folder, 'lock')
  let said = false
  while (!take(lock)) {
    const owner = ownerOf(lock)
    if (isStale(lock, owner)) {
      putAway(lock, owner)
      continue
    }
    if (!said) say(`Another set-up of this folder is running (process ${owner}); waiting for it.`)
    said = true
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  const beat = setInterval(() => touch(lock), beatMs)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    if (ownerOf(lock) === process.pid) rmSync(lock, { force: true })
  }
}

/** The lock appears with its owner inside: a link is made of a file that is complete. */
function take(lock) {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    linkSync(mine, lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(error.code)) throw error
    return takeWithoutLinks(lock)
  } finally {
    rmSync(mine, { force: true })
  }
}

function takeWithoutLinks(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isStale(lock, owner) {
  const age = ageOf(lock)
  if (age === undefined) return false
  // Without links, a lock is empty for a moment.
  if (owner === 0) return age > beatMs
  return owner === process.pid || !isAlive(owner) || age > staleMs
}

/** Only one of several that wait can move it away; one that was taken anew in between goes back. */
function putAway(lock, owner) {
  const aside = `${lock}.${process.pid}.old`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  try {
    if (ownerOf(aside) !== owner) linkSync(aside, lock)
  } catch {
    // Somebody else has it now.
  }
  rmSync(aside, { force: true })
}

function touch(lock) {
  try {
    utimesSync(lock, new Date(), new Date())
  } catch {
    // Removed from outside: the work goes on.
  }
}

function ageOf(lock) {
  try {
    return Math.abs(Date.now() - statSync(lock).mtimeMs)
  } catch {
    return undefined
  }
}

function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || 0
  } catch {
    return 0
  }
}
