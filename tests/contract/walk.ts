/** The procedures of a contract, by their path. */
import type { z } from 'zod'
import { appContract } from '../../src/contract/app-contract.ts'
import { controlContract } from '../../src/contract/control-contract.ts'
import { hostContract } from '../../src/contract/host-contract.ts'

export interface Declared {
  path: string
  errorMap: Record<string, unknown>
  input: z.ZodType | undefined
  output: unknown
}

interface Definition {
  errorMap: Record<string, unknown>
  inputSchemas?: z.ZodType[]
  inputSchema?: z.ZodType
  outputSchemas?: unknown[]
  outputSchema?: unknown
}

export function proceduresOf(contract: object, under: string): Declared[] {
  return Object.entries(contract).flatMap(([name, part]: [string, unknown]) => {
    const path = `${under}.${name}`
    if (typeof part !== 'object' || part === null) throw new Error(`${path} is neither a procedure nor a group`)
    if (!('~orpc' in part)) return proceduresOf(part, path)
    // What oRPC keeps of a procedure, read here only.
    const about = part['~orpc'] as Definition
    return [{ path, errorMap: about.errorMap, input: about.inputSchema ?? about.inputSchemas?.[0], output: about.outputSchema ?? about.outputSchemas?.[0] }]
  })
}

export const ALL: Declared[] = [...proceduresOf(appContract, 'app'), ...proceduresOf(controlContract, 'control'), ...proceduresOf(hostContract, 'host')]
