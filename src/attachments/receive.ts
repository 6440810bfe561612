import type { Context, Env } from 'hono'
import { refuse } from '../http/errors.tsx'
import { mostFiles } from './attachment.ts'
import { type Keeper, keepFiles } from './keeping.ts'
import { broughtBy, type Refused, sortOut } from './upload.ts'

/** What became of an upload, where not all of it was kept. */
export interface Faults {
  /** Wrong with the upload as a whole; 'closed' where the place takes no more. */
  whole?: 'noneChosen' | 'tooMany' | 'closed' | undefined
  /** Files that may be brought at once, where there were more. */
  most?: number | undefined
  refused?: Refused[] | undefined
  /** Files that were kept all the same. */
  kept?: number | undefined
}

interface Wanted {
  /** What a file without a name is called. */
  fallback: string
  onlyPhotos?: boolean
  /** Files that may be brought at once. */
  most?: number
  keeper(posted: FormData): Keeper
}

/** Takes in what a form brings and keeps what may be kept. Gives what was posted, and what went wrong if anything did. */
export async function receive<E extends Env>(
  c: Context<E>,
  { fallback, onlyPhotos = false, most = mostFiles, keeper }: Wanted,
) {
  const posted = await c.req.formData().catch(() => undefined)
  if (!posted) return refuse(c, 400)
  const brought = broughtBy(posted)
  const said = (faults: Faults) => ({ posted, faults })
  if (brought.length === 0) return said({ whole: 'noneChosen' })
  if (brought.length > most) return said({ whole: 'tooMany', most })
  const { ready, refused } = await sortOut(brought, fallback, onlyPhotos)
  const keeping = keepFiles(keeper(posted), ready)
  // A browser that goes away does not stop it halfway.
  c.executionCtx.waitUntil(keeping.catch(() => undefined))
  const lost = await keeping
  if (!lost) return said({ whole: 'closed' })
  return said({ refused: [...refused, ...lost], kept: ready.length - lost.length })
}

/** Whether all was kept. */
export const isClean = ({ whole, refused = [] }: Faults): boolean => whole === undefined && refused.length === 0
