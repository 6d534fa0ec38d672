import { oc } from '@orpc/contract'
import { z } from 'zod'
import { ERROR_CODES } from './errors.ts'
import type { ErrorCode } from './errors.ts'

export const errorDataSchema = z.object({
  field: z.string().optional(),
  workspaceId: z.string().optional(),
  requestId: z.string().optional(),
  details: z.array(z.string()).optional(),
})

type ErrorMap = Record<ErrorCode, { data: typeof errorDataSchema }>

/** Every procedure declares the whole closed set, so no code is lost on the way (an undeclared one would arrive as INTERNAL_SERVER_ERROR). */
export const errorMap = Object.fromEntries(ERROR_CODES.map((code) => [code, { data: errorDataSchema }])) as ErrorMap

/** The start of every procedure of every contract. */
export const procedure = oc.errors(errorMap)

/** Ids made by this app: UUIDs, lower case. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
/** Made by the window for each act; a repeat returns the first result (rules 2). */
export const commandIdSchema = idSchema
/** Unix time in milliseconds. */
export const timeSchema = z.number().int()
export const cursorSchema = z.string().max(500)
export const pageInput = { cursor: cursorSchema.nullish(), limit: z.number().int().min(1).max(200).default(50) }

export const nameSchema = z.string().trim().min(1).max(120)
export const labelSchema = nameSchema
/** The twelve client hues of the design tokens. */
export const COLORS = ['orange', 'amber', 'lime', 'grass', 'teal', 'cyan', 'blue', 'iris', 'plum', 'pink', 'crimson', 'bronze'] as const
export const colorSchema = z.enum(COLORS)
export type ClientColor = z.infer<typeof colorSchema>

export const ok = z.object({ ok: z.literal(true) })
