/** TypeScript types of the description's schemas. Rules on values (lengths, patterns, if and then) are no types; limits.ts holds them. */
import { z } from 'zod'
import { refName } from './description.ts'
import type { Description, Node } from './description.ts'

/** Keywords that say something about a type, and those that only say something about values or to readers. */
const TYPED = ['$ref', 'type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'allOf', 'anyOf', 'x-extensible']
const UNTYPED = [
  'description', 'default', 'format', 'pattern', 'minLength', 'maxLength', 'minItems', 'maxItems', 'minimum', 'maximum', 'minProperties', 'propertyNames', 'not', 'if', 'then',
  'x-attestation', 'x-limits',
]
const KNOWN = new Set([...TYPED, ...UNTYPED])

const node = z.record(z.string(), z.unknown())
const nodes = z.array(node)
const LINE = 150

export function writeShapes({ schemas }: Description): string {
  return schemas.map(([name, schema]) => declaration(name, schema)).join('\n\n')
}

function declaration(name: string, schema: Node): string {
  const about = comment(schema, '')
  if (schema['type'] === 'object' && schema['additionalProperties'] === undefined) {
    return `${about}export interface ${name} {\n${fieldsOf(schema, name).map(({ doc, line }) => `${doc ? `  ${doc}\n` : ''}  ${line}\n`).join('')}}`
  }
  const type = typeOf(schema, name)
  return `${about}export type ${name} =${type.length > LINE ? `\n  ${type.replaceAll(' & ', '\n  & ')}` : ` ${type}`}`
}

export function typeOf(schema: Node, where: string): string {
  const unknown = Object.keys(schema).filter((key) => !KNOWN.has(key))
  if (unknown.length > 0) throw new Error(`${where}: nothing is known of ${unknown.join(', ')}`)
  if (schema['$ref'] !== undefined) return refName(z.string().parse(schema['$ref']))
  if (schema['const'] !== undefined) return literal(schema['const'])
  if (schema['allOf'] !== undefined) return nodes.parse(schema['allOf']).map((one) => typeOf(one, where)).join(' & ')
  if (Array.isArray(schema['enum'])) {
    const words = schema['enum'].map(literal).join(' | ')
    return schema['x-extensible'] === true ? `Open<${words}>` : words
  }
  const { type } = schema
  // Alternatives beside a type only say which fields go together.
  if (type === undefined && schema['anyOf'] !== undefined) return nodes.parse(schema['anyOf']).map((one) => typeOf(one, where)).join(' | ')
  if (Array.isArray(type)) return type.map((one) => typeOf({ ...schema, type: one }, where)).join(' | ')
  switch (type) {
    case 'string':
      return schema['format'] === 'binary' ? 'Blob' : 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
    case 'null':
      return type
    case 'array': {
      const item = typeOf(node.parse(schema['items']), where)
      return /^\w+$/u.test(item) ? `${item}[]` : `(${item})[]`
    }
    case 'object':
      return objectOf(schema, where)
    default:
      throw new Error(`${where}: a schema without a type that is known`)
  }
}

function objectOf(schema: Node, where: string): string {
  const fields = fieldsOf(schema, where)
  const lines = fields.map(({ line }) => line)
  if (schema['additionalProperties'] !== undefined) {
    const rest = typeOf(node.parse(schema['additionalProperties']), where)
    const all = new Set([rest, ...fields.map(({ type }) => type), 'undefined'])
    lines.push(`[name: string]: ${[...all].join(' | ')}`)
  }
  return `{ ${lines.join('; ')} }`
}

interface Field {
  line: string
  type: string
  doc: string
}

function fieldsOf(schema: Node, where: string): Field[] {
  const required = new Set(z.array(z.string()).parse(schema['required'] ?? []))
  const properties = Object.entries(node.parse(schema['properties'] ?? {}))
  const missing = [...required].filter((name) => !properties.some(([known]) => known === name))
  if (missing.length > 0) throw new Error(`${where}: ${missing.join(', ')} is required and nowhere described`)
  return properties.map(([name, value]) => {
    const property = node.parse(value)
    const type = typeOf(property, `${where}.${name}`)
    return { type, line: `${name}${required.has(name) ? '' : '?'}: ${type}`, doc: comment(property, '').trimEnd() }
  })
}

/** What the file says of it, and the mark of what is only assumed. */
function comment(schema: Node, indent: string): string {
  const said = z.string().optional().parse(schema['description'])?.trim().replaceAll('*/', '* /') ?? ''
  const text = schema['x-attestation'] === 'assumed' && !/assumed/u.test(said) ? `${said} (assumed)`.trim() : said
  if (text === '') return ''
  const lines = text.split('\n')
  return lines.length === 1 ? `${indent}/** ${text} */\n` : `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`
}

export function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  return `{ ${Object.entries(node.parse(value)).map(([name, one]) => `${/^[A-Za-z_$][\w$]*$/u.test(name) ? name : literal(name)}: ${literal(one)}`).join(', ')} }`
}
