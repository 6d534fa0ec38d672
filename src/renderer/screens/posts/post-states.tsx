import { ChevronRight } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import type { PostHistory, PostState } from '../../../contract/schemas/sends.ts'
import { DiffFiles, DiffText, diffFiles, diffTexts, summarize } from '../../components/diff/index.ts'
import { RelativeTime } from '../../components/ui/index.ts'
import { classes } from '../../lib/classes.ts'
import { differenceWords, diffWords } from '../../strings/diff.ts'
import { STATES, wayWords } from '../../strings/post-way.ts'
import { postsWords } from '../../strings/posts.ts'

type Item = PostHistory['items'][number]

/** What differs from the state before, in a few words; null where nothing does, or where one of them is not there yet. */
function changeOf(states: readonly PostState[], at: number): string | null {
  const [before, after] = [states[at - 1], states[at]]
  if (!before || !after || after.at === null) return null
  return differenceWords({ ...summarize(diffTexts(before.text, after.text)), title: (before.title ?? '') !== (after.title ?? ''), files: diffFiles(before.files, after.files).length })
}

/** An item at each point of its way, each beside the one before: drafted, sent, stored by PowerPost, published. */
export function PostStates({ item, name }: { item: Item; name: string }) {
  const base = useId()
  const { states } = item
  const changes = useMemo(() => states.map((_, at) => changeOf(states, at)), [states])
  // Opens where something changed last, else where it has come to.
  const [chosen, setChosen] = useState(() => {
    const changed = changes.findLastIndex((change) => change !== null)
    return changed > 0 ? changed : Math.max(0, states.findLastIndex((state) => state.at !== null))
  })
  const state = states[chosen]
  if (state === undefined) return null
  const before = states[chosen - 1] ?? state
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const to = event.key === 'ArrowRight' ? chosen + 1 : event.key === 'ArrowLeft' ? chosen - 1 : event.key === 'Home' ? 0 : event.key === 'End' ? states.length - 1 : null
    if (to === null || states[to] === undefined) return
    event.preventDefault()
    setChosen(to)
    document.getElementById(`${base}-${to}`)?.focus()
  }
  return (
    <div className="mt-3 rounded-card border border-border bg-surface-sunken p-2">
      <div role="tablist" aria-label={`${wayWords.statesName}: ${name}`} onKeyDown={onKeyDown} className="flex flex-wrap items-stretch gap-1">
        {states.map((one, at) => (
          <div key={one.state} className="flex min-w-30 flex-1 items-center gap-1">
            {at > 0 && <ChevronRight aria-hidden className="size-3.5 shrink-0 text-icon-faint" />}
            <button
              id={`${base}-${at}`}
              type="button"
              role="tab"
              aria-selected={at === chosen}
              aria-controls={`${base}-panel`}
              tabIndex={at === chosen ? 0 : -1}
              onClick={() => setChosen(at)}
              className={classes('flex min-w-0 flex-1 flex-col justify-start self-stretch rounded-control border px-2.5 py-1.5 text-left', at === chosen ? 'border-client-border bg-surface' : 'border-transparent hover:bg-surface-hover')}
            >
              <span className={classes('block text-13', at === chosen && 'font-medium')}>{STATES[one.state]}</span>
              <span className="block text-12 text-muted">{one.at === null ? (one.state === 'drafted' ? '' : wayWords.notYet) : <RelativeTime at={one.at} look="clock" />}</span>
              <span className={classes('block text-12', changes[at] === null ? 'text-muted' : 'font-medium text-warn-text')}>{at === 0 || one.at === null ? '' : (changes[at] ?? diffWords.same)}</span>
            </button>
          </div>
        ))}
      </div>
      <div id={`${base}-panel`} role="tabpanel" aria-labelledby={`${base}-${chosen}`} tabIndex={0} className="mt-2 rounded-control bg-surface-field p-3 selectable">
        <Panel state={state} before={before} isFirst={chosen === 0} />
      </div>
    </div>
  )
}

function Panel({ state, before, isFirst }: { state: PostState; before: PostState; isFirst: boolean }) {
  if (state.at === null) return <p className="text-muted">{state.state === 'drafted' ? wayWords.gone : wayWords.notYet}</p>
  return (
    <>
      <p className="mb-2 text-12 text-muted">{isFirst ? wayWords.first : wayWords.against(STATES[before.state])}{state.state === 'live' && <>. {wayWords.liveNote}</>}</p>
      {(state.title ?? before.title) !== null && <DiffText before={before.title ?? ''} after={state.title ?? ''} className="mb-2 font-medium" />}
      <DiffText before={before.text} after={state.text} empty={postsWords.noText} />
      <p className="mt-2 text-12 text-muted">{wayWords.files(state.files.length)}</p>
      <DiffFiles before={before.files} after={state.files} />
    </>
  )
}
