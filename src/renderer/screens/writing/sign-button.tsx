import { Signature } from 'lucide-react'
import { useMemo } from 'react'
import { signAll, unsignedPlaces } from '../../../domain/writing/index.ts'
import type { SignaturePlace } from '../../../domain/writing/index.ts'
import { Button } from '../../components/ui/index.ts'
import { formatList } from '../../lib/time.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { useServices } from '../../stores/services-context.tsx'
import { signaturesOf } from '../../stores/writing.ts'
import { common } from '../../strings/common.ts'
import { writingWords } from '../../strings/writing.ts'
import { useEditor } from '../composer/use-draft-editor.ts'
import { useWriting } from './use-writing.ts'

/** The places whose signature is not there yet, and the act that puts all of them in; it can be undone. */
export function useSign(editor: DraftEditor): { places: readonly SignaturePlace[]; sign: () => void } {
  const { toasts } = useServices()
  const snippets = useWriting(editor.workspaceId, (state) => state.snippets)
  const settings = useWriting(editor.workspaceId, (state) => state.settings)
  const content = useEditor(editor, (state) => state.content)
  const signatures = useMemo(() => signaturesOf({ snippets, settings }), [snippets, settings])
  const places = useMemo(() => unsignedPlaces(content, signatures), [content, signatures])
  return {
    places,
    sign() {
      const before = editor.state.getState().content
      editor.edit((now) => signAll(now, signatures))
      const after = editor.state.getState().content
      if (after === before) return
      // What was written since stays.
      const undo = () => editor.edit((now) => ({
        ...now,
        shared: now.shared === after.shared ? before.shared : now.shared,
        variants: Object.fromEntries(Object.entries(now.variants).flatMap(([platform, text]) => {
          const key = platform as keyof typeof now.variants
          if (text !== after.variants[key]) return [[platform, text]]
          const earlier = before.variants[key]
          return earlier === undefined ? [] : [[platform, earlier]]
        })),
      }))
      toasts.getState().show({ text: writingWords.signed, action: { label: writingWords.undo, run: undo } })
    },
  }
}

/** Only there while something is missing. */
export function SignButton({ editor }: { editor: DraftEditor }) {
  const { places, sign } = useSign(editor)
  if (places.length === 0) return null
  const names = places.map((place) => (place === 'shared' ? writingWords.everyNetwork : common.networks[place]))
  return <Button size="sm" variant="ghost" icon={Signature} title={writingWords.signFor(formatList(names))} onClick={sign}>{writingWords.sign}</Button>
}
