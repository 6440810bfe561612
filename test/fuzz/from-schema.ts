import fc from 'fast-check'
import * as z from 'zod'
import { hostileText, markup, plausible } from './values.ts'

/** A schema as JSON Schema tells of what goes into it; what that cannot say is left open. */
interface Json {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Json[]
  allOf?: Json[]
  properties?: Record<string, Json>
  required?: string[]
  items?: Json
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
}

/** The fields of a form by their names, each with values that its schema takes. */
export function fieldsOf(schema: z.ZodType): Record<string, fc.Arbitrary<string>> {
  const shape = shapeOf(schema)
  return Object.fromEntries(Object.entries(shape).map(([name, field]) => [name, textFor(field)]))
}

/** The fields an object has, whatever it is wrapped in. */
function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  const { def } = schema._zod as unknown as { def: Record<string, unknown> & { type: string } }
  if (def.type === 'object') return def.shape as Record<string, z.ZodType>
  const inner = (def.type === 'pipe' ? def.in : def.innerType) as z.ZodType | undefined
  if (inner) return shapeOf(inner)
  if (def.type === 'intersection') return { ...shapeOf(def.left as z.ZodType), ...shapeOf(def.right as z.ZodType) }
  if (def.type === 'union') return Object.assign({}, ...(def.options as z.ZodType[]).map(shapeOf))
  return {}
}

/** Texts that a field takes: those its schema describes, and those of the plausible that it takes when tried. */
function textFor(field: z.ZodType): fc.Arbitrary<string> {
  const takes = (text: string) => field.safeParse(text).success
  const named = enumOf(jsonOf(field)).filter(takes)
  const known = named.length > 0 ? named : [...plausible, markup].filter(takes)
  const described = textOf(jsonOf(field))
  // A schema may ask for more than it can describe; then what it took when tried has to do.
  const isDescribed = fc.sample(described, { numRuns: 12, seed: 1 }).filter(takes).length > 3
  return fc.oneof(
    ...(known.length > 0 ? [{ weight: 4, arbitrary: fc.constantFrom(...known) }] : []),
    ...(isDescribed ? [{ weight: 1, arbitrary: described.filter(takes) }] : []),
    ...(known.length === 0 && !isDescribed ? [{ weight: 1, arbitrary: hostileText }] : []),
  )
}

const jsonOf = (schema: z.ZodType): Json => {
  try {
    return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json
  } catch {
    return {}
  }
}

const enumOf = ({ enum: some = [], const: one, anyOf = [], allOf = [], items }: Json): string[] => [
  ...[...some, one].filter((value): value is string => typeof value === 'string'),
  ...[...anyOf, ...allOf, ...(items ? [items] : [])].flatMap(enumOf),
]

function textOf({ pattern, minLength = 0, maxLength = 60 }: Json): fc.Arbitrary<string> {
  const matching = pattern === undefined ? undefined : matchingOf(pattern)
  if (matching) return matching
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, Math.max(minLength, 60)) })
}

// Those that look ahead are more than the generator can do.
function matchingOf(pattern: string): fc.Arbitrary<string> | undefined {
  try {
    return fc.stringMatching(new RegExp(pattern))
  } catch {
    return undefined
  }
}

/** JSON that a schema describes. */
export function jsonFor(schema: z.ZodType): fc.Arbitrary<unknown> {
  return described(jsonOf(schema))
}

function described(json: Json): fc.Arbitrary<unknown> {
  if (json.const !== undefined) return fc.constant(json.const)
  if (json.enum) return fc.constantFrom(...json.enum)
  if (json.anyOf) return fc.oneof(...json.anyOf.map(described))
  if (json.type === 'object')
    return fc.record(
      Object.fromEntries(Object.entries(json.properties ?? {}).map(([name, inner]) => [name, described(inner)])),
      { requiredKeys: json.required ?? [] },
    )
  if (json.type === 'array') return fc.array(described(json.items ?? {}), { maxLength: 3 })
  if (json.type === 'number' || json.type === 'integer')
    return fc.integer({ min: json.minimum ?? -1000, max: json.maximum ?? 1000 })
  if (json.type === 'boolean') return fc.boolean()
  if (json.type === 'string' || json.pattern) return textOf(json)
  return fc.oneof(fc.constantFrom(...plausible), hostileText)
}
