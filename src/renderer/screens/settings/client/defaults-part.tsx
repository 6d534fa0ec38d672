import { useState } from 'react'
import { CTA_MAX, RESEARCH_MODES } from '../../../../domain/generations/index.ts'
import { PLATFORMS, POST_TYPES, platformOf } from '../../../../domain/post-types.ts'
import type { PostType } from '../../../../domain/post-types.ts'
import { Checkbox, PlatformIcon, Select, TextField } from '../../../components/ui/index.ts'
import type { OneClientSettings } from '../../../stores/client-settings.ts'
import { askWords } from '../../../strings/captions.ts'
import { clientWords } from '../../../strings/client-settings.ts'
import { common } from '../../../strings/common.ts'
import { FORMS } from '../../../strings/send.ts'
import { Part } from '../writing/part.tsx'
import { useClientSettings, useTry } from './use-client-settings.ts'

const NONE = 'none'

/** What a new draft, and a request for captions, begin with. */
export function DefaultsPart({ client }: { client: OneClientSettings }) {
  const defaults = useClientSettings(client.workspaceId, (state) => state.settings.defaults)
  const styles = useClientSettings(client.workspaceId, (state) => state.settings.styles)
  const attempt = useTry()
  const toggle = (postType: PostType, isOn: boolean) =>
    attempt(client.setDefaults({ postTypes: POST_TYPES.filter((one) => (one === postType ? isOn : defaults.postTypes.includes(one))) }))
  return (
    <Part title={clientWords.defaults} text={clientWords.defaultsAbout}>
      <div className="flex flex-col gap-4 rounded-card border border-border p-4">
        <div role="group" aria-label={clientWords.postTypes}>
          <p aria-hidden className="mb-2 font-medium">{clientWords.postTypes}</p>
          <div className="grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-3">
            {PLATFORMS.map((platform) => (
              <fieldset key={platform} className="min-w-0">
                <legend className="mb-1 flex items-center gap-2 text-12 text-muted"><PlatformIcon platform={platform} />{common.networks[platform]}</legend>
                <div className="flex flex-col gap-1">
                  {POST_TYPES.filter((one) => platformOf(one) === platform).map((postType) => (
                    <Checkbox key={postType} label={FORMS[postType]} name={`${common.networks[platform]} ${FORMS[postType]}`} checked={defaults.postTypes.includes(postType)} onChange={(isOn) => toggle(postType, isOn)} />
                  ))}
                </div>
              </fieldset>
            ))}
          </div>
        </div>
        <Select
          label={clientWords.researchMode}
          value={defaults.researchMode ?? 'regular'}
          onChange={(researchMode) => attempt(client.setDefaults({ researchMode }))}
          options={RESEARCH_MODES.map((value) => ({ value, label: askWords.researchModes[value].label }))}
        />
        <Select
          label={clientWords.style}
          value={defaults.styleId ?? NONE}
          onChange={(id) => attempt(client.setDefaults({ styleId: id === NONE ? null : id }))}
          options={[{ value: NONE, label: clientWords.noStyle }, ...styles.map((one) => ({ value: one.id, label: one.name }))]}
        />
        <Cta kept={defaults.ctaText ?? ''} onSave={(ctaText) => attempt(client.setDefaults({ ctaText }))} />
      </div>
    </Part>
  )
}

/** Kept when the field is left, or with Enter. */
function Cta({ kept, onSave }: { kept: string; onSave: (text: string | null) => void }) {
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? kept
  const isTooLong = text.trim().length > CTA_MAX
  const save = () => {
    if (typed === null || isTooLong) return
    if (typed.trim() !== kept) onSave(typed.trim() || null)
    setTyped(null)
  }
  return (
    <TextField
      label={clientWords.cta}
      spellCheck
      value={text}
      error={isTooLong && clientWords.ctaTooLong}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => { if (event.key === 'Enter') save() }}
    />
  )
}
