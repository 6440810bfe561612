import * as zod from 'zod'

// The parts of zod that the app's schemas are made of, each put together when it is first looked at. A Worker builds
// what stands at the top of a file whenever it starts, and half of that time went into some two hundred schemas, of which
// a request needs two or three.

export type { infer, output, ZodType } from 'zod'
export { NEVER } from 'zod'

/** What is said of a schema to get another. Whatever else is asked of one puts it together. */
const steps = new Set<PropertyKey>([
  ...['array', 'catch', 'default', 'extend', 'int', 'length', 'max', 'min', 'nonnegative', 'nullable', 'omit'],
  ...['optional', 'partial', 'pick', 'pipe', 'positive', 'refine', 'regex', 'superRefine', 'toLowerCase', 'transform'],
  'trim',
])

type Making = (...given: never[]) => object

const later = <M extends Making>(making: M): M =>
  ((...given: Parameters<M>) => new Proxy({}, new Unbuilt(() => making(...given)))) as M

/** Stands for a schema until somebody wants to know more of it than what it becomes. */
class Unbuilt implements ProxyHandler<object> {
  #schema: object | undefined
  readonly #build: () => object

  constructor(build: () => object) {
    this.#build = build
  }

  get(_: object, name: PropertyKey): unknown {
    if (steps.has(name)) return later((...given: never[]) => (Reflect.get(this.#built(), name) as Making)(...given))
    return Reflect.get(this.#built(), name)
  }

  has(_: object, name: PropertyKey): boolean {
    return name in this.#built()
  }

  #built(): object {
    this.#schema ??= this.#build()
    return this.#schema
  }
}

export const array = later(zod.array)
export const boolean = later(zod.boolean)
export const coerce = { number: later(zod.coerce.number) }
export const discriminatedUnion = later(zod.discriminatedUnion)
export const literal = later(zod.literal)
export const number = later(zod.number)
export const object = later(zod.object)
export const record = later(zod.record)
export const string = later(zod.string)
export const union = later(zod.union)
export const unknown = later(zod.unknown)

// Words that cannot name a constant.
const enumOf = later(zod.enum)
const instanceOf = later(zod.instanceof)

export { enumOf as enum, instanceOf as instanceof }
