/** The words of the shell, by language. A German text is missing only if the types do not hold. */
import type { Language } from '../../contract/shell-contract.ts'
import { de } from './de.ts'
import { en } from './en.ts'

type Func<A extends unknown[]> = (...args: A) => string
type Widened<T> = T extends string ? string : T extends Func<infer A> ? Func<A> : T extends object ? { readonly [K in keyof T]: Widened<T[K]> } : T
export type ShellWords = Widened<typeof en>

const WORDS: Record<Language, ShellWords> = { en, de }

export function shellWords(language: Language): ShellWords {
  return WORDS[language]
}
