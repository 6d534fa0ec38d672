/** Which language a prompt is in: told by its small words, which no text of some length does without. */
import { wordsOf } from './text.ts'

/** Languages with sentences of their own; any other is answered without added sentences, so that none is mixed in. */
export const SPOKEN = ['en', 'de', 'fr', 'es'] as const
export type Spoken = (typeof SPOKEN)[number]

const list = (text: string) => new Set(text.split(' '))
const SMALL_WORDS: Readonly<Record<Spoken | 'it' | 'pt' | 'nl' | 'sv' | 'pl', ReadonlySet<string>>> = {
  en: list('a an the and or of to in on at for with from by our we us is are be this that it its your you my new now how what about more not all has have just out up over as i their they through after before into here there these those when who which will can than then also very only just'),
  de: list('der die das und oder ein eine einen einem einer von zu im in am an für mit aus bei unser unsere wir uns ist sind sein dies das es dein ihr euch neu neue neuen jetzt wie was über mehr nicht alle hat haben auf zum zur dem den des nach ab bis durch ohne gegen beim vom noch auch nur schon sehr wieder heute diese dieser dieses werden wird kann gibt'),
  fr: list('le la les un une des et ou de du au aux en dans sur pour avec par notre nos nous est sont ce cette ces il elle votre vous mon ma nouveau nouvelle comment plus pas tous a ont qui que chez'),
  es: list('el la los las un una unos y o de del al en con por para nuestro nuestra nosotros es son este esta estos su tu mi nuevo nueva cómo qué más no todos ha han que desde hoy ya'),
  it: list('il lo la gli le un una e o di del della dei al alla in nel con per su nostro nostra noi è sono questo questa nuovo nuova come più non che'),
  pt: list('o a os as um uma e ou de do da dos das ao em no na com por para nosso nossa nós é são este esta novo nova como mais não que'),
  nl: list('de het een en of van tot in op aan voor met uit bij onze ons wij is zijn dit dat nieuw nieuwe hoe wat over meer niet alle heeft'),
  sv: list('och eller en ett av till i på för med från vår våra vi är det den detta ny nya hur vad om mer inte alla har og på til vores ikke'),
  pl: list('i lub w na do z za o od dla nasz nasza my jest są to ten nowy nowa jak co więcej nie wszystkie się'),
}

/** Words too small for a hashtag, of every language that is known here. */
export const isSmallWord = (word: string) => Object.values(SMALL_WORDS).some((words) => words.has(word.toLocaleLowerCase()))

/** Null for a language without sentences of its own. Too little text to tell is taken for English when it is written in plain letters. */
export function languageOf(text: string): Spoken | null {
  const found = wordsOf(text).map((word) => word.toLocaleLowerCase())
  const scores = Object.entries(SMALL_WORDS).map(([language, words]) => ({ language, score: found.filter((word) => words.has(word)).length }))
  const best = scores.reduce((most, one) => (one.score > most.score ? one : most))
  if (best.score > 0) return SPOKEN.find((language) => language === best.language) ?? null
  if (/[äöüß]/iu.test(text)) return 'de'
  return /^[\p{ASCII}\p{P}\p{S}\s]*$/u.test(text.replace(/\p{Extended_Pictographic}|\u200d|\ufe0f/gu, '')) ? 'en' : null
}
