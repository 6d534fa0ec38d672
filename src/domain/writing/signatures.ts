/** Signatures stand at the end of a text, after an empty line, where everyone can see them before anything is sent. */
import type { DraftContent } from '../draft-content.ts'
import { platformsOf } from '../draft-content.ts'
import type { SignaturePlace } from './kinds.ts'

/** The signature of each place that has one. */
export type Signatures = Partial<Record<SignaturePlace, string>>

export function hasSignature(text: string, signature: string): boolean {
  return text.includes(signature.trim())
}

/** The text with its signature; as it is when it has it already. A new text leaves room above it. */
export function signed(text: string, signature: string): string {
  if (hasSignature(text, signature)) return text
  return `${text.trimEnd()}\n\n${signature.trim()}`
}

function unsigned(text: string, signature: string | undefined): string {
  const mark = signature?.trim()
  return mark !== undefined && mark !== '' && text.trimEnd().endsWith(mark) ? text.trimEnd().slice(0, -mark.length).trimEnd() : text
}

/** Places of a draft whose signature is not in its text yet. */
export function unsignedPlaces(content: DraftContent, signatures: Signatures): SignaturePlace[] {
  const platforms = platformsOf(content).filter((platform) => signatures[platform] !== undefined)
  const missing: SignaturePlace[] = platforms.filter((platform) => !hasSignature(content.variants[platform] ?? content.shared, signatures[platform] ?? ''))
  if (signatures.shared === undefined || hasSignature(content.shared, signatures.shared)) return missing
  return ['shared', ...missing]
}

/**
 * The content with every signature that is missing. A network with a signature of its own gets a text of its own for it: the shared
 * text, with this signature in place of the shared one.
 */
export function signAll(content: DraftContent, signatures: Signatures): DraftContent {
  const places = unsignedPlaces(content, signatures)
  if (places.length === 0) return content
  const variants = { ...content.variants }
  for (const place of places) {
    const signature = signatures[place]
    if (place === 'shared' || signature === undefined) continue
    variants[place] = signed(variants[place] ?? unsigned(content.shared, signatures.shared), signature)
  }
  const shared = places.includes('shared') && signatures.shared !== undefined ? signed(content.shared, signatures.shared) : content.shared
  return { ...content, shared, variants }
}
