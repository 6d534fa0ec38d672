/** `npm run crash -- --kills 200 [--seed 1]`: prints one line of JSON; the exit code is 1 when anything acknowledged was lost. */
import { parseArgs } from 'node:util'
import { killCore } from '../../tests/crash/kill-core.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } })
const [kills, seed] = [Number(values.kills), Number(values.seed)]
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) throw new Error('--kills takes a whole number of at least 1, --seed a whole number')
const { findings, ...result } = await killCore({ kills, seed })
for (const finding of findings.slice(0, 20)) console.error(finding)
console.log(JSON.stringify(result))
process.exitCode = result.lost > 0 ? 1 : 0
