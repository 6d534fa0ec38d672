/** docs/api/openapi.yaml as the generator reads it. What it does not understand it refuses, so nothing of the file is passed over. */
import { parse } from 'yaml'
import { z } from 'zod'

export type Node = Record<string, unknown>
const node = z.record(z.string(), z.unknown())
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

const mark = { 'x-attestation': z.enum(['documented', 'assumed']), 'x-spends': z.boolean().default(false), 'x-scope': z.string() }
const poll = z.strictObject({ operation: z.string(), first: z.number(), every: z.number(), times: z.number().nullish() })
const parameter = z.strictObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), required: z.boolean().default(false), description: z.string().optional(), schema: node })
const codes = z.array(z.string(), { error: 'a refusal without its x-codes' }).min(1)
const operation = z.strictObject({
  ...mark,
  operationId: z.string().regex(/^[a-z][A-Za-z]+$/u),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string().optional(),
  'x-limits': node.optional(),
  'x-poll': poll.optional(),
  parameters: z.array(node).default([]),
  requestBody: z.strictObject({ required: z.literal(true), content: node }).optional(),
  responses: z.record(z.string(), node),
})

export interface Operation {
  id: string
  method: string
  path: string
  summary: string
  scope: string
  attestation: 'documented' | 'assumed'
  spends: boolean
  needsWorkspace: boolean
  pathParameters: Parameter[]
  query: Parameter[]
  body: { kind: 'json' | 'form'; schema: string } | null
  /** Name of the schema of a 200. */
  answer: string
  /** Words of `error.code` by status. */
  refusals: [status: number, codes: string[]][]
  limits: Node | undefined
  poll: z.infer<typeof poll> | undefined
}

export interface Parameter {
  name: string
  required: boolean
  schema: Node
}

export interface Description {
  operations: Operation[]
  schemas: [name: string, schema: Node][]
  parameters: [name: string, schema: Node][]
  /** Follows a reference once; what is none comes back as it is. */
  resolve(value: Node): Node
}

export function readDescription(text: string): Description {
  const document = node.parse(parse(text))
  const components = node.parse(document['components'])
  const named = (kind: string): [string, Node][] => Object.entries(node.parse(components[kind])).map(([name, value]) => [name, node.parse(value)])
  const resolve = (value: Node): Node => {
    const reference = value['$ref']
    if (typeof reference !== 'string') return value
    const [, kind = '', name = ''] = /^#\/components\/(\w+)\/(\w+)$/u.exec(reference) ?? []
    return node.parse(node.parse(components[kind])[name], { error: () => `${reference} leads nowhere` })
  }
  const operations = Object.entries(node.parse(document['paths'])).flatMap(([path, value]) => {
    const item = node.parse(value)
    const shared = z.array(node).parse(item['parameters'] ?? [])
    return METHODS.flatMap((method) => (item[method] === undefined ? [] : [readOperation(method, path, node.parse(item[method]), shared, resolve)]))
  })
  return { operations, schemas: named('schemas'), parameters: named('parameters').map(([name, value]) => [name, node.parse(value['schema'])]), resolve }
}

function readOperation(method: string, path: string, value: Node, shared: Node[], resolve: (value: Node) => Node): Operation {
  const read = operation.parse(value, { error: (issue) => (issue.code === 'unrecognized_keys' ? `${method} ${path}: unknown ${issue.keys.join(', ')}` : undefined) })
  const parameters = [...shared, ...read.parameters].map((one) => parameter.parse(resolve(one)))
  const place = (where: 'path' | 'query'): Parameter[] => parameters.filter((one) => one.in === where).map(({ name, required, schema }) => ({ name, required, schema }))
  const headers = parameters.filter((one) => one.in === 'header').map((one) => one.name)
  if (headers.some((name) => name !== 'X-Workspace-Id')) throw new Error(`${read.operationId}: only X-Workspace-Id is known as a header`)
  const { '200': success, ...refused } = read.responses
  if (!success) throw new Error(`${read.operationId}: nothing says what a success is`)
  return {
    id: read.operationId,
    method: method.toUpperCase(),
    path,
    summary: read.summary,
    scope: read['x-scope'],
    attestation: read['x-attestation'],
    spends: read['x-spends'],
    needsWorkspace: headers.length > 0,
    pathParameters: place('path'),
    query: place('query'),
    body: read.requestBody ? bodyOf(read.requestBody.content) : null,
    answer: schemaName(contentOf(resolve(success), 'application/json')),
    refusals: Object.entries(refused).map(([status, response]) => [Number(status), codes.parse(resolve(response)['x-codes'])]),
    limits: read['x-limits'],
    poll: read['x-poll'],
  }
}

function bodyOf(content: Node): Operation['body'] {
  const isForm = content['multipart/form-data'] !== undefined
  return { kind: isForm ? 'form' : 'json', schema: schemaName(node.parse(content[isForm ? 'multipart/form-data' : 'application/json'])['schema']) }
}

const contentOf = (response: Node, type: string): unknown => node.parse(node.parse(response['content'])[type])['schema']

function schemaName(value: unknown): string {
  const { $ref } = z.strictObject({ $ref: z.string() }).parse(value)
  return refName($ref)
}

export function refName(reference: string): string {
  const [, name] = /^#\/components\/schemas\/(\w+)$/u.exec(reference) ?? []
  if (name === undefined) throw new Error(`${reference} is no schema`)
  return name
}
