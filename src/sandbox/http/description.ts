/** The API's description, read once: it says which call a request is, what the call needs, and whether bodies are right. */
import { readFileSync } from 'node:fs'
import { OpenAPIBackend } from 'openapi-backend'
import { parse } from 'yaml'
import { z } from 'zod'
import { ApiError } from '../api-error.ts'

export const API_ROOT = '/api/v1'

export interface Operation {
  id: string
  method: string
  /** With its templates: `/posts/{id}`. */
  path: string
  scope: string
  isAssumed: boolean
  needsWorkspace: boolean
}

export interface ApiRequest {
  method: string
  /** With API_ROOT, without the query. */
  path: string
  query: Record<string, string | string[]>
  headers: Record<string, string | string[]>
  body: unknown
}

export interface Description {
  operations(): Operation[]
  match(method: string, path: string): Operation | undefined
  /** Path and query values in their types. Throws VALIDATION_ERROR. */
  checkRequest(operation: Operation, request: ApiRequest): { params: Record<string, string>; query: Record<string, unknown> }
  /** What is wrong with an answer; empty when nothing is. */
  checkAnswer(operation: Operation, status: number, body: unknown): string[]
}

/** The parts of an operation that are not OpenAPI's own. */
const marksSchema = z.object({
  operationId: z.string(),
  path: z.string(),
  method: z.string(),
  'x-scope': z.string(),
  'x-attestation': z.enum(['documented', 'assumed']),
  parameters: z.array(z.looseObject({ name: z.string() })).default([]),
  responses: z.record(z.string(), z.unknown()),
})

export async function loadDescription(file: string): Promise<Description> {
  const backend = new OpenAPIBackend({
    definition: z.custom<ConstructorParameters<typeof OpenAPIBackend>[0]['definition']>((value) => typeof value === 'object' && value !== null).parse(parse(readFileSync(file, 'utf8'))),
    apiRoot: API_ROOT,
    coerceTypes: true,
    // Its check of the whole document knows OpenAPI 3.0 only; a test checks the file instead.
    quick: true,
    customizeAjv(ajv) {
      ajv.addFormat('date', isDate)
      ajv.addFormat('date-time', isInstant)
      return ajv
    },
  })
  await backend.init()
  const { router, validator } = backend
  const found = new Map(
    router.getOperations().map((raw) => {
      const marks = marksSchema.parse(raw)
      const operation: Operation = {
        id: marks.operationId,
        method: marks.method,
        path: marks.path,
        scope: marks['x-scope'],
        isAssumed: marks['x-attestation'] === 'assumed',
        needsWorkspace: marks.parameters.some((parameter) => parameter.name.toLowerCase() === 'x-workspace-id'),
      }
      const names = Array.from(marks.path.matchAll(/\{([^}]+)\}/gu), ([, name = '']) => name)
      const pattern = new RegExp(`^${API_ROOT}${marks.path.replace(/\{[^}]+\}/gu, '([^/]+)')}$`, 'u')
      return [operation.id, { operation, raw, names, pattern, statuses: new Set(Object.keys(marks.responses)) }]
    }),
  )
  // The library's own way to find a call costs more than the rest of its work.
  const all = [...found.values()]
  const rawOf = (operation: Operation) => {
    const entry = found.get(operation.id)
    if (!entry) throw new Error(`no operation ${operation.id}`)
    return entry
  }

  return {
    operations: () => [...found.values()].map((entry) => entry.operation),
    match: (method, path) => all.find(({ operation, pattern }) => operation.method === method.toLowerCase() && pattern.test(path))?.operation,
    checkRequest(operation, request) {
      const { raw, names, pattern } = rawOf(operation)
      const values = pattern.exec(request.path)?.slice(1) ?? []
      const result = validator.validateRequest(request, raw)
      if (result.errors?.length) throw new ApiError('VALIDATION_ERROR', inWords(result.errors))
      return {
        params: Object.fromEntries(names.map((name, at) => [name, decodeURIComponent(values[at] ?? '')])),
        query: z.record(z.string(), z.unknown()).parse(result.coerced?.query ?? {}),
      }
    },
    checkAnswer(operation, status, body) {
      const { raw, statuses } = rawOf(operation)
      if (!statuses.has(String(status))) return [`${operation.id} does not answer ${status}`]
      return (validator.validateResponse(body, raw, status).errors ?? []).map((error) => `${error.instancePath} ${error.message ?? error.keyword}`)
    },
  }
}

interface Problem {
  instancePath: string
  keyword: string
  message?: string | undefined
  params: Record<string, unknown>
}

/** Which place is wrong, and how. What only sums up other problems is left out where there are others. */
function inWords(problems: Problem[]): string {
  const single = problems.filter((problem) => !['if', 'anyOf', 'oneOf', 'allOf', 'not'].includes(problem.keyword))
  const [first] = single.length > 0 ? single : problems
  if (!first) return 'The request is not as it should be.'
  const place = first.instancePath.replace(/^\/(requestBody|query|header|path)\/?/u, '')
  const allowed = Array.isArray(first.params['allowedValues']) ? `: ${first.params['allowedValues'].join(', ')}` : ''
  return `${place ? `${place} ` : ''}${first.message ?? first.keyword}${allowed}`.slice(0, 400)
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/u.test(text) && isDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
}
