/** `npm run money -- --runs 1000 [--seed 1]`: prints one line of JSON; the exit code is 1 when the app's record and the sandbox's ledger differ by a credit that is not named. */
import { parseArgs } from 'node:util'
import { moneyRuns } from '../../tests/money/support/runs.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } })
const [runs, seed] = [Number(values.runs), Number(values.seed)]
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) throw new Error('--runs takes a whole number of at least 1, --seed a whole number')
const { findings, ...result } = await moneyRuns({
  runs,
  seed,
  onRun: (totals) => {
    if (totals.runs % 50 === 0) console.error(`${totals.runs} of ${runs} runs`)
  },
})
for (const finding of findings.slice(0, 20)) console.error(finding)
console.log(JSON.stringify({ ...result, findings: findings.length }))
process.exitCode = findings.length > 0 ? 1 : 0
