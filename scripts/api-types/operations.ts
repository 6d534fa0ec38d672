/** The table of calls, and the types of what goes in and comes out of each. */
import type { Description, Operation, Parameter } from './description.ts'
import { literal, typeOf } from './shapes.ts'

export function writeOperations({ operations }: Description): string {
  const statuses = new Map<string, number>()
  for (const { id, refusals } of operations) {
    for (const [status, codes] of refusals) {
      for (const code of codes) {
        if ((statuses.get(code) ?? status) !== status) throw new Error(`${id}: ${code} under two statuses`)
        statuses.set(code, status)
      }
    }
  }
  const maps: [name: string, about: string, entries: (one: Operation) => string | null][] = [
    ['Paths', 'Parts of the address.', ({ pathParameters }) => (pathParameters.length > 0 ? fields(pathParameters) : null)],
    ['Queries', 'What stands behind the question mark.', ({ query }) => (query.length > 0 ? fields(query) : null)],
    ['Bodies', 'JSON that is sent.', ({ body }) => (body?.kind === 'json' ? `Shape.${body.schema}` : null)],
    ['Answers', 'JSON of a success.', ({ answer }) => `Shape.${answer}`],
  ]
  return [
    "import type * as Shape from './shapes.ts'",
    '',
    'export const OPERATIONS = {',
    ...operations.map(row),
    '} as const',
    'export type OperationId = keyof typeof OPERATIONS',
    '',
    '/** The status that each documented word of `error.code` comes with. */',
    `export const REFUSAL_STATUS = ${literal(Object.fromEntries([...statuses].sort(([, one], [, other]) => one - other))).replaceAll(/(?<=[{,]) /gu, '\n  ').replace(/ \}$/u, ',\n}')} as const`,
    ...maps.flatMap(([name, about, entry]) => [
      '',
      `/** ${about} */`,
      `export interface ${name} {`,
      ...operations.flatMap((one) => {
        const type = entry(one)
        return type === null ? [] : [`  ${one.id}: ${type}`]
      }),
      '}',
    ]),
  ].join('\n')
}

function row(one: Operation): string {
  const cells = {
    method: one.method,
    path: one.path,
    scope: one.scope,
    needsWorkspace: one.needsWorkspace,
    spends: one.spends,
    attestation: one.attestation,
    body: one.body?.kind ?? null,
    query: one.query.map(({ name }) => name),
    poll: one.poll ?? null,
  }
  const refusals = one.refusals.map(([status, codes]) => `${status}: ${literal(codes)}`).join(', ')
  const mark = one.attestation === 'assumed' ? ' (assumed)' : ''
  return `  /** ${one.summary}${mark} */\n  ${one.id}: {\n    ${literal(cells).slice(2, -2)},\n    refusals: { ${refusals} },\n  },`
}

function fields(parameters: Parameter[]): string {
  return `{ ${parameters.map(({ name, required, schema }) => `${name}${required ? '' : '?'}: ${inShapes(typeOf(schema, name))}`).join('; ')} }`
}

/** Names of schemas are taken from the file of shapes. */
const inShapes = (type: string) => type.replaceAll(/\b[A-Z]\w*/gu, (name) => `Shape.${name}`)
