import { toAppError } from '../../../../contract/wire-error.ts'
import { SIGNATURE_PLACES } from '../../../../domain/writing/index.ts'
import type { SignaturePlace } from '../../../../domain/writing/index.ts'
import { PlatformIcon, Select } from '../../../components/ui/index.ts'
import { useServices } from '../../../stores/services-context.tsx'
import type { ClientWriting } from '../../../stores/writing.ts'
import { common } from '../../../strings/common.ts'
import { wordsFor } from '../../../strings/errors.ts'
import { writingWords } from '../../../strings/writing.ts'
import { useWriting } from '../../writing/use-writing.ts'
import { Part } from './part.tsx'

const NONE = 'none'

/** Which signature stands where by default. */
export function SignaturePlaces({ writing }: { writing: ClientWriting }) {
  const snippets = useWriting(writing.workspaceId, (state) => state.snippets)
  const chosen = useWriting(writing.workspaceId, (state) => state.settings.signatures)
  const { toasts } = useServices()
  const signatures = snippets.filter((one) => one.kind === 'signature')
  const set = (place: SignaturePlace, id: string | null) =>
    void writing.setSignature(place, id).catch((error: unknown) => toasts.getState().show({ text: wordsFor(toAppError(error)), tone: 'danger' }))
  return (
    <Part title={writingWords.places} text={writingWords.placesAbout}>
      {signatures.length === 0 ? <p className="rounded-card border border-dashed border-border px-3 py-3 text-muted">{writingWords.noSignatureYet}</p> : (
        <ul className="divide-y divide-border-subtle rounded-card border border-border">
          {SIGNATURE_PLACES.map((place) => {
            const name = writingWords.place(place, place === 'shared' ? '' : common.networks[place])
            return (
              <li key={place} className="flex items-center gap-3 py-1.5 pr-2 pl-3">
                <span className="flex w-4 justify-center">{place !== 'shared' && <PlatformIcon platform={place} />}</span>
                <span aria-hidden className="min-w-0 flex-1 truncate font-medium">{name}</span>
                <div className="w-56 max-w-[50%]">
                  <Select
                    label={name}
                    hideLabel
                    value={chosen[place] ?? NONE}
                    onChange={(id) => set(place, id === NONE ? null : id)}
                    options={[{ value: NONE, label: writingWords.noSignature }, ...signatures.map((one) => ({ value: one.id, label: one.name }))]}
                  />
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Part>
  )
}
