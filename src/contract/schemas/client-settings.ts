import { z } from 'zod'
import { RESEARCH_MODES } from '../../domain/generations/index.ts'
import { CONNECTION_SOURCES, CONNECTION_STATES } from '../../domain/sends/index.ts'
import { isZone } from '../../domain/zones/index.ts'
import { idSchema, nameSchema, timeSchema } from '../base.ts'
import { platformSchema, postTypeSchema } from './drafts.ts'

/** Most of one client: all of them are read at once. */
export const MAX_STYLES = 200
/** An id as copied from PowerPost: opaque, without spaces. */
export const styleIdSchema = z.string().trim().regex(/^[\x21-\x7e]{1,256}$/)
/** By its IANA name. */
export const zoneSchema = z.string().max(100).refine(isZone, 'a time zone')

/** PowerPost names its writing styles by ids and has no call that lists them. */
export const styleSchema = z.object({ id: idSchema, remoteId: z.string(), name: z.string() })
export type Style = z.infer<typeof styleSchema>

/** The last that was learnt of a network, or said by the user. */
export const connectionSchema = z.object({
  platform: platformSchema,
  state: z.enum(CONNECTION_STATES),
  /**
   * `posted`: something went out there. `refused`: PowerPost said that it is not connected. `refused-one-of`: it said so of a post to
   * several networks, without a word which. Null: nothing was learnt yet.
   */
  source: z.enum(CONNECTION_SOURCES).nullable(),
  at: timeSchema.nullable(),
})
export type Connection = z.infer<typeof connectionSchema>

export const defaultsSchema = z.object({
  /** Of a draft that is made empty, and of captions asked for without one. */
  postTypes: z.array(postTypeSchema),
  researchMode: z.enum(RESEARCH_MODES).nullable(),
  /** One of the styles, by its id here. */
  styleId: idSchema.nullable(),
  ctaText: z.string().nullable(),
  /** Null: the user's own. */
  timeZone: z.string().nullable(),
})
export type Defaults = z.infer<typeof defaultsSchema>

/** What is given changes, and nothing else. */
export const defaultsChangeSchema = z.object({
  postTypes: z.array(postTypeSchema).max(100).optional(),
  researchMode: z.enum(RESEARCH_MODES).nullish(),
  styleId: idSchema.nullish(),
  /** Checked by the core, which names the field: at most 100 characters. */
  ctaText: z.string().max(10_000).nullish(),
  timeZone: zoneSchema.nullish(),
})
export type DefaultsChange = z.infer<typeof defaultsChangeSchema>

export const clientSettingsSchema = z.object({
  /** By name. */
  styles: z.array(styleSchema),
  /** Every network, in the order of the networks. */
  connections: z.array(connectionSchema),
  defaults: defaultsSchema,
})
export type ClientSettings = z.infer<typeof clientSettingsSchema>

export const styleNameSchema = nameSchema
