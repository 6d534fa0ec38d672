import { TextArea, TextField } from '../../components/ui/index.ts'

interface FieldProps {
  label: string
  value: string
  error: string | null
  onChange: (value: string) => void
}

export function DetailField({ label, value, error, onChange }: FieldProps) {
  return <TextField label={label} hideLabel value={value} error={error} onChange={(event) => onChange(event.target.value)} className="font-medium" />
}

/** Grows with what is written in it, up to a point. */
export function DetailText({ label, hint, rows, value, error, onChange }: FieldProps & { hint: string; rows: number }) {
  return <TextArea label={label} placeholder={hint} rows={rows} value={value} error={error} spellCheck onChange={(event) => onChange(event.target.value)} className="field-sizing-content max-h-48" />
}
