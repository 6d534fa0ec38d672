import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { IconButton, TextField } from '../../components/ui/index.ts'
import { useApp } from '../../stores/services-context.tsx'
import { settings } from '../../strings/settings.ts'

/** An API key to paste. Hidden, as someone may be looking; it can be shown to compare. */
export function KeyField({ value, onChange, error }: { value: string; onChange: (key: string) => void; error?: ReactNode }) {
  const [isShown, setShown] = useState(false)
  const hasKeychain = useApp((state) => state.hello?.keychain.available ?? true)
  return (
    <TextField
      label={settings.key}
      mono
      autoFocus
      type={isShown ? 'text' : 'password'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      hint={hasKeychain ? settings.keyHint : settings.keyHintSession}
      error={error}
      after={<IconButton label={isShown ? settings.hideKey : settings.showKey} icon={isShown ? EyeOff : Eye} onClick={() => setShown(!isShown)} />}
    />
  )
}
