/** Texts kept to be put in again, and what putting them in does. */
export { missingTags, tagsOf, tidyHashtags } from './hashtags.ts'
export { insertionOf } from './insert.ts'
export { SIGNATURE_PLACES, SNIPPET_KINDS } from './kinds.ts'
export type { SignaturePlace, SnippetKind } from './kinds.ts'
export { hasSignature, signAll, signed, unsignedPlaces } from './signatures.ts'
export type { Signatures } from './signatures.ts'
