import type { Addressee } from '../access/addressees.ts'
import type { Company } from '../companies/company.ts'
import type { Query } from '../db/select.ts'
import type { RequestKind, RequestStep, Slot } from './request.ts'

/** What the mails of a step tell. */
export interface StepTold {
  company: Company
  /** DATA_KEYS, for the links to what is proposed. */
  keys: string
  request: { id: string; customerId: string; kind: RequestKind; turn: number; expiresAt: Date }
  /** Titles that both sides know. */
  job: string
  customer: string
  /** The time asked for, confirmed or accepted. */
  slot: Slot
  /** The times offered. */
  offers?: Slot[]
  reason?: string | null
  addressees: Addressee[]
}

/**
 * The mails that a step causes, as writes for its batch, and their ids for the queue: what staff do is told to the
 * customer, what the customer does is told to the company. `request.turn` is the turn after the step.
 */
export async function mailsOfStep(
  _step: RequestStep | 'ask',
  _told: StepTold,
  _now: Date,
): Promise<{ writes: Query<unknown>[]; mailIds: string[] }> {
  return { writes: [], mailIds: [] }
}
