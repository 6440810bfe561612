import { env } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isWished,
  mayConfirmAt,
  mayTake,
  type RequestKind,
  type RequestState,
  type RequestStep,
  requestKinds,
  requestSides,
  ruleOf,
  type Slot,
  type StoredSlot,
  stepsOf,
} from '../../src/requests/request.ts'
import { visitRequests } from '../../src/requests/schema.ts'
import { taking } from '../../src/requests/steps.ts'
import { visits } from '../../src/visits/schema.ts'
import { slotsIn } from '../support/requests.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const { companyId, alice } = world
const db = drizzle(env.DB)
const steps: RequestStep[] = ['confirm', 'decline', 'propose', 'accept', 'refuse', 'withdraw', 'expire']
const slots = slotsIn(5, 6, 7, 8)
const slotAt = (place: number): StoredSlot => slots[place % slots.length] as StoredSlot
const opened = ({ start, end }: StoredSlot): Slot => ({ startAt: new Date(start), endAt: new Date(end) })

const isAmong = (offers: StoredSlot[], { start, end }: StoredSlot) =>
  offers.some((offer) => offer.start === start && offer.end === end)

/** One try: by someone who was shown the request as it is or as it was, in time or too late. */
const tries = fc.array(
  fc.record({
    step: fc.constantFrom(...steps),
    place: fc.nat(3),
    stale: fc.boolean(),
    late: fc.boolean(),
    /** Past the condition of the write, to see that triggers hold the same. */
    bare: fc.boolean(),
  }),
  { minLength: 1, maxLength: 10 },
)
let made = 0

/** Writes a request as a customer asks for it; of a visit that is planned, where it is about one. */
async function begin(kind: RequestKind): Promise<{ id: string; visitId: string | null; state: RequestState }> {
  made += 1
  const id = `run-${made}`
  const visitId = kind === 'visit' ? null : `visit-of-${id}`
  const slot = opened(slotAt(0))
  const owners = { companyId, customerId: alice.id, jobId: alice.jobId }
  const expiresAt = new Date(Date.now() + 3_600_000)
  if (visitId) await db.insert(visits).values({ ...owners, id: visitId, ...slot, status: 'planned' })
  await db.insert(visitRequests).values({ ...owners, id, kind, visitId, ...slot, expiresAt, changedAt: new Date() })
  return { id, visitId, state: { kind, status: 'pending', ...slot, wishes: [], offers: [], expiresAt } }
}

/** Whether the database took the step. */
const took = async (write: Promise<unknown[]>): Promise<boolean> =>
  write.then(
    (rows) => rows.length === 1,
    () => false,
  )

describe('whatever is tried on a request, in whatever order', () => {
  it('the rules and the database agree, and there is one visit at most, of which both have said yes', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...requestKinds), tries, async (kind, sequence) => {
        const { id, visitId, state } = await begin(kind)
        let turn = 1
        for (const { step, place, stale, late, bare } of sequence) {
          // Whether staff may offer times instead is theirs to check: a trigger does not.
          if (step === 'propose' && kind === 'cancel') continue
          // What leaves status and turn as they are is no step.
          if (bare && stale && ruleOf(step).to === state.status) continue
          const now = late || step === 'expire' ? new Date(state.expiresAt.getTime() + 1) : new Date()
          const slot = slotAt(place)
          const agreed = step === 'accept' || step === 'confirm'
          const { changes, where } = taking(step, { id, turn: stale ? turn - 1 : turn }, 'Someone', now)
          const set = {
            ...changes,
            ...(step === 'propose' && { offers: [slot, slotAt(place + 1)] }),
            ...(agreed && { visitStart: new Date(slot.start), visitEnd: new Date(slot.end) }),
          }
          const mine = and(eq(visitRequests.companyId, companyId), bare ? eq(visitRequests.id, id) : where)
          const isWritten = await took(
            db.update(visitRequests).set(set).where(mine).returning({ id: visitRequests.id }),
          )
          const isLawful = bare ? ruleOf(step).from.includes(state.status) : mayTake(step, state, now)
          expect(isWritten).toBe(!stale && isLawful && (step !== 'accept' || isAmong(state.offers, slot)))
          if (!isWritten) continue
          turn += 1
          state.status = ruleOf(step).to
          if (step === 'propose') state.offers = set.offers ?? []
        }
        const isAgreed = state.status === 'confirmed' || state.status === 'accepted'
        expect(await countIn('visits', world, `id = '${id}'`)).toBe(isAgreed && kind === 'visit' ? 1 : 0)
        expect(await countIn('request_steps', world, `request_id = '${id}'`)).toBe(turn)
        // Whoever asks says yes to the time asked for; to one that staff offer, by accepting it.
        for (const side of isAgreed ? ['customer', 'staff'] : [])
          expect(await countIn('request_steps', world, `request_id = '${id}' and by = '${side}'`)).toBeGreaterThan(0)
        if (visitId) {
          const moved = isAgreed && kind === 'move' ? 'version = 2' : 'version = 1'
          const is = isAgreed && kind === 'cancel' ? "status = 'cancelled'" : `status = 'planned' and ${moved}`
          expect(await countIn('visits', world, `id = '${visitId}' and ${is}`)).toBe(1)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('the rules of a request', () => {
  const states = fc.record({
    kind: fc.constantFrom(...requestKinds),
    status: fc.constantFrom(
      'pending',
      'proposed',
      'confirmed',
      'accepted',
      'declined',
      'withdrawn',
      'expired' as const,
    ),
    startAt: fc.constant(new Date(slotAt(0).start)),
    endAt: fc.constant(new Date(slotAt(0).end)),
    wishes: fc.subarray(slots),
    offers: fc.subarray(slots),
    expiresAt: fc.constantFrom(new Date(0), new Date(1e13)),
  }) as fc.Arbitrary<RequestState>

  it('let nobody do anything with one that is settled, nor anyone but the clock once its time has run out', () => {
    fc.assert(
      fc.property(states, (state) => {
        const possible = requestSides.flatMap((side) => stepsOf(side, state, new Date()))
        const isOpen = state.status === 'pending' || state.status === 'proposed'
        if (!isOpen) expect(possible).toEqual([])
        else if (state.expiresAt < new Date()) expect(possible).toEqual(['expire'])
        else expect(possible).not.toContain('expire')
      }),
    )
  })

  it('let staff confirm what was wished for, and nothing else unless the customer has said yes to it', () => {
    fc.assert(
      fc.property(states, fc.nat(3), fc.boolean(), (state, place, agreed) => {
        const slot = opened(slotAt(place))
        const wished = [slotAt(0), ...state.wishes].some(({ start }) => start === slotAt(place).start)
        expect(isWished(state, slot)).toBe(wished)
        expect(mayConfirmAt(state, slot, agreed)).toBe(state.kind === 'cancel' || agreed || wished)
      }),
    )
  })
})
