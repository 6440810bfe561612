import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import * as rules from '../../src/requests/request.ts'
import { taking } from '../../src/requests/steps.ts'

const { requestStatuses, requestSides, ruleOf } = rules
const now = new Date('2026-11-26T08:00:00Z')
const at = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
const slot = (from: number, to: number): rules.Slot => ({ startAt: at(from), endAt: at(to) })
const stored = (from: number, to: number): rules.StoredSlot => ({ start: at(from).getTime(), end: at(to).getTime() })
const request = (change: Partial<rules.RequestState> = {}): rules.RequestState => ({
  ...{ kind: 'visit', status: 'pending', wishes: [], offers: [], expiresAt: at(1), ...slot(10, 12), ...change },
})

/** Every step: who takes it, from where, and where it leads. */
const steps = {
  confirm: ['staff', ['pending', 'proposed'], 'confirmed'],
  decline: ['staff', ['pending', 'proposed'], 'declined'],
  propose: ['staff', ['pending', 'proposed'], 'proposed'],
  accept: ['customer', ['proposed'], 'accepted'],
  refuse: ['customer', ['proposed'], 'pending'],
  withdraw: ['customer', ['pending', 'proposed'], 'withdrawn'],
  expire: ['clock', ['pending', 'proposed'], 'expired'],
} as const
type Step = keyof typeof steps
const names = Object.keys(steps) as Step[]

describe('a step', () => {
  it.each(names)('%s is taken by its side alone, from where it may, and leads where it says', (step) => {
    const [by, from, to] = steps[step]
    expect(ruleOf(step)).toEqual({ by, from, to })
    for (const status of requestStatuses) {
      const isOpen = (from as readonly string[]).includes(status)
      expect(rules.mayTake(step, request({ status }), now)).toBe(isOpen && step !== 'expire')
      const over = request({ status, expiresAt: now })
      expect(rules.mayTake(step, over, now)).toBe(isOpen && step === 'expire')
      for (const side of requestSides)
        expect(rules.stepsOf(side, request({ status }), now).includes(step)).toBe(
          isOpen && side === by && step !== 'expire',
        )
    }
  })

  it('of a visit that is to be called off offers no other time', () => {
    const may = (kind: rules.RequestKind) => rules.stepsOf('staff', request({ kind }), now)
    expect(may('move')).toEqual(['confirm', 'decline', 'propose'])
    expect(may('cancel')).toEqual(['confirm', 'decline'])
  })

  it('is written on the request as it was shown, from where it may be taken, in time', () => {
    const said = taking('decline', { id: 'r', turn: 4 }, 'Ada', now, 'Too far')
    expect(said.changes).toEqual({
      ...{ status: 'declined', turn: 5, reason: 'Too far', changedAt: now, changedBy: 'staff', changedByName: 'Ada' },
    })
    const sqlOf = (step: Step) => {
      const { where } = taking(step, { id: 'r', turn: 4 }, null, now)
      return new SQLiteSyncDialect().sqlToQuery(where as NonNullable<typeof where>)
    }
    const sql = (compared: string) =>
      `("visit_requests"."id" = ? and "visit_requests"."turn" = ? and "visit_requests"."status" in (?, ?) and "visit_requests"."expires_at" ${compared} ?)`
    const params = ['r', 4, 'pending', 'proposed', now.getTime()]
    expect(sqlOf('withdraw')).toMatchObject({ sql: sql('>'), params })
    expect(sqlOf('expire')).toMatchObject({ sql: sql('<='), params })
    expect(taking('expire', { id: 'r', turn: 1 }, null, now).changes.reason).toBeNull()
  })
})

describe('a request', () => {
  it('is settled once nothing more can be done with it', () => {
    expect(requestStatuses.filter(rules.isSettled)).toEqual([
      'confirmed',
      'accepted',
      'declined',
      'withdrawn',
      'expired',
    ])
  })

  it('is over once its time has run out, unless it was settled before', () => {
    for (const status of requestStatuses) {
      const over = rules.isSettled(status) ? status : 'expired'
      const by = (expiresAt: Date) => rules.statusAt({ status, expiresAt }, now)
      expect([by(at(1)), by(now), by(at(-1))]).toEqual([status, over, over])
    }
  })

  it('waits a fortnight, and no longer than what it is about', () => {
    expect(rules.waitsUntil(now, null)).toEqual(at(14 * 24))
    expect(rules.waitsUntil(now, undefined)).toEqual(at(14 * 24))
    expect(rules.waitsUntil(now, at(5))).toEqual(at(5))
    expect(rules.waitsUntil(now, at(15 * 24))).toEqual(at(14 * 24))
    expect(rules.aDayBefore(now)).toEqual(at(-24))
  })
})

describe('a time', () => {
  it('goes into its row and out of it', () => {
    expect(rules.storedSlot(slot(1, 2))).toEqual(stored(1, 2))
    expect(rules.slotOf(stored(1, 2))).toEqual(slot(1, 2))
  })

  it('is wished for where the first of the wishes or another holds it, and nowhere else', () => {
    const wishing = request({ wishes: [stored(20, 24)] })
    expect(rules.timesWished(wishing)).toEqual([slot(10, 12), slot(20, 24)])
    for (const [from, to, isWished] of [
      [10, 12, true],
      [9, 12, false],
      [10, 13, false],
      [20, 24, true],
      [21, 22, true],
      [19, 22, false],
      [23, 25, false],
    ] as const)
      expect([from, to, rules.isWished(wishing, slot(from, to))]).toEqual([from, to, isWished])
  })

  it('is confirmed where it was wished for or agreed otherwise, and calling off at any', () => {
    const may = (kind: rules.RequestKind, from: number, agreed: boolean) =>
      rules.mayConfirmAt(request({ kind }), slot(from, 12), agreed)
    expect([may('visit', 10, false), may('visit', 9, false), may('visit', 9, true)]).toEqual([true, false, true])
    expect([may('move', 9, false), may('cancel', 9, false)]).toEqual([false, true])
  })

  it('that was offered can be taken until it begins, by its place among all', () => {
    const offers = [stored(-1, 1), stored(0, 1), stored(1, 2), stored(2, 3)]
    expect(rules.offersLeft({ offers }, now)).toEqual([
      { ...stored(1, 2), place: 2 },
      { ...stored(2, 3), place: 3 },
    ])
  })
})
