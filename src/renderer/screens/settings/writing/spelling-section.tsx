import { useStore } from 'zustand'
import { MAX_SPELLING_LANGUAGES } from '../../../../contract/schemas/writing.ts'
import { Banner, Checkbox, Select } from '../../../components/ui/index.ts'
import { bridgeError } from '../../../lib/bridge-error.ts'
import { formatList } from '../../../lib/time.ts'
import { useServices } from '../../../stores/services-context.tsx'
import type { ClientWriting } from '../../../stores/writing.ts'
import { wordsFor } from '../../../strings/errors.ts'
import { writingWords } from '../../../strings/writing.ts'
import { useWriting } from '../../writing/use-writing.ts'
import { Part } from './part.tsx'
import { RemoveButton } from './remove-button.tsx'
import { languageChoices, languageName } from './spelling-languages.ts'
import { SpellingWords } from './spelling-words.tsx'

/** One choice for the computer, and the languages and words of this client. */
export function SpellingSection({ writing, client }: { writing: ClientWriting; client: string }) {
  const { spelling, toasts } = useServices()
  const facts = useStore(spelling, (state) => state.facts)
  const languages = useWriting(writing.workspaceId, (state) => state.settings.languages)
  const fail = (error: unknown) => toasts.getState().show({ text: wordsFor(bridgeError(error)), tone: 'danger' })
  const choose = (next: string[]) => void writing.setLanguages(next).catch(fail)
  if (facts === null) return null
  const choices = languageChoices(facts.available).filter((code) => !languages.includes(code))
  const failed = languages.filter((code) => facts.failed.includes(code))
  return (
    <Part title={writingWords.spelling}>
      <div className="flex flex-col gap-5">
        <Checkbox
          label={writingWords.spellingOn}
          hint={facts.downloads ? writingWords.spellingDownloads : writingWords.spellingSystem}
          checked={facts.on}
          onChange={(on) => void spelling.getState().setOn(on).catch(fail)}
        />
        <div className="flex flex-col gap-2">
          <h3 className="font-medium">{writingWords.languages(client)}</h3>
          <p className="text-12 text-muted">{languages.length === 0 ? writingWords.languagesNone : writingWords.languagesAbout}</p>
          {languages.length > 0 && (
            <ul aria-label={writingWords.languages(client)} className="flex flex-wrap gap-2">
              {languages.map((code) => (
                <li key={code} className="flex h-8 items-center gap-1 rounded-control border border-border pr-1 pl-2.5">
                  {languageName(code)}
                  <RemoveButton label={writingWords.removeLanguage(languageName(code))} onRemove={() => choose(languages.filter((one) => one !== code))} />
                </li>
              ))}
            </ul>
          )}
          {languages.length >= MAX_SPELLING_LANGUAGES ? <p className="text-12 text-muted">{writingWords.languagesMost(MAX_SPELLING_LANGUAGES)}</p> : (
            <div className="w-64">
              <Select label={writingWords.addLanguage} hideLabel placeholder={writingWords.addLanguage} value="" onChange={(code) => choose([...languages, code])} options={choices.map((code) => ({ value: code, label: languageName(code) }))} />
            </div>
          )}
          {failed.length > 0 && <Banner tone="warn" title={writingWords.failedDictionary(formatList(failed.map(languageName)))} />}
        </div>
        <SpellingWords writing={writing} fail={fail} />
      </div>
    </Part>
  )
}
