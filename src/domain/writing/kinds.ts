/** Texts that are kept to be put in again: any text, what stands at the end of captions, and tags that go together. */
import { PLATFORMS } from '../post-types.ts'

export const SNIPPET_KINDS = ['snippet', 'signature', 'hashtags'] as const
export type SnippetKind = (typeof SNIPPET_KINDS)[number]

/** Where a signature may stand by default: in the shared text, or in the text of one network. */
export const SIGNATURE_PLACES = ['shared', ...PLATFORMS] as const
export type SignaturePlace = (typeof SIGNATURE_PLACES)[number]
