/**
 * Anything that a schema of docs/api/openapi.yaml allows, for fast-check: words that are not known yet, fields that were added, empty
 * and long texts, what may be left out. Ajv, which does not know how it was made, has the last word on each value.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import fc from 'fast-check'
import { parse } from 'yaml'
import { z } from 'zod'

type Node = Record<string, unknown>
const node = z.record(z.string(), z.unknown())
const nodes = z.array(node)
const FILE = fileURLToPath(new URL('../../../../docs/api/openapi.yaml', import.meta.url))

/** Where PowerPost may add words, any word will do. */
function opened(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(opened)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([name, one]) => [name, opened(one)]))
  if (copy['x-extensible'] !== true) return copy
  const { enum: known, ...rest } = copy
  return { ...rest, 'x-known': known, minLength: 1, maxLength: 100 }
}

const description = node.parse(opened(parse(readFileSync(FILE, 'utf8'))))
const schemas = node.parse(node.parse(description['components'])['schemas'])
const ajv = new Ajv2020({ strict: false })
// Its types describe the CommonJS form of the module; what is imported is the function itself.
;(addFormats as unknown as (to: Ajv2020) => void)(ajv)
ajv.addSchema(description, 'api')

const text = fc.oneof({ weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) }, fc.constantFrom('', '__proto__', ' ', 'null', '\u202e\u0000'))
const time = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => date.toISOString())

/** Values of a named schema that Ajv agrees to. */
export function arbitraryOf(name: string): fc.Arbitrary<unknown> {
  const check = ajv.compile({ $ref: `api#/components/schemas/${name}` })
  return valuesOf({ $ref: `#/components/schemas/${name}` }).filter((value) => check(value))
}

function valuesOf(schema: Node): fc.Arbitrary<unknown> {
  if (typeof schema['$ref'] === 'string') return valuesOf(node.parse(schemas[schema['$ref'].split('/').at(-1) ?? '']))
  if (schema['const'] !== undefined) return fc.constant(schema['const'])
  if (Array.isArray(schema['x-known'])) return fc.oneof(fc.constantFrom(...schema['x-known'].map(String)), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }))
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...z.array(z.unknown()).parse(schema['enum']))
  if (schema['allOf'] !== undefined) {
    return fc.tuple(...nodes.parse(schema['allOf']).map(valuesOf)).map((parts) => Object.assign({}, ...parts) as unknown) // each part is an object here
  }
  const { type } = schema
  if (type === undefined && schema['anyOf'] !== undefined) return fc.oneof(...nodes.parse(schema['anyOf']).map(valuesOf))
  if (Array.isArray(type)) return fc.oneof(...type.map((one: unknown) => valuesOf({ ...schema, type: one })))
  const figure = (name: string) => z.number().optional().parse(schema[name])
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.oneof(fc.integer({ min: figure('minimum') ?? -1_000, max: 10_000 }), fc.maxSafeInteger().filter((value) => value >= (figure('minimum') ?? -Infinity)))
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: figure('minimum') ?? -1e300 }).map((value) => (Object.is(value, -0) ? 0 : value))
    case 'string':
      return textsOf(schema)
    case 'array':
      return fc.array(valuesOf(node.parse(schema['items'])), { minLength: figure('minItems') ?? 0, maxLength: figure('maxItems') ?? 6 })
    case 'object':
      return objectsOf(schema)
    default:
      throw new Error(`no values are known of ${JSON.stringify(schema)}`)
  }
}

function textsOf(schema: Node): fc.Arbitrary<string> {
  if (schema['format'] === 'date-time') return time
  if (schema['format'] === 'date') return time.map((one) => one.slice(0, 10))
  if (typeof schema['pattern'] === 'string') return fc.stringMatching(new RegExp(schema['pattern'], 'u'), { size: 'max' })
  return schema['minLength'] === undefined ? text : text.filter((one) => one.length > 0)
}

function objectsOf(schema: Node): fc.Arbitrary<unknown> {
  const required = z.array(z.string()).parse(schema['required'] ?? [])
  const properties = Object.entries(node.parse(schema['properties'] ?? {}))
  const known = fc.record(Object.fromEntries(properties.map(([name, value]) => [name, valuesOf(node.parse(value))])), { requiredKeys: required.filter((name) => properties.some(([one]) => one === name)) })
  const isOpen = schema['additionalProperties'] === undefined
  const names = isOpen ? fc.string({ maxLength: 12 }).map((name) => `new_${name}`) : fc.oneof(fc.constantFrom('instagram', 'x', 'linkedin', 'threads'), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }))
  const more = fc.dictionary(names, isOpen ? fc.jsonValue({ maxDepth: 2 }) : valuesOf(node.parse(schema['additionalProperties'])), { maxKeys: 3 })
  return fc.tuple(more, known).map(([extra, fields]) => ({ ...extra, ...fields }))
}
