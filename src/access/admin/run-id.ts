import { newId } from '../../db/id.ts'
import * as z from '../../http/zod.ts'

/** The id of a run, as the page that offers it made it; one that was tampered with becomes another. */
export const runId = z
  .string()
  .regex(/^[0-9a-z]{20}$/)
  .catch(newId)
