import { type Addressee, wanting } from '../access/addressees.ts'
import type { Company } from '../companies/company.ts'
import type { Query } from '../db/select.ts'
import { mailing } from '../mail/mailing.ts'
import type { MailData } from '../mail/message.ts'
import type { NewMail } from '../mail/outbox.ts'
import { timesToKeep } from '../mail/times.ts'
import { newProposalLink } from '../sessions/proposal-link.ts'
import type { RequestKind, RequestStep, Slot } from './request.ts'

/** What the mails of a step tell. */
export interface StepTold {
  company: Pick<Company, 'id' | 'name' | 'email' | 'language' | 'closed'>
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

/** What a step writes beside itself, and the ids of its mails for the queue. */
interface StepMails {
  writes: Query<unknown>[]
  mailIds: string[]
}

const toCompany = {
  ask: 'request_asked',
  accept: 'request_accepted',
  refuse: 'request_refused',
  withdraw: 'request_withdrawn',
  expire: 'request_unanswered',
} as const

const toCustomer = {
  confirm: 'request_confirmed',
  accept: 'request_confirmed',
  decline: 'request_declined',
  expire: 'request_expired',
} as const

/**
 * The mails that a step causes, as writes for its batch, and their ids for the queue: what staff do is told to the
 * customer, what the customer does is told to the company. `request.turn` is the turn after the step.
 */
export async function mailsOfStep(step: RequestStep | 'ask', told: StepTold, now: Date): Promise<StepMails> {
  const { company, request, addressees } = told
  const made: StepMails = { writes: [], mailIds: [] }
  const add = (mail: NewMail) => {
    const { write, mailId } = mailing(company.id, mail, now)
    made.writes.push(write)
    made.mailIds.push(mailId)
  }
  if (step in toCompany) {
    add({
      ...addressed(told, { id: 'company', name: company.name, email: company.email, language: company.language }),
      message: toCompany[step as keyof typeof toCompany],
      path: `/admin/requests/${request.id}`,
      data: dataOf(step, told),
    })
  }
  if (step in toCustomer) {
    for (const person of wanting('requests', addressees)) {
      add({
        ...addressed(told, { ...person, id: person.contactId }),
        message: toCustomer[step as keyof typeof toCustomer],
        path: company.closed.includes('requests') ? '/portal' : `/portal/requests/${request.id}`,
        // What the customer wrote with a step is for the company.
        data: { ...dataOf(step, told), ...(step === 'accept' && { said: '' }) },
      })
    }
  }
  if (step === 'propose') {
    // An offer waits for an answer, so it reaches those who may give one, whatever they muted.
    for (const person of addressees.filter(({ mayRequest }) => mayRequest)) {
      const { id: requestId, turn, expiresAt } = request
      const offer = { companyId: company.id, requestId, turn, contactId: person.contactId, expiresAt }
      const { write, link } = await newProposalLink(told.keys, offer)
      made.writes.push(write)
      add({
        ...addressed(told, { ...person, id: person.contactId }),
        ...{ message: 'request_proposed', link, data: dataOf(step, told) },
      })
    }
  }
  return made
}

/** One mail a step and reader, whoever makes the step how often. */
const addressed = (
  { request: { id, turn, customerId } }: StepTold,
  reader: { id: string; name: string; email: string; language: NewMail['language'] },
) => ({
  cause: `request:${id}:${turn}:${reader.id}`,
  to: { name: reader.name, email: reader.email },
  language: reader.language,
  customerId,
})

const dataOf = (step: RequestStep | 'ask', told: StepTold): MailData => ({
  ...{ kind: told.request.kind, job: told.job, customer: told.customer },
  times: timesToKeep(step === 'propose' ? (told.offers ?? []) : [told.slot]),
  // Only while an answer is awaited.
  ...((step === 'ask' || step === 'propose') && { until: String(told.request.expiresAt.getTime()) }),
  ...(told.reason && { said: told.reason }),
})
