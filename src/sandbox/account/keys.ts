/** API keys: shown once, kept as a hash, good for every workspace of the account. */
import { createHash } from 'node:crypto'
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'
import type { Chance, Clock } from '../clock-and-chance.ts'
import { SCOPES } from './scopes.ts'
import type { KeyKind, Scope } from './scopes.ts'

const KEY_PREFIX = 'pp_live_sk_'
/** Keys that an account may have (docs: authentication, older age). */
export const MAX_KEYS = 10
/** `used_at` is kept to the minute: reading must not cost a write each time. */
const USED_AT_STEP_MS = 60_000

export interface KeyFacts {
  id: string
  name: string
  /** The last four characters. */
  ending: string
  scopes: Scope[]
  kind: KeyKind
  createdAt: string
  usedAt: string | null
}

export interface Keys {
  /**
   * Makes a key. Of a full account, the longest unused key *of the same name* gives way, since a program that asks
   * again under its name has lost the old one. Null when there is none to give way.
   */
  create(name: string, scopes: readonly Scope[], kind?: KeyKind): (KeyFacts & { key: string }) | null
  /** Takes up a key that is made elsewhere; does nothing when it is known. It may be the eleventh. */
  adopt(key: string, name: string, scopes: readonly Scope[]): void
  list(): KeyFacts[]
  revoke(id: string): boolean
  /** Throws INVALID_API_KEY. */
  authenticate(headers: Record<string, string | string[] | undefined>): { id: string; kind: KeyKind; scopes: ReadonlySet<string> }
}

interface KeyRow {
  id: string
  name: string
  ending: string
  scopes: string
  kind: KeyKind
  created_at: number
  used_at: number | null
}

const scopesSchema = z.array(z.enum(SCOPES))
const hashOf = (key: string) => createHash('sha256').update(key).digest('hex')

export function createKeys(db: Database, clock: Clock, chance: Chance): Keys {
  const insert = db.prepare('INSERT INTO api_keys (id, name, hash, ending, scopes, kind, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
  const byHash = db.prepare<[string], KeyRow>('SELECT id, name, ending, scopes, kind, created_at, used_at FROM api_keys WHERE hash = ?')
  const byId = db.prepare<[string], KeyRow>('SELECT id, name, ending, scopes, kind, created_at, used_at FROM api_keys WHERE id = ?')
  const all = db.prepare<[], KeyRow>('SELECT id, name, ending, scopes, kind, created_at, used_at FROM api_keys ORDER BY rowid')
  const count = db.prepare<[], { n: number }>('SELECT count(*) AS n FROM api_keys')
  const unused = db.prepare<[string], { id: string }>('SELECT id FROM api_keys WHERE name = ? ORDER BY coalesce(used_at, created_at), rowid LIMIT 1')
  const remove = db.prepare('DELETE FROM api_keys WHERE id = ?')
  const touch = db.prepare('UPDATE api_keys SET used_at = ? WHERE id = ?')

  const store = (key: string, name: string, scopes: readonly Scope[], kind: KeyKind): string => {
    const id = `key-${chance.id()}`
    insert.run(id, name, hashOf(key), key.slice(-4), JSON.stringify(scopes), kind, clock.now())
    return id
  }

  return {
    create: (name, scopes, kind = 'scopes') =>
      db.transaction(() => {
        if ((count.get()?.n ?? 0) >= MAX_KEYS) {
          const old = unused.get(name)
          if (!old) return null
          remove.run(old.id)
        }
        const key = KEY_PREFIX + chance.secret(24)
        const row = byId.get(store(key, name, scopes, kind))
        return row ? { ...factsOf(row), key } : null
      })(),
    adopt(key, name, scopes) {
      if (!byHash.get(hashOf(key))) store(key, name, scopes, 'scopes')
    },
    list: () => all.all().map(factsOf),
    revoke: (id) => remove.run(id).changes === 1,
    authenticate(headers) {
      const key = readKey(headers)
      const row = key === null ? undefined : byHash.get(hashOf(key))
      if (!row) throw new ApiError('INVALID_API_KEY', key === null ? 'This call needs an API key.' : 'This API key is not known.')
      const now = clock.now()
      if (row.used_at === null || now - row.used_at >= USED_AT_STEP_MS) touch.run(now, row.id)
      return { id: row.id, kind: row.kind, scopes: new Set<string>(scopesSchema.parse(JSON.parse(row.scopes))) }
    },
  }
}

/** `x-api-key` is looked at first; which one counts when both are sent is not documented. */
function readKey(headers: Record<string, string | string[] | undefined>): string | null {
  const own = headers['x-api-key']
  if (typeof own === 'string' && own) return own
  const bearer = /^Bearer +(\S+)$/i.exec(headers['authorization']?.toString() ?? '')
  return bearer?.[1] ?? null
}

function factsOf(row: KeyRow): KeyFacts {
  return {
    id: row.id,
    name: row.name,
    ending: row.ending,
    scopes: scopesSchema.parse(JSON.parse(row.scopes)),
    kind: row.kind,
    createdAt: new Date(row.created_at).toISOString(),
    usedAt: row.used_at === null ? null : new Date(row.used_at).toISOString(),
  }
}
