/**
 * Runs inside a D-Bus session of its own (see keyring.test.ts): adds an account with the real keychain module, starts again, reads
 * it back, and removes it; between the acts it asks `secret-tool` from outside. One JSON line tells what was seen.
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createAccounts } from '../../../src/core/accounts/index.ts'
import { KEYCHAIN_SERVICE, createKeyringStore } from '../../../src/core/accounts/keyring-store.ts'
import { createEventBus } from '../../../src/core/events.ts'
import { TransportError } from '../../../src/core/ports.ts'
import type { Clock } from '../../../src/core/ports.ts'
import { createClientFactory } from '../../../src/core/powerpost/index.ts'
import { createCatalog, createNotices } from '../../../src/core/workspaces/index.ts'

const [dataDir, migrationsDir] = process.argv.slice(2)
if (dataDir === undefined || migrationsDir === undefined) throw new Error('data folder, migrations')
const KEY = 'pp_live_sk_KEYRING_CANARY_77'
const clock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}
const random = { uuid: () => randomUUID(), float: () => Math.random() }
const http = () => Promise.reject(new TransportError('not-sent', 'connect', 'offline'))

const lookup = (account: string): string => {
  try {
    return execFileSync('secret-tool', ['lookup', 'service', KEYCHAIN_SERVICE, 'username', account], { encoding: 'utf8', timeout: 10_000, stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
const filesWithKey = () =>
  readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(dataDir, name)).isFile() && readFileSync(join(dataDir, name)).includes(KEY))

async function run<T>(work: (accounts: ReturnType<typeof createAccounts>) => Promise<T>): Promise<T> {
  const bus = createEventBus(randomUUID())
  const notices = createNotices(clock)
  const log = () => {}
  const catalog = createCatalog({ dataDir: dataDir ?? '', migrationsDir: migrationsDir ?? '', clock, bus, log, notices })
  const accounts = createAccounts({
    catalog, notices, bus, log, clock, random, http, secrets: createKeyringStore(), clients: createClientFactory({ http, clock, random }),
    host: { startHelper: () => Promise.reject(new Error('none')), notify: async () => {} },
  })
  await accounts.start()
  try {
    return await work(accounts)
  } finally {
    catalog.close()
  }
}

const added = await run(async (accounts) => {
  const account = await accounts.add({ commandId: randomUUID(), label: 'Real', key: KEY })
  return { account, keychain: await accounts.keychain() }
})
const { id, keyState } = added.account
const seenOutside = lookup(id).includes(KEY)
const again = await run(async (accounts) => ({ isBack: (await accounts.key(id)) === KEY, state: accounts.list()[0]?.keyState ?? null }))
const onDisk = filesWithKey()
await run((accounts) => accounts.remove({ commandId: randomUUID(), accountId: id }))
console.log(JSON.stringify({ available: added.keychain.available, keyState, seenOutside, afterRestart: again.isBack, stateAfterRestart: again.state, onDisk, leftOutside: lookup(id) !== '', onDiskAtEnd: filesWithKey() }))
process.exit(0)
