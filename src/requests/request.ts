import type { Period } from '../time/period.ts'
/** What a customer may ask for: a new visit, another time for one that is planned, or that it be called off. */
export const requestKinds = ['visit', 'move', 'cancel'] as const
export type RequestKind = (typeof requestKinds)[number]

export const requestStatuses = [
  ...(['pending', 'proposed', 'confirmed', 'accepted', 'declined', 'withdrawn', 'expired'] as const),
] as const
export type RequestStatus = (typeof requestStatuses)[number]

/** Who may take a step: someone at the customer, staff, or the clock. */
export const requestSides = ['customer', 'staff', 'clock'] as const
export type RequestSide = (typeof requestSides)[number]

/** What may be done with a request. */
export type RequestStep = 'confirm' | 'decline' | 'propose' | 'accept' | 'refuse' | 'withdraw' | 'expire'

interface Rule {
  by: RequestSide
  from: readonly RequestStatus[]
  to: RequestStatus
}

const open = ['pending', 'proposed'] as const
const rules: Record<RequestStep, Rule> = {
  confirm: { by: 'staff', from: open, to: 'confirmed' },
  decline: { by: 'staff', from: open, to: 'declined' },
  propose: { by: 'staff', from: open, to: 'proposed' },
  accept: { by: 'customer', from: ['proposed'], to: 'accepted' },
  /** None of the times that were offered suits: it waits for staff again. */
  refuse: { by: 'customer', from: ['proposed'], to: 'pending' },
  withdraw: { by: 'customer', from: open, to: 'withdrawn' },
  expire: { by: 'clock', from: open, to: 'expired' },
}

/** Where a step leads, and who takes it. */
export const ruleOf = (step: RequestStep): Rule => rules[step]

/** Whether nothing more can be done with it. */
export const isSettled = (status: RequestStatus): boolean => !(open as readonly RequestStatus[]).includes(status)

/** A time that is wished for, offered or agreed on. */
export type Slot = Period

/** What of a request its rules go by. */
export interface RequestState extends Slot {
  kind: RequestKind
  status: RequestStatus
  wishes: Wish[]
  /** The times that staff offered, in the order in which they did. */
  offers: StoredSlot[]
  expiresAt: Date
}

/** A slot as JSON keeps it: UTC milliseconds since 1970. */
export interface StoredSlot {
  start: number
  end: number
}

/**
 * A time that would suit. Of one of several days, such as "any morning this week", each day's part of it is a slot; the
 * visit may be anywhere within one.
 */
export type Wish = StoredSlot

/** A time out of its row, and into it. */
export const slotOf = ({ start, end }: StoredSlot): Slot => ({ startAt: new Date(start), endAt: new Date(end) })
export const storedSlot = ({ startAt, endAt }: Slot): StoredSlot => ({ start: startAt.getTime(), end: endAt.getTime() })

/** The times that the customer wishes for, the first of them first. */
export const timesWished = ({ startAt, endAt, wishes }: Slot & Pick<RequestState, 'wishes'>): Slot[] => [
  { startAt, endAt },
  ...wishes.map(slotOf),
]

/** What a request is by now: one whose time has run out is over, whether the clock has come by or not. */
export const statusAt = (request: Pick<RequestState, 'status' | 'expiresAt'>, now: Date): RequestStatus =>
  isSettled(request.status) || request.expiresAt > now ? request.status : 'expired'

/** Whether a step may be taken now: the one rule that pages, writes and the clock go by. */
export function mayTake(step: RequestStep, request: RequestState, now: Date): boolean {
  const { from } = rules[step]
  const isDue = request.expiresAt <= now
  if (!from.includes(request.status) || isDue !== (step === 'expire')) return false
  // Calling off has no time that could be offered instead.
  return step !== 'propose' || request.kind !== 'cancel'
}

/** The steps that a side may take now. */
export const stepsOf = (side: RequestSide, request: RequestState, now: Date): RequestStep[] =>
  (Object.keys(rules) as RequestStep[]).filter((step) => rules[step].by === side && mayTake(step, request, now))

/** Whether the customer has asked for just that time, or for a span that holds it. */
export const isWished = (request: Slot & Pick<RequestState, 'wishes'>, slot: Slot): boolean =>
  timesWished(request).some(({ startAt, endAt }) => startAt <= slot.startAt && slot.endAt <= endAt)

/**
 * Whether staff may confirm at a time: the customer asked for it, or said yes to it otherwise, such as on the phone, and
 * staff vouch for that. So there is no visit without consent of both.
 */
export const mayConfirmAt = (request: RequestState, slot: Slot, agreed: boolean): boolean =>
  request.kind === 'cancel' || agreed || isWished(request, slot)

/** Those of the times offered that have not begun, each with its place among all: nobody can say yes to the others. */
export const offersLeft = ({ offers }: Pick<RequestState, 'offers'>, now: Date): (StoredSlot & { place: number })[] =>
  offers.map((offer, place) => ({ ...offer, place })).filter(({ start }) => start > now.getTime())

/** How many times may be offered at once. */
export const mostOffers = 3

/** How many requests a customer may have open at once. */
export const mostOpen = 20

/** How many a customer may make within a day: each tells the company by mail, and so does taking it back. */
export const mostADay = 40
export const aDayBefore = (now: Date): Date => new Date(now.getTime() - day)

/**
 * How long a request waits for staff from now on: a fortnight, and what is about a visit no longer than that lasts, after
 * which it is moot. One that goes back to staff waits anew.
 */
export const waitsUntil = (now: Date, visitEnd: Date | null | undefined): Date =>
  new Date(Math.min(now.getTime() + 14 * day, visitEnd?.getTime() ?? Number.POSITIVE_INFINITY))

const day = 24 * 60 * 60 * 1000

/** Stages of a request, as lists show them. */
export const requestStages = ['waiting', 'offered', 'agreed', 'over'] as const
export type RequestStage = (typeof requestStages)[number]
