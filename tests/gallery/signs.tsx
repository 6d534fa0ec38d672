/** What says something: states, notices, times, and places that are empty or not there yet. */
import { Inbox, Send } from 'lucide-react'
import { useMemo } from 'react'
import { Badge, Banner, Button, EmptyState, RelativeTime, Skeleton, Spinner, VisuallyHidden } from '../../src/renderer/components/ui/index.ts'
import { browserTiming } from '../../src/renderer/lib/timing.ts'
import type { Services } from '../../src/renderer/stores/services.ts'
import { ServicesProvider } from '../../src/renderer/stores/services-context.tsx'
import { Shown } from './shown.tsx'

const BADGES = ['neutral', 'info', 'ok', 'warn', 'danger', 'unsure', 'client'] as const
const BANNERS = ['neutral', 'info', 'ok', 'warn', 'danger', 'unsure'] as const

export function Signs() {
  // A time needs the clock of the services, and nothing else of them.
  const clockOnly = useMemo(() => ({ timing: browserTiming }) as unknown as Services, [])
  const now = useMemo(() => browserTiming.now(), [])
  return (
    <>
      <Shown name="Badge">
        {BADGES.map((tone) => <Badge key={tone} tone={tone} icon={Send}>{tone}</Badge>)}
        <Badge>12</Badge>
      </Shown>
      <Shown name="Banner" wide>
        {BANNERS.map((tone) => <Banner key={tone} tone={tone} title={`Said in the tone “${tone}”`} action={<Button size="sm">Do it</Button>}>With one sentence more, and one thing to do.</Banner>)}
        <div className="col-span-2"><Banner tone="warn" shape="bar" title="As wide as the window." action={<Button size="sm">Do it</Button>}>What is here waits.</Banner></div>
      </Shown>
      <Shown name="RelativeTime">
        <ServicesProvider services={clockOnly}>
          <RelativeTime at={now - 20_000} /><RelativeTime at={now - 3 * 3_600_000} /><RelativeTime at={now - 40 * 86_400_000} /><RelativeTime at={now - 3_600_000} look="clock" />
        </ServicesProvider>
      </Shown>
      <Shown name="Spinner"><Spinner label="Reading" /><Spinner /></Shown>
      <Shown name="Skeleton" wide>
        <div className="flex flex-col gap-2"><Skeleton className="h-4 w-2/3" /><Skeleton className="h-4 w-full" /><Skeleton className="h-4 w-1/2" /></div>
        <Skeleton className="h-20 w-full" />
      </Shown>
      <Shown name="EmptyState" wide>
        <div className="h-64 rounded-card border border-border"><EmptyState icon={Inbox} title="Nothing is on its way" text="Drafts that you send appear here, step by step, until they are out." action={<Button>New draft</Button>} /></div>
      </Shown>
      <Shown name="VisuallyHidden"><span>Only heard: <VisuallyHidden>three posts need you</VisuallyHidden></span></Shown>
    </>
  )
}
