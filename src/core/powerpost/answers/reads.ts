/** Ties a parser to the shape that docs/api/openapi.yaml gives. */
import { z } from 'zod'

/** Each field of the wire's shape `W` is named, takes all that the file allows there, and no other is. What does not fit is `never`. */
type Fits<W, S> = {
  [K in keyof W]-?: K extends keyof S ? (S[K] extends z.ZodType ? ([W[K]] extends [z.input<S[K]>] ? S[K] : never) : never) : never
} & { [K in Exclude<keyof S, keyof W>]: never }

/** `reads<Shape.Post>()({ … })`: an object schema whose fields are checked against the shape while compiling. Unknown fields are dropped. */
export const reads =
  <W>() =>
  <S extends z.ZodRawShape>(shape: S & Fits<W, S>): z.ZodObject<S> =>
    z.object(shape) as z.ZodObject<S> // the intersection only checks; the object is made of S

/** Known to the file and of no use here. */
export const unread = z.unknown().optional()

/** A word of the service: a status, a platform, a post type, a model. Unknown ones pass as they are. */
export const word = z.string().min(1).max(100)
export const text = z.string().max(1_000_000)
export const instant = z.string().max(100)
/** As given, or nothing: what is only shown spoils no answer. */
export const shown = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null).transform((value) => value ?? null)

/** Printable, short, and no path of its own: it is written into addresses. */
export const remoteIdSchema = z.string().regex(/^[\x21-\x7e]{1,256}$/).refine((id) => id !== '.' && id !== '..')

/** Rows that do not parse spoil only themselves, but are counted: one of them could be the one that is looked for. */
export function readRows<T>(rows: readonly unknown[], schema: z.ZodType<T>): { rows: T[]; unreadable: number } {
  const parsed = rows.map((row) => schema.safeParse(row))
  const good = parsed.flatMap((row) => (row.success ? [row.data] : []))
  return { rows: good, unreadable: parsed.length - good.length }
}

export const pageFields = { next_cursor: z.string().max(2000).nullish(), has_more: z.boolean().optional(), data: z.array(z.unknown()).max(10_000) }
/** The end is where the service says so, whatever the cursor. */
export const nextCursorOf = (page: { next_cursor?: string | null | undefined; has_more?: boolean | undefined }): string | null => (page.has_more === false ? null : page.next_cursor || null)
