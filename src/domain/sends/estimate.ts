import { platformOf } from '../post-types.ts'
import type { PostType } from '../post-types.ts'

/** Under which name the price of a publish is learnt: it costs more when X is among the platforms (docs: credits). */
export function priceKey(postTypes: readonly PostType[]): 'publish' | 'publish+x' {
  return postTypes.some((postType) => platformOf(postType) === 'x') ? 'publish+x' : 'publish'
}
