import type { Actor } from '../../audit/deed.ts'
import { note } from '../../audit/note.ts'
import { companyById } from '../../companies/directory.ts'
import { contacts } from '../../customers/schema.ts'
import { type D1, isTaken } from '../../db/d1.ts'
import { newId } from '../../db/id.ts'
import { and, eq, isNull } from '../../db/operators.ts'
import type { RowOf } from '../../db/reach.ts'
import { beforeSignIn } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import type { Language } from '../../i18n/language.ts'
import { newMail } from '../../mail/outbox.ts'
import { mails } from '../../mail/schema.ts'
import { inviting } from '../invite.ts'
import { invitationRunLines, invitationRuns } from '../schema.ts'
import { candidatesFor, candidatesOf } from './candidates.ts'
import type { RunToWorkOff } from './queue.ts'
import { type Addressee, type Candidate, type Verdict, whomToInvite, whomToTell } from './run.ts'

/** Customers a step is made for: at up to ten statements each, well below the thousand of one call of a Worker. */
export const stepSize = 50

/** How a step went: the mails it wrote, and whether there is another step to make. */
export interface Step {
  mailIds: string[]
  more: boolean
}

/**
 * Makes the next step of a run, in one batch: where it was broken off nothing of it was written, and it is made anew.
 * A run that is over, or whose step another call is making, is left alone. Throws what D1 refuses: then a customer was
 * invited by someone else meanwhile, and the step is to be tried again. `keys` are the deployment's DATA_KEYS.
 */
export async function stepRun(d1: D1, keys: string, { companyId, runId }: RunToWorkOff): Promise<Step> {
  const now = new Date()
  const { run, language } = await readRun(d1, companyId, runId)
  if (!run) return nothing
  const [found, people] = candidatesFor(companyId, run, run.lastCustomer, stepSize)
  const [customerRows = [], peopleRows = []] = await d1.send([found.statement(), people.statement()])
  const customers = candidatesOf(
    customerRows.map((row) => found.decode(row)),
    peopleRows.map((row) => people.decode(row)),
  )
  const making = { companyId, keys, run, language, now }
  const lines = await Promise.all(customers.map((customer) => writesFor(making, customer)))
  const mailIds = lines.flatMap(({ mailId }) => mailId ?? [])
  const more = customers.length === stepSize
  const moved = beforeSignIn(companyId).update(
    invitationRuns,
    {
      done: run.done + customers.length,
      mailed: run.mailed + mailIds.length,
      lastCustomer: customers.at(-1)?.id ?? run.lastCustomer,
      steppedAt: now,
      finishedAt: more ? null : now,
    },
    and(eq(invitationRuns.id, runId), eq(invitationRuns.lastCustomer, run.lastCustomer)),
  )
  // The lines come first: their key is what a second call at the same step runs into.
  const writes = [moved, ...lines.map(({ line }) => line), ...lines.flatMap(({ others }) => others)]
  try {
    await d1.send(writes.map((write) => write.statement()))
  } catch (error) {
    if (isTaken(error, 'invitation_run_lines.customer_id')) return nothing
    throw error
  }
  return { mailIds, more }
}

const nothing: Step = { mailIds: [], more: false }

const runColumns = {
  id: invitationRuns.id,
  kind: invitationRuns.kind,
  audience: invitationRuns.audience,
  customerIds: invitationRuns.customerIds,
  text: invitationRuns.text,
  accountId: invitationRuns.accountId,
  accountName: invitationRuns.accountName,
  done: invitationRuns.done,
  mailed: invitationRuns.mailed,
  lastCustomer: invitationRuns.lastCustomer,
}
type Run = RowOf<typeof runColumns>

async function readRun(d1: D1, companyId: string, runId: string) {
  const unfinished = and(eq(invitationRuns.id, runId), isNull(invitationRuns.finishedAt))
  const query = beforeSignIn(companyId).from(invitationRuns, runColumns).where(unfinished)
  const owner = companyById(companyId)
  const [[run] = [], [company] = []] = await d1.send([query.statement(), owner.statement()])
  if (!run || !company) return { run: undefined, language: undefined as never }
  return { run: query.decode(run), language: owner.decode(company).language }
}

/** What a step needs to know beside the customer. */
interface Making {
  companyId: string
  keys: string
  run: Run
  /** The company's, in which announcements are written. */
  language: Language
  now: Date
}

/** The line of a customer, and what else is written for them. */
async function writesFor(making: Making, customer: Candidate) {
  const { companyId, run, now } = making
  const verdict: Verdict = run.kind === 'invitation' ? whomToInvite(customer, now) : whomToTell(customer, now)
  const { outcome } = verdict
  const addressee = 'addressee' in verdict ? verdict.addressee : undefined
  const made = addressee && (await (outcome === 'invited' ? invitation : announcement)(making, customer, addressee))
  const line = beforeSignIn(companyId).insert(invitationRunLines, {
    runId: run.id,
    customerOf: customer.id,
    name: customer.name,
    outcome,
    email: addressee?.email ?? null,
    mailId: made?.mailId ?? null,
  })
  return { line, others: made?.writes ?? [], mailId: made?.mailId }
}

interface Made {
  writes: Query<unknown>[]
  mailId: string
}

async function invitation(making: Making, customer: Candidate, addressee: Addressee): Promise<Made> {
  const { companyId, keys, run, now } = making
  const { contact, name, email, language } = addressee
  const db = beforeSignIn(companyId)
  const contactId = contact?.id ?? newId()
  const account = contact?.accountId ? { id: contact.accountId, invitedAt: contact.invitedAt } : undefined
  const invitee = { name, email, language, customerId: customer.id, contactId, account }
  const { writes, mailId } = await inviting(companyId, keys, invitee, now)
  const person = { id: contactId, customerOf: customer.id, name, email, language }
  const actor: Actor = { kind: 'staff', accountId: run.accountId, name: run.accountName }
  const subject = { customerId: customer.id, subject: name, subjectId: contactId }
  return {
    writes: [
      ...(contact ? [] : [db.insert(contacts, person), note(companyId, actor, { did: 'contact_added', ...subject })]),
      ...writes,
      note(companyId, actor, { did: 'invited', ...subject }),
    ],
    mailId,
  }
}

async function announcement(making: Making, customer: Candidate, { contact, name, email }: Addressee): Promise<Made> {
  const { companyId, run, language } = making
  const mail = newMail({
    cause: `announcement:${run.id}:${contact?.id ?? customer.id}`,
    to: { name, email },
    language,
    customerId: customer.id,
    message: 'announcement',
    ...(run.text !== null && { data: { text: run.text } }),
  })
  return { writes: [beforeSignIn(companyId).insert(mails, mail)], mailId: mail.id }
}
