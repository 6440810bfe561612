import type { VisitStatus } from '../../../visits/visit.ts'
import { type RequestState, statusAt } from '../../request.ts'

/** Where a request stands, as the holder of a link to an offer is told: keys of `words.proposals.states`. */
export type Stand =
  | 'agreed'
  | 'off'
  | 'cancelled'
  | 'refused'
  | 'offeredAnew'
  | 'pending'
  | 'moot'
  | 'declined'
  | 'withdrawn'
  | 'expired'

/** Whether what was agreed no longer holds: the visit was called off, or deleted. */
export const isOff = (status: VisitStatus | null): boolean => status === null || status === 'cancelled'

interface Seen extends Pick<RequestState, 'kind' | 'status' | 'expiresAt'> {
  turn: number
  changedBy: 'customer' | 'staff' | 'clock'
  /** Of the visit that is to be moved, or that came of it. */
  plannedStatus: VisitStatus | null
}

/**
 * Where the request stands by now for a link that was made at a turn; undefined while the offer may be answered. Once the
 * link itself has run out it tells nothing further, whatever became of the request.
 */
export function standOf(request: Seen, link: { turn: number; expiresAt: Date }, now: Date): Stand | undefined {
  if (link.expiresAt <= now) return 'expired'
  const status = statusAt(request, now)
  if (status === 'confirmed' || status === 'accepted') {
    if (request.kind === 'cancel') return 'cancelled'
    return isOff(request.plannedStatus) ? 'off' : 'agreed'
  }
  if (status === 'proposed' && request.kind === 'move' && request.plannedStatus !== 'planned') return 'moot'
  if (status === 'proposed') return request.turn === link.turn ? undefined : 'offeredAnew'
  if (status === 'pending')
    return request.turn === link.turn + 1 && request.changedBy === 'customer' ? 'refused' : 'pending'
  return status
}
