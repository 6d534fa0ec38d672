import type { Account } from '../../../contract/schemas/accounts.ts'
import { formatFullTime } from '../../lib/time.ts'
import { spendingRow, spendingWords } from '../../strings/spending.ts'

/** What the account spent by the app's own record, and every credit by which the balance says otherwise. */
export function AccountSpending({ spending }: Pick<Account, 'spending'>) {
  if (spending === null) return spendingRow.unknown
  const { summary, differences } = spendingWords(spending, formatFullTime(spending.since))
  return (
    <>
      <p>{summary}</p>
      {differences.length > 0 && (
        <ul className="mt-1 flex max-w-180 flex-col gap-1 text-12 text-muted">
          {differences.map((one) => <li key={one}>{one}</li>)}
        </ul>
      )}
    </>
  )
}
