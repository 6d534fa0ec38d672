import { Clock, FlaskConical, HardDrive, KeyRound, PenLine } from 'lucide-react'
import { useEffect } from 'react'
import type { ReactNode } from 'react'
import type { Icon } from '../../components/ui/index.ts'
import { isTyping } from '../../lib/keys.ts'
import { useApp } from '../../stores/services-context.tsx'
import { welcome } from '../../strings/welcome.ts'
import { ConnectPicture, SandboxPicture, WritePicture } from './pictures.tsx'

export type Door = 'connect' | 'sandbox' | 'write'

const DOORS: readonly { door: Door; title: string; text: string; needs: string; time: string; icon: Icon; picture: ReactNode }[] = [
  { door: 'connect', title: welcome.connect, text: welcome.connectText, needs: welcome.connectNeeds, time: welcome.connectTime, icon: KeyRound, picture: <ConnectPicture /> },
  { door: 'sandbox', title: welcome.sandbox, text: welcome.sandboxText, needs: welcome.sandboxNeeds, time: welcome.sandboxTime, icon: FlaskConical, picture: <SandboxPicture /> },
  { door: 'write', title: welcome.write, text: welcome.writeText, needs: welcome.writeNeeds, time: welcome.writeTime, icon: PenLine, picture: <WritePicture /> },
]

/** Three ways in; 1, 2 and 3 open them. */
export function Doors({ onChoose }: { onChoose: (door: Door) => void }) {
  const hasKeychain = useApp((state) => state.hello?.keychain.available ?? true)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const chosen = DOORS[Number(event.key) - 1]
      if (chosen === undefined || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      onChoose(chosen.door)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onChoose])
  return (
    <main>
      <header className="mb-8 text-center">
        <h1 className="text-24 font-semibold tracking-tight">{welcome.title}</h1>
        <p className="mt-1 text-15 text-muted">{welcome.text}</p>
      </header>
      <ul className="grid gap-3.5 wide:grid-cols-3">
        {DOORS.map((one, index) => <li key={one.door} className="flex"><DoorCard {...one} number={index + 1} onChoose={onChoose} /></li>)}
      </ul>
      <ul className="mt-7 flex flex-wrap justify-center gap-x-6 gap-y-1 text-12 text-muted">
        <Fact icon={HardDrive}>{welcome.factLocal}</Fact>
        <Fact icon={KeyRound}>{hasKeychain ? welcome.factKeys : welcome.factKeysSession}</Fact>
      </ul>
    </main>
  )
}

type DoorCardProps = (typeof DOORS)[number] & { number: number; onChoose: (door: Door) => void }

/** The whole card takes the press; only the title is the button. Beside each other where there is room, else one below the other without their pictures. */
function DoorCard({ door, title, text, needs, time, icon, picture, number, onChoose }: DoorCardProps) {
  return (
    <div className="group relative flex w-full flex-col rounded-card border border-border bg-surface-raised p-4 transition-colors hover:border-strong has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus">
      <span className="mb-4 hidden h-32 w-full items-center justify-center overflow-hidden rounded-control bg-surface-sunken wide:flex" aria-hidden>{picture}</span>
      <span className="flex items-center gap-2">
        <button type="button" aria-describedby={`door-${door}-text`} onClick={() => onChoose(door)} className="flex-1 text-left text-15 font-semibold outline-none after:absolute after:inset-0">{title}</button>
        <kbd aria-hidden className="flex size-5 items-center justify-center rounded-small border border-border font-sans text-12 text-muted group-hover:text-text">{number}</kbd>
      </span>
      <span id={`door-${door}-text`} className="mt-1 flex-1 text-muted">{text}</span>
      <span className="mt-3 flex flex-wrap gap-x-4 gap-y-1.5 border-t border-subtle pt-3 text-12 text-muted wide:flex-col">
        <Line icon={icon}>{needs}</Line>
        <Line icon={Clock}>{time}</Line>
      </span>
    </div>
  )
}

function Line({ icon: LineIcon, children }: { icon: Icon; children: ReactNode }) {
  return <span className="flex items-center gap-2"><LineIcon className="size-4 shrink-0" aria-hidden />{children}</span>
}

function Fact({ icon, children }: { icon: Icon; children: ReactNode }) {
  return <li><Line icon={icon}>{children}</Line></li>
}
