import { Check as Tick, CircleAlert, TriangleAlert } from 'lucide-react'
import { useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import type { FocusEvent } from 'react'
import { useStore } from 'zustand'
import type { MediaItem } from '../../../contract/schemas/media.ts'
import { LIMITS_CHECKED } from '../../../domain/captions/index.ts'
import { platformsOf } from '../../../domain/draft-content.ts'
import type { Platform } from '../../../domain/post-types.ts'
import { Button } from '../../components/ui/index.ts'
import type { DraftEditor } from '../../stores/draft-editor.ts'
import { useServices } from '../../stores/services-context.tsx'
import { checkWords, checksWords, summaryWords } from '../../strings/checks.ts'
import { AltTextDialog } from './alt-text-dialog.tsx'
import { useMends } from './checks-acts.ts'
import { checkDraft, placeOf } from './checks-facts.ts'
import type { Check, Place } from './checks-facts.ts'
import { LimitsDialog } from './checks-limits.tsx'
import { useEditor } from './use-draft-editor.ts'

/** What a network or the service would refuse in this draft, and what is worth a look, each with its place or its mend. */
export function Checks({ editor, onJump }: { editor: DraftEditor; onJump: (place: Place) => void }) {
  const content = useEditor(editor, (state) => state.content)
  const media = useEditor(editor, (state) => state.media)
  const isTrashed = useEditor(editor, (state) => state.facts.trashedAt !== null)
  const later = useDeferredValue(content)
  const closed = useClosedNetworks(editor.workspaceId)
  const checks = useMemo(() => checkDraft(later, media, closed), [later, media, closed])
  const isTall = useTall()
  const [isOpened, setOpened] = useState<boolean | null>(null)
  const [described, setDescribed] = useState<MediaItem | null>(null)
  const [isLimitsOpen, setLimitsOpen] = useState(false)
  const mends = useMends(editor)
  const { root, onFocus } = useKeptFocus(checks)

  if (isTrashed || later.postTypes.length === 0) return null
  const isOpen = isOpened ?? isTall

  function mend(check: Check): { label: string; run: () => void } | null {
    switch (check.kind) {
      case 'too-long': return check.canUseShared ? { label: checksWords.useShared, run: () => mends.takeShared(check.platform) } : null
      case 'media-needed': return { label: checksWords.addFiles, run: mends.addFiles }
      case 'files-gone': return { label: checksWords.removeFiles(check.mediaIds.length), run: () => mends.removeFiles(check.mediaIds) }
      case 'alt-missing': return { label: checksWords.writeAlt, run: () => setDescribed(media[check.mediaIds[0] ?? ''] ?? null) }
      case 'not-connected': return { label: checksWords.seeConnections, run: mends.seeConnections }
      case 'hashtags':
      case 'signs':
      case 'title-missing':
      case 'title-too-long':
      case 'nothing': return null
      case 'files-unfit': return mends.fixFiles(check.unfit)
    }
  }

  function jump(check: Check): void {
    const place = placeOf(check, editor.state.getState().content)
    if (place !== null) onJump(place)
  }

  return (
    <section ref={root} tabIndex={-1} onFocus={onFocus} aria-label={checksWords.region} className="shrink-0 border-t border-border px-4 py-2 outline-none">
      <div className="flex min-h-7 items-center gap-2 text-12">
        <p role="status" className="flex min-w-0 items-center gap-2">
          {checks.length === 0 && <Tick className="size-4 shrink-0 text-icon" aria-hidden />}
          {checks.length === 0 ? <span className="truncate text-muted">{checksWords.allWell(platformsOf(later))}</span> : <span className="font-medium whitespace-nowrap">{summaryWords(checks)}</span>}
        </p>
        <Button size="sm" variant="ghost" onClick={() => setLimitsOpen(true)} className="h-6 min-w-0 shrink px-1.5 font-normal text-muted"><span className="truncate">{checksWords.limitsChecked(LIMITS_CHECKED)}</span></Button>
        {checks.length > 0 && <Button size="sm" variant="ghost" aria-expanded={isOpen} onClick={() => setOpened(!isOpen)} className="-mr-2.5 ml-auto">{isOpen ? checksWords.fold : checksWords.unfold}</Button>}
      </div>
      {isOpen && checks.length > 0 && (
        <ul className="-mr-2.5 max-h-37 overflow-y-auto">
          {checks.map((check) => <CheckLine key={check.key} check={check} mend={mend(check)} onJump={placeOf(check, later) === null ? null : () => jump(check)} />)}
        </ul>
      )}
      <AltTextDialog workspaceId={editor.workspaceId} item={described} onClose={() => setDescribed(null)} />
      <LimitsDialog open={isLimitsOpen} onOpenChange={setLimitsOpen} />
    </section>
  )
}

function CheckLine({ check, mend, onJump }: { check: Check; mend: { label: string; run: () => void } | null; onJump: (() => void) | null }) {
  const words = checkWords(check)
  return (
    <li data-check={check.kind} data-level={check.level} className="flex min-h-7 gap-2">
      {check.level === 'problem' ? <CircleAlert className="mt-1.5 size-4 shrink-0 text-danger-icon" aria-hidden /> : <TriangleAlert className="mt-1.5 size-4 shrink-0 text-warn-icon" aria-hidden />}
      <p className="my-1 line-clamp-2 min-w-0 flex-1 break-words" title={words}>{words}</p>
      {mend !== null && <Button size="sm" variant="ghost" onClick={mend.run} aria-label={`${mend.label}: ${words}`}>{mend.label}</Button>}
      {onJump !== null && <Button size="sm" variant="ghost" onClick={onJump} aria-label={checksWords.showOf(words)}>{checksWords.show}</Button>}
    </li>
  )
}

/** What is known of the client's networks; nothing until it is read. */
function useClosedNetworks(workspaceId: string): readonly Platform[] {
  const connections = useStore(useServices().clientSettings.of(workspaceId).state, (state) => state.settings.connections)
  return useMemo(() => connections.filter(({ state }) => state === 'not-connected').map(({ platform }) => platform), [connections])
}

/** Room for the list of checks below the text. */
const TALL = '(min-height: 44rem)'

function useTall(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(TALL)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(TALL).matches,
  )
}

/** A line that is mended takes its button with it: the focus goes on to what is left, rather than to the beginning of the window. */
function useKeptFocus(checks: readonly Check[]) {
  const root = useRef<HTMLElement>(null)
  const last = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const element = last.current
    if (element === null || element.isConnected) return
    last.current = null
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const next = root.current?.querySelector<HTMLElement>('li button') ?? root.current
    next?.focus()
  }, [checks])
  return {
    root,
    onFocus(event: FocusEvent) {
      if (event.target instanceof HTMLElement && event.target !== root.current) last.current = event.target
    },
  }
}
