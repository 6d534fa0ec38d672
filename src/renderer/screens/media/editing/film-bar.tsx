import { Pause, Play } from 'lucide-react'
import { Slider as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import type { FilmFacts } from '../../../../contract/schemas/media-edits.ts'
import { LEAST_MS } from '../../../../domain/media/index.ts'
import { Button, IconButton } from '../../../components/ui/index.ts'
import { moment } from '../../../strings/media-figures.ts'
import { editingWords as words } from '../../../strings/media-editing.ts'
import { nearestKeyFrame } from './editing.ts'

export interface FilmBarProps {
  durationMs: number
  facts: FilmFacts
  startMs: number
  endMs: number
  atMs: number
  isPlaying: boolean
  /** Its pictures are made anew: then it may begin anywhere. */
  isEncoded: boolean
  onTrim: (startMs: number, endMs: number) => void
  onSeek: (ms: number) => void
  onPlay: () => void
}

/** Of an arrow key; with Shift, or Page up and down, ten times as much (ms). */
const STEP_MS = 100

/** A film's time: where one is in it, and from where to where it goes. */
export function FilmBar({ durationMs, facts, startMs, endMs, atMs, isPlaying, isEncoded, onTrim, onSeek, onPlay }: FilmBarProps) {
  const keys = isEncoded ? [] : (facts?.keyFramesMs ?? [])
  function trim(start: number, end: number): void {
    const from = start === startMs ? start : Math.min(keys.length > 0 ? nearestKeyFrame(keys, start) : start, Math.max(0, end - LEAST_MS))
    onTrim(from, end)
    if (start !== startMs) onSeek(from)
    else if (end !== endMs) onSeek(end)
  }
  /** An arrow at the beginning goes to the next key frame, not to where the nearest one is the one before. */
  function stepStart(start: number): number {
    if (keys.length === 0 || start === startMs) return start
    return (start > startMs ? keys.find((key) => key > startMs) : keys.findLast((key) => key < startMs)) ?? startMs
  }
  return (
    <section aria-label={words.film} className="flex shrink-0 flex-col gap-2 border-t border-subtle bg-surface px-4 py-3">
      <div className="flex items-center gap-3">
        <IconButton label={isPlaying ? words.pause : words.play} icon={isPlaying ? Pause : Play} onClick={onPlay} />
        <Bar max={durationMs} step={STEP_MS} value={[atMs]} onChange={([ms = 0]) => onSeek(ms)}>
          <Thumb label={words.playhead} text={moment(atMs)} />
        </Bar>
        <span className="w-14 text-right text-12 tabular-nums">{moment(atMs)}</span>
      </div>
      <div className="flex items-center gap-3">
        <span className="w-8 shrink-0" />
        <Bar
          max={durationMs}
          step={STEP_MS}
          value={[startMs, endMs]}
          hasRange
          onChange={([start = startMs, end = endMs]) => trim(Math.abs(start - startMs) <= STEP_MS * 10 ? stepStart(start) : start, end)}
        >
          <Thumb label={words.start} text={moment(startMs)} />
          <Thumb label={words.end} text={moment(endMs)} />
        </Bar>
        <span className="w-14 shrink-0" />
      </div>
      <div className="flex flex-wrap items-center gap-2 pl-11 text-12">
        <p className="min-w-40 flex-1 tabular-nums">{words.part(moment(startMs), moment(endMs), moment(endMs - startMs))}</p>
        <Button size="sm" onClick={() => trim(atMs, endMs)} disabled={atMs > endMs - LEAST_MS}>{words.startHere}</Button>
        <Button size="sm" onClick={() => trim(startMs, atMs)} disabled={atMs < startMs + LEAST_MS}>{words.endHere}</Button>
      </div>
      <p className="pl-11 text-12 text-muted">{noteOf(facts, isEncoded, startMs)}</p>
    </section>
  )
}

function noteOf(facts: FilmFacts, isEncoded: boolean, startMs: number): string {
  if (isEncoded) return words.encoded
  if (facts?.canCopy !== true) return words.cannotCopy
  return startMs === 0 ? words.copied : words.atKeyFrame(moment(startMs))
}

function Bar({ max, step, value, hasRange = false, onChange, children }: { max: number; step: number; value: number[]; hasRange?: boolean; onChange: (value: number[]) => void; children: ReactNode }) {
  return (
    <Radix.Root min={0} max={max} step={step} value={value} minStepsBetweenThumbs={hasRange ? LEAST_MS / step : 0} onValueChange={onChange} className="relative flex h-6 min-w-0 flex-1 touch-none items-center">
      <Radix.Track className="relative h-1.5 grow rounded-full bg-surface-active">
        <Radix.Range className={hasRange ? 'absolute h-full rounded-full bg-action' : 'absolute h-full rounded-full bg-border-strong'} />
      </Radix.Track>
      {children}
    </Radix.Root>
  )
}

function Thumb({ label, text }: { label: string; text: string }) {
  return <Radix.Thumb aria-label={label} aria-valuetext={text} className="block h-5 w-3 rounded-small border border-text bg-surface-raised shadow-pop" />
}
