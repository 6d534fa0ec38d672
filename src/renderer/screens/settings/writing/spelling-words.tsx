import { useState } from 'react'
import { spellingWordSchema } from '../../../../contract/schemas/writing.ts'
import { Button, TextField } from '../../../components/ui/index.ts'
import type { ClientWriting } from '../../../stores/writing.ts'
import { writingWords } from '../../../strings/writing.ts'
import { useWriting } from '../../writing/use-writing.ts'
import { RemoveButton } from './remove-button.tsx'

/** Words that no dictionary knows and that are right for this client. */
export function SpellingWords({ writing, fail }: { writing: ClientWriting; fail: (error: unknown) => void }) {
  const words = useWriting(writing.workspaceId, (state) => state.settings.words)
  const [text, setText] = useState('')
  const [isWrong, setWrong] = useState(false)
  const word = text.trim()
  function add(): void {
    if (word === '') return
    if (!spellingWordSchema.safeParse(word).success) return setWrong(true)
    writing.setWord(word, true).then(() => setText(''), fail)
  }
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium">{writingWords.words}</h3>
      <p className="text-12 text-muted">{writingWords.wordsAbout}</p>
      {words.length > 0 && (
        <ul aria-label={writingWords.words} className="flex max-h-48 flex-wrap gap-2 overflow-y-auto">
          {words.map((one) => (
            <li key={one} className="flex h-8 max-w-full items-center gap-1 rounded-control border border-border pr-1 pl-2.5">
              <span className="selectable min-w-0 truncate">{one}</span>
              <RemoveButton label={writingWords.removeWord(one)} onRemove={() => void writing.setWord(one, false).catch(fail)} />
            </li>
          ))}
        </ul>
      )}
      <form
        noValidate
        className="w-80 max-w-full"
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField
          label={writingWords.addWord}
          hideLabel
          placeholder={writingWords.addWord}
          maxLength={100}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
            setWrong(false)
          }}
          error={isWrong && writingWords.wordInvalid}
          after={<Button type="submit">{writingWords.addWordButton}</Button>}
        />
      </form>
    </div>
  )
}
