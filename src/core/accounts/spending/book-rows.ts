/** The catalog's books. One that cannot be read begins anew: it proves nothing any more, and no money hangs on it. */
import type { Database } from 'better-sqlite3'
import { z } from 'zod'
import { emptyBook } from '../../../domain/spending/index.ts'
import type { Book } from '../../../domain/spending/index.ts'

const anchorSchema = z.object({ balance: z.number(), at: z.number(), spent: z.number(), givenBack: z.number(), untold: z.number(), lost: z.number(), letGo: z.number().default(0) })
const gapSchema = z.object({ credits: z.number(), calls: z.number() })
const bookSchema: z.ZodType<Book> = z.object({
  workspaces: z.record(z.string(), z.object({ spent: z.number(), givenBack: z.number(), untold: z.number(), lost: z.number(), letGo: z.number().default(0), held: z.number().default(0), isOpen: z.boolean() })),
  first: anchorSchema.nullable(),
  last: anchorSchema.nullable(),
  untold: gapSchema,
  lost: gapSchema,
  cameIn: z.number(),
  elsewhere: z.number(),
  ahead: z.number().default(0),
})

export function createBookRows(db: Database) {
  const one = db.prepare<[string], { book: string }>('SELECT book FROM spending WHERE account_id = ?')
  const put = db.prepare('INSERT INTO spending (account_id, book) SELECT id, ? FROM accounts WHERE id = ? ON CONFLICT (account_id) DO UPDATE SET book = excluded.book')
  return {
    read(accountId: string): Book {
      const row = one.get(accountId)
      if (!row) return emptyBook()
      const parsed = bookSchema.safeParse(JSON.parse(row.book))
      return parsed.success ? parsed.data : emptyBook()
    },
    write: (accountId: string, book: Book) => void put.run(JSON.stringify(book), accountId),
  }
}
