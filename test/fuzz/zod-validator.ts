import { zValidator as original } from '@hono/zod-validator'
import { remembering } from './validators.ts'

/** What the app's routes are registered with when they are fuzzed. */
export const zValidator = remembering(original as never)
