/**
 * Secrets that outlive a stop: the key that the command line prints, and what addresses of files are signed with. Each is worked out
 * anew at each start from random bytes that stay in the data folder, readable by their owner only, and is written down nowhere.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SECRET_BYTES = 32

export function keptKey(dataDir: string): string {
  return `pp_live_sk_${keptSecret(dataDir, 'command line').slice(0, 32)}`
}

/** The same text for the same purpose as long as the folder lives. */
export function keptSecret(dataDir: string, purpose: string): string {
  return createHmac('sha256', readOrMake(join(dataDir, 'key-secret'))).update(purpose).digest('base64url')
}

function readOrMake(file: string): Buffer {
  try {
    writeFileSync(file, randomBytes(SECRET_BYTES), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const secret = readFileSync(file)
  if (secret.length !== SECRET_BYTES) throw new Error(`${file} is damaged: remove it to get a new key`)
  return secret
}
