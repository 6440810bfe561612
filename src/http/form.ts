import { zValidator } from '@hono/zod-validator'
import type { Context, Env } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type * as z from './zod.ts'

/** A message key for each field that is wrong, by the field's name. */
export type FieldErrors = Record<string, string>

/**
 * Checks a posted form once, at the edge. What does not pass goes to `refused` with what was typed, so that the same
 * form comes back filled (422), each error beside its field.
 */
export const form = <S extends z.ZodType, E extends Env>(
  schema: S,
  refused: (c: Context<E>, typed: unknown, errors: FieldErrors) => Response | Promise<Response>,
) =>
  zValidator('form', schema, (result, c): Response | Promise<Response> | undefined =>
    result.success ? undefined : refused(c as unknown as Context<E>, result.data, errorsByField(result.error.issues)),
  )

/** The first error of each field: it is the one to mend first. */
export const errorsByField = (issues: readonly { path: PropertyKey[]; message: string }[]): FieldErrors =>
  Object.fromEntries([...issues].reverse().map(({ path, message }) => [String(path[0]), message]))

/**
 * The fields of a posted form that its handler reads by itself. Throws what is answered with 400 where the body is no form
 * that can be read, as `form` does; with `all` a field that is sent several times gives all its values.
 */
export async function postedFields(c: Context, { all = false } = {}): Promise<Record<string, unknown>> {
  try {
    return await c.req.parseBody({ all })
  } catch {
    throw new HTTPException(400)
  }
}
