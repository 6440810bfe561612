import { describe, expect, it } from 'vitest'
import {
  aDayBefore,
  isSettled,
  isWished,
  mayConfirmAt,
  mayTake,
  offersLeft,
  type RequestState,
  requestStatuses,
  ruleOf,
  slotOf,
  statusAt,
  stepsOf,
  storedSlot,
  waitsUntil,
} from '../../src/requests/request.ts'

const hour = 60 * 60 * 1000
const now = new Date('2026-11-25T09:00Z')
const at = (hours: number) => new Date(now.getTime() + hours * hour)
const pending: RequestState = {
  ...{ kind: 'visit', status: 'pending', startAt: at(24), endAt: at(26), wishes: [], offers: [], expiresAt: at(48) },
}

describe('a step', () => {
  it.each([
    ['confirm', 'staff', ['pending', 'proposed'], 'confirmed'],
    ['decline', 'staff', ['pending', 'proposed'], 'declined'],
    ['propose', 'staff', ['pending', 'proposed'], 'proposed'],
    ['accept', 'customer', ['proposed'], 'accepted'],
    ['refuse', 'customer', ['proposed'], 'pending'],
    ['withdraw', 'customer', ['pending', 'proposed'], 'withdrawn'],
    ['expire', 'clock', ['pending', 'proposed'], 'expired'],
  ] as const)('%s is the %s’s, from %j to %s', (step, by, from, to) => {
    expect(ruleOf(step)).toEqual({ by, from, to })
  })

  it('is taken while the request waits, and by the clock from the moment that its time has run out', () => {
    const [before, then] = [new Date(pending.expiresAt.getTime() - 1), pending.expiresAt]
    expect([mayTake('confirm', pending, before), mayTake('confirm', pending, then)]).toEqual([true, false])
    expect([mayTake('expire', pending, before), mayTake('expire', pending, then)]).toEqual([false, true])
    expect(mayTake('accept', pending, now)).toBe(false)
  })

  it('that offers another time is none where a visit is to be called off', () => {
    const cancelled: RequestState = { ...pending, kind: 'cancel' }
    expect(mayTake('propose', cancelled, now)).toBe(false)
    expect(stepsOf('staff', cancelled, now)).toEqual(['confirm', 'decline'])
    expect(stepsOf('staff', pending, now)).toEqual(['confirm', 'decline', 'propose'])
    expect(stepsOf('customer', { ...pending, status: 'proposed' }, now)).toEqual(['accept', 'refuse', 'withdraw'])
    expect(stepsOf('clock', pending, pending.expiresAt)).toEqual(['expire'])
  })
})

describe('a request', () => {
  it('is settled unless it waits or was offered times', () => {
    expect(requestStatuses.filter((status) => !isSettled(status))).toEqual(['pending', 'proposed'])
  })

  it('is over once its time has run out, and what was settled before stays as it was', () => {
    expect(statusAt(pending, at(47))).toBe('pending')
    expect(statusAt(pending, at(48))).toBe('expired')
    expect(statusAt({ ...pending, status: 'declined' }, at(49))).toBe('declined')
  })

  it('waits a fortnight, or as long as the visit it is about', () => {
    expect(waitsUntil(now, undefined)).toEqual(at(14 * 24))
    expect(waitsUntil(now, null)).toEqual(at(14 * 24))
    expect(waitsUntil(now, at(5))).toEqual(at(5))
    expect(waitsUntil(now, at(15 * 24))).toEqual(at(14 * 24))
    expect(aDayBefore(now)).toEqual(at(-24))
  })
})

describe('a time', () => {
  it('is wished for where it lies within one that was named, to the minute', () => {
    const request = { ...pending, wishes: [storedSlot({ startAt: at(30), endAt: at(34) })] }
    expect(isWished(request, { startAt: at(24), endAt: at(26) })).toBe(true)
    expect(isWished(request, { startAt: at(31), endAt: at(34) })).toBe(true)
    expect(isWished(request, { startAt: at(29), endAt: at(34) })).toBe(false)
    expect(isWished(request, { startAt: at(31), endAt: at(35) })).toBe(false)
  })

  it('is confirmed where both have said yes, and where a visit is called off any is', () => {
    const other = { startAt: at(1), endAt: at(2) }
    expect(mayConfirmAt(pending, pending, false)).toBe(true)
    expect([mayConfirmAt(pending, other, false), mayConfirmAt(pending, other, true)]).toEqual([false, true])
    expect(mayConfirmAt({ ...pending, kind: 'cancel' }, other, false)).toBe(true)
  })

  it('that was offered can be taken until it begins, by its place among all', () => {
    const offers = [0, 1, 2].map((hours) => storedSlot({ startAt: at(hours), endAt: at(hours + 1) }))
    expect(offersLeft({ offers }, now).map(({ place }) => place)).toEqual([1, 2])
    expect(offersLeft({ offers }, at(-1)).map(({ place, start }) => [place, start])).toEqual(
      offers.map(({ start }, place) => [place, start]),
    )
    expect(slotOf(storedSlot(pending))).toEqual({ startAt: at(24), endAt: at(26) })
  })
})
