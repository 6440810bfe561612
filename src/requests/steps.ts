import { and, eq, gt, inArray, lte } from '../db/operators.ts'
import { type RequestSide, type RequestStatus, type RequestStep, ruleOf } from './request.ts'
import { visitRequests } from './schema.ts'

/** The request as whoever takes a step was shown it. */
export interface ShownRequest {
  id: string
  turn: number
}

/** What every step writes. */
interface StepTaken {
  status: RequestStatus
  turn: number
  changedAt: Date
  changedBy: RequestSide
  changedByName: string | null
  reason: string | null
}

/**
 * What taking a step writes, and where: only on the request as it was shown, so that of two steps at once one holds, and
 * only from where the rules let it begin. `reason` is what is said with it, for both sides to read.
 */
export function taking(
  step: RequestStep,
  { id, turn }: ShownRequest,
  name: string | null,
  now: Date,
  reason: string | null = null,
) {
  const { by, from, to } = ruleOf(step)
  const { expiresAt } = visitRequests
  const changes: StepTaken = {
    ...{ status: to, turn: turn + 1, reason },
    ...{ changedAt: now, changedBy: by, changedByName: name },
  }
  const where = and(
    eq(visitRequests.id, id),
    eq(visitRequests.turn, turn),
    inArray(visitRequests.status, [...from]),
    step === 'expire' ? lte(expiresAt, now) : gt(expiresAt, now),
  )
  return { changes, where }
}
