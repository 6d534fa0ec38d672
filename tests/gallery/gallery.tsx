import { useState } from 'react'
import { Tabs } from '../../src/renderer/components/ui/index.ts'
import { Controls } from './controls.tsx'
import { Opened } from './opened.tsx'
import { Signs } from './signs.tsx'
import { Tokens } from './tokens.tsx'

/** `#dialog` and the like open one thing over the page, so that it can be looked at by itself. */
export function Gallery() {
  const [client, setClient] = useState<'none' | 'orange'>('orange')
  return (
    <div className={client === 'orange' ? 'client-orange' : undefined}>
      <div className="mx-auto max-w-230 px-8 py-6">
        <header className="flex items-center justify-between gap-4 pb-4">
          <h1 className="text-24">Parts of the window</h1>
          <Tabs label="Client" look="pill" value={client} onChange={setClient} tabs={[{ value: 'orange', label: 'In a client’s colour' }, { value: 'none', label: 'No client' }]} />
        </header>
        <Tokens />
        <Controls />
        <Signs />
        <Opened />
      </div>
    </div>
  )
}
