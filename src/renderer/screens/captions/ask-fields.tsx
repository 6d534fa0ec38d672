import { useId } from 'react'
import type { ReactNode, RefObject } from 'react'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { CTA_MAX, MAX_SOURCES, PROMPT_MAX } from '../../../domain/generations/index.ts'
import { Button, RadioGroup, Select, TextArea, TextField } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import type { Ask, AskState } from '../../stores/captions-ask.ts'
import { lengthOf, sourcesOf } from '../../stores/captions-form.ts'
import type { FormProblems } from '../../stores/captions-form.ts'
import { askWords, problemWords } from '../../strings/captions.ts'
import { clientWords } from '../../strings/client-settings.ts'
import { useClientSettings } from '../settings/client/use-client-settings.ts'
import { AskFiles } from './ask-files.tsx'
import { AskNetworks } from './ask-networks.tsx'
import { AskPickedFiles } from './ask-picked-files.tsx'
import type { PickedFiles } from './use-picked-files.ts'

export interface AskFieldsProps {
  workspaceId: string
  ask: Ask
  state: AskState
  problems: FormProblems
  /** The draft's files; null: the request is for no draft, and takes along what is picked. */
  draftMedia: readonly MediaItem[] | null
  picked: PickedFiles
  promptRef: RefObject<HTMLTextAreaElement | null>
  /** Null where what stands here is what the draft says. */
  onRefill: (() => void) | null
}

export function AskFields({ workspaceId, ask, state, problems, draftMedia, picked, promptRef, onRefill }: AskFieldsProps) {
  const { form } = state
  const styles = useClientSettings(workspaceId, (now) => now.settings.styles)
  const words = problemWords(problems, draftMedia === null || draftMedia.length > 0)
  // What is not written yet is no mistake; it is said beside the button.
  const promptError = problems.prompt === 'long' ? words.prompt : undefined
  // What may be on its way stays as it was.
  const isLocked = state.notice?.kind === 'uncertain'
  return (
    <fieldset disabled={isLocked} className="flex flex-col">
      <Row
        title={askWords.about}
        hint={form.mediaIds.length > 0 ? askWords.aboutHintWithFiles : askWords.aboutHint}
        action={onRefill !== null && <Button size="sm" variant="ghost" className="-ml-2.5" onClick={onRefill}>{askWords.fromDraft}</Button>}
      >
        <TextArea ref={promptRef} label={askWords.about} hideLabel rows={5} spellCheck value={form.prompt} error={promptError} onChange={(event) => ask.edit((now) => ({ ...now, prompt: event.target.value }))} />
        <Count text={form.prompt} most={PROMPT_MAX} />
      </Row>
      {(draftMedia === null || draftMedia.length > 0) && (
        <Row title={askWords.files} hint={askWords.filesHint}>
          {draftMedia === null
            ? <AskPickedFiles workspaceId={workspaceId} ask={ask} ids={form.mediaIds} files={picked} isDisabled={isLocked} error={words.media} />
            : <AskFiles workspaceId={workspaceId} ask={ask} form={form} media={draftMedia} error={words.media} />}
        </Row>
      )}
      <Row title={askWords.networks} hint={askWords.networksHint}><AskNetworks ask={ask} form={form} isDisabled={isLocked} /></Row>
      <Row title={askWords.research}>
        <RadioGroup
          label={askWords.research}
          hideLabel
          value={form.researchMode}
          onChange={(researchMode) => ask.edit((now) => ({ ...now, researchMode }))}
          options={(['regular', 'deep'] as const).map((value) => ({ value, label: <span className="font-medium">{askWords.researchModes[value].label}</span>, hint: askWords.researchModes[value].hint, disabled: isLocked }))}
        />
      </Row>
      <Row title={askWords.cta} hint={askWords.ctaHint}>
        <TextField label={askWords.cta} hideLabel spellCheck placeholder={askWords.ctaExample} value={form.ctaText} error={words.ctaText} onChange={(event) => ask.edit((now) => ({ ...now, ctaText: event.target.value }))} />
        <Count text={form.ctaText} most={CTA_MAX} />
      </Row>
      <Row title={askWords.sources} hint={askWords.sourcesHint}>
        <TextArea label={askWords.sources} hideLabel rows={2} spellCheck={false} placeholder="https://" value={form.sources} error={words.sources} onChange={(event) => ask.edit((now) => ({ ...now, sources: event.target.value }))} />
        <p className="mt-1 text-right text-12 text-muted tabular-nums" aria-hidden>{askWords.count(sourcesOf(form).length, MAX_SOURCES)}</p>
      </Row>
      <Row title={askWords.style} hint={askWords.styleHint}>
        {styles.length > 0 && (
          <div className="mb-2">
            <Select
              label={clientWords.style}
              hideLabel
              disabled={isLocked}
              value={form.writingStyleId.trim() === '' ? NO_STYLE : (styles.find((one) => one.remoteId === form.writingStyleId.trim())?.id ?? OTHER_STYLE)}
              onChange={(id) => ask.edit((now) => ({ ...now, writingStyleId: styles.find((one) => one.id === id)?.remoteId ?? '' }))}
              options={[
                { value: NO_STYLE, label: clientWords.noStyle },
                ...styles.map((one) => ({ value: one.id, label: one.name })),
                { value: OTHER_STYLE, label: clientWords.otherStyle, disabled: true },
              ]}
            />
          </div>
        )}
        <TextField label={askWords.style} hideLabel mono value={form.writingStyleId} error={words.writingStyleId} onChange={(event) => ask.edit((now) => ({ ...now, writingStyleId: event.target.value }))} />
      </Row>
    </fieldset>
  )
}

const NO_STYLE = 'none'
const OTHER_STYLE = 'other'

/** What is asked for at the left with its limits, the field at the right. */
function Row({ title, hint, action, children }: { title: string; hint?: string; action?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <div role="group" aria-labelledby={id} aria-describedby={hint === undefined ? undefined : `${id}-hint`} className="grid grid-cols-[160px_minmax(0,1fr)] gap-x-6 border-b border-subtle px-4 py-3 last:border-b-0">
      <div>
        <p id={id} className="font-medium">{title}</p>
        {hint !== undefined && <p id={`${id}-hint`} className="mt-0.5 text-12 text-muted">{hint}</p>}
        {action}
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  )
}

function Count({ text, most }: { text: string; most: number }) {
  const count = lengthOf(text)
  const isOver = count > most
  return (
    <p className={classes('mt-1 text-right text-12 tabular-nums', isOver ? 'font-medium text-danger-text' : count > most * 0.9 ? 'text-warn-text' : 'text-muted')}>
      <span aria-hidden>{askWords.count(count, most)}</span>
      <span className="sr-only">{askWords.countName(count, most)}</span>
    </p>
  )
}
