import { useEffect, useState } from 'react'
import type { KeyScope } from '../../../contract/schemas/accounts.ts'
import { useServices } from '../../stores/services-context.tsx'
import { scopeWords } from '../../strings/client-settings.ts'

/** What the account's key was seen to be allowed. */
export function KeyScopes({ accountId }: { accountId: string }) {
  const { connection } = useServices()
  const [scopes, setScopes] = useState<KeyScope[]>([])
  useEffect(() => {
    let reads = 0
    const read = () => {
      const mine = (reads += 1)
      // A read that fails leaves what is shown: the next change reads again.
      connection.call((client) => client.accounts.scopes({ accountId })).then((found) => { if (mine === reads) setScopes(found) }, () => undefined)
    }
    const off = [connection.onChanged(({ topic }) => { if (topic === 'accounts') read() }), connection.onReread(read)]
    read()
    return () => {
      reads += 1
      for (const one of off) one()
    }
  }, [connection, accountId])
  return (
    <>
      {(['granted', 'missing', 'unknown'] as const).map((state) => {
        const names = scopes.filter((one) => one.state === state).map((one) => scopeWords.names[one.scope])
        return names.length > 0 && (
          <p key={state}><span className={state === 'missing' ? 'font-medium text-danger-text' : 'text-muted'}>{scopeWords.states[state]}:</span> {names.join(', ')}</p>
        )
      })}
      <p className="mt-1 text-12 text-muted">{scopeWords.about}</p>
    </>
  )
}
