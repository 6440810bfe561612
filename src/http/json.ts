import { zValidator } from '@hono/zod-validator'
import type { Context, Env } from 'hono'
import type * as z from './zod.ts'

/** Checks a posted JSON body once, at the edge. What does not pass goes to `refused`, with the names of wrong fields. */
export const json = <S extends z.ZodType, E extends Env>(
  schema: S,
  refused: (c: Context<E>, wrong: string[]) => Response | Promise<Response>,
) =>
  zValidator('json', schema, (result, c): Response | Promise<Response> | undefined =>
    result.success
      ? undefined
      : refused(
          c as unknown as Context<E>,
          result.error.issues.map(({ path }) => String(path[0])),
        ),
  )
