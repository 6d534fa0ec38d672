import { z } from 'zod'
import { SIGNATURE_PLACES, SNIPPET_KINDS } from '../../domain/writing/index.ts'
import { idSchema, nameSchema, timeSchema } from '../base.ts'

/** Longest text kept to be put in again. */
export const MAX_SNIPPET = 10_000
/** Most of one client: all of them are read at once. */
export const MAX_SNIPPETS = 500
export const MAX_SPELLING_LANGUAGES = 5
export const MAX_SPELLING_WORDS = 2_000

export const snippetKindSchema = z.enum(SNIPPET_KINDS)
export const snippetNameSchema = nameSchema
/** Checked by the core, which names the field: not empty, and of hashtags at least one tag. */
export const snippetTextSchema = z.string().max(MAX_SNIPPET)

export const snippetSchema = z.object({
  id: idSchema,
  kind: snippetKindSchema,
  name: z.string(),
  /** Of hashtags: each once with its sign, one space between. */
  text: z.string(),
  createdAt: timeSchema,
  updatedAt: timeSchema,
})
export type Snippet = z.infer<typeof snippetSchema>

export const signaturePlaceSchema = z.enum(SIGNATURE_PLACES)

/** A language as dictionaries are named: "de", "en-GB". */
export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/)
/** One word, as it stands in a text. */
export const spellingWordSchema = z.string().trim().min(1).max(100).regex(/^\S+$/)

export const writingSettingsSchema = z.object({
  /** Which signature stands where by default, by the id of the snippet. */
  signatures: z.partialRecord(signaturePlaceSchema, idSchema),
  /** In which spelling is checked, where the computer does so; none: it is not checked for this client. */
  languages: z.array(z.string()),
  /** Words that this client writes and no dictionary knows. */
  words: z.array(z.string()),
})
export type WritingSettings = z.infer<typeof writingSettingsSchema>
