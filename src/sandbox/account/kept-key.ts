/**
 * The key that the command line prints. It is worked out anew at each start from random bytes that stay in the data
 * folder, readable by their owner only, so that it is the same key every time and is written down nowhere.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SECRET_BYTES = 32

export function keptKey(dataDir: string): string {
  const secret = readOrMake(join(dataDir, 'key-secret'))
  return `pp_live_sk_${createHmac('sha256', secret).update('command line').digest('base64url').slice(0, 32)}`
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
